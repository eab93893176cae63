package dev.baton.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Lambda with one function, which is a lambda; it answers what that says, or fails as it does. */
public final class FakeLambda implements CloudPart, Service {
  public final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final Function<JsonNode, JsonNode> function;

  public FakeLambda(Function<JsonNode, JsonNode> function) {
    this.function = function;
  }

  @Override
  public List<Service> services() {
    return List.of(this);
  }

  @Override
  public String name() {
    return "lambda";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    if (!request.action().equals("Invoke")) {
      return AwsResponse.of(200, protocol(), "{\"Role\": \"arn:aws:iam::000000000000:role/r\"}");
    }
    JsonNode event = Json.parse(request.text());
    events.add(event);
    try {
      return AwsResponse.of(200, protocol(), function.apply(event).toString());
    } catch (RuntimeException e) {
      String failure =
          Json.object()
              .put("errorMessage", e.getMessage())
              .put("errorType", e.getClass().getName())
              .toString();
      return new AwsResponse(
          200,
          Map.of("x-amz-function-error", List.of("Unhandled")),
          failure.getBytes(StandardCharsets.UTF_8));
    }
  }
}
