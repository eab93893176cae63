package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.port.ServiceCall;
import dev.baton.engine.port.ServiceCallback;
import dev.baton.engine.port.ServicePort;
import java.util.Map;

/** The functions of a case, which behave as the recording says they did. */
final class Functions implements ServicePort {
  private static final String REQUEST_ID = "8f7c8a5e-2f1d-4a40-9d4a-0c3b8d5f6a71";

  private final Map<String, JsonNode> behaviours;
  private final EngineClock clock;

  Functions(Map<String, JsonNode> behaviours, EngineClock clock) {
    this.behaviours = behaviours;
    this.clock = clock;
  }

  @Override
  public void call(ServiceCall call, ServiceCallback callback) {
    if (!call.service().equals("lambda") || !call.action().equals("invoke")) {
      callback.failed("UnsupportedOperation", call.service() + ":" + call.action());
      return;
    }
    String given = call.parameters().path("FunctionName").asText();
    String name = given.substring(given.lastIndexOf(':') + 1);
    JsonNode behaviour = behaviours.get(name);
    if (behaviour == null) {
      callback.failed("ResourceNotFoundException", notFound(given));
      return;
    }
    JsonNode payload = call.parameters().path("Payload");
    behave(behaviour, payload.isMissingNode() ? Json.object() : payload, callback);
  }

  private void behave(JsonNode behaviour, JsonNode payload, ServiceCallback callback) {
    switch (behaviour.path("behaviour").asText()) {
      case "constant" -> callback.succeeded(behaviour.path("result"));
      case "raise" -> raise(behaviour, callback);
      case "largeOutput" ->
          callback.succeeded(TextNode.valueOf("a".repeat(behaviour.path("bytes").asInt())));
      case "sleepThenIdentity" ->
          clock.at(
              clock.now().plusSeconds(behaviour.path("seconds").asLong()),
              () -> callback.succeeded(payload));
      default -> callback.succeeded(payload);
    }
  }

  private static void raise(JsonNode behaviour, ServiceCallback callback) {
    String type = behaviour.path("errorType").asText();
    ObjectNode cause = Json.object();
    cause.put("errorMessage", behaviour.path("errorMessage").asText()).put("errorType", type);
    cause.put("requestId", REQUEST_ID).putArray("stackTrace");
    callback.failed(type, Json.text(cause));
  }

  private static String notFound(String name) {
    String arn =
        name.startsWith("arn:")
            ? name
            : "arn:aws:lambda:%s:%s:function:%s"
                .formatted(RecordedCase.REGION, RecordedCase.ACCOUNT, name);
    return "Function not found: %s:$LATEST (Service: AWSLambda; Status Code: 404; Error Code: "
            .formatted(arn)
        + "ResourceNotFoundException; Request ID: "
        + REQUEST_ID
        + "; Proxy: null)";
  }
}
