package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invocations of functions; the answer is the payload alone. */
final class LambdaWire implements ServiceMapping.Wire {
  private final JsonWire others = new JsonWire("lambda");

  @Override
  public AwsRequest request(Principal caller, String action, JsonNode parameters) {
    if (!action.equals("Invoke")) {
      return others.request(caller, action, parameters);
    }
    String function = parameters.path("FunctionName").asText().replace(":", "%3A");
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("content-type", List.of("application/json"));
    JsonNode type = parameters.path("InvocationType");
    headers.put("x-amz-invocation-type", List.of(type.asText("RequestResponse")));
    JsonNode payload = parameters.path("Payload");
    return new AwsRequest(
        caller,
        "lambda",
        action,
        "POST",
        "/2015-03-31/functions/" + function + "/invocations",
        parameters.hasNonNull("Qualifier")
            ? "Qualifier=" + parameters.path("Qualifier").asText()
            : null,
        headers,
        Json.bytes(payload.isMissingNode() ? Json.object() : payload));
  }

  @Override
  public JsonNode result(String action, AwsResponse answer) {
    if (!action.equals("Invoke")) {
      return others.result(action, answer);
    }
    JsonNode payload = Json.parseOrNull(answer.body());
    return payload == null ? NullNode.getInstance() : payload;
  }
}
