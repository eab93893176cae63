package dev.baton.console.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.port.ServiceCall;
import dev.baton.engine.port.ServiceCallback;
import dev.baton.engine.port.ServicePort;

/**
 * The functions of all workloads, answered inline on the calling thread: an input with a number
 * {@code n} gets {@code n + 1}, any other {@code {"ok": i}} with the input's {@code i}.
 */
final class Handlers implements ServicePort {

  @Override
  public void call(ServiceCall call, ServiceCallback callback) {
    if (call.service().equals("lambda") && call.action().equals("invoke")) {
      callback.succeeded(answer(call.parameters().path("Payload")));
    } else {
      callback.failed("States.Runtime", "Workloads call functions only");
    }
  }

  static JsonNode answer(JsonNode input) {
    JsonNode n = input.path("n");
    if (n.isIntegralNumber()) {
      return JsonNodeFactory.instance.numberNode(n.intValue() + 1);
    }
    ObjectNode answer = Json.object();
    JsonNode i = input.get("i");
    if (i != null) {
      answer.set("ok", i);
    }
    return answer;
  }
}
