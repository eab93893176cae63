package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.text.Json;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.RequestHold;
import dev.baton.cloud.door.Service;
import dev.baton.engine.clock.EngineClock;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lambda with the functions of one case at a time, which behave as recorded. */
final class RecordedFunctions implements Service {
  private final EngineClock clock;
  private volatile Map<String, JsonNode> behaviours = Map.of();

  RecordedFunctions(EngineClock clock) {
    this.clock = clock;
  }

  /** Makes the functions of a case the ones there are. */
  void become(Map<String, JsonNode> functions) {
    behaviours = functions;
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
  public String action(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> headers,
      byte[] body) {
    return "Invoke";
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    String function = path.substring(0, path.lastIndexOf('/'));
    String name = function.substring(function.lastIndexOf('/') + 1);
    JsonNode behaviour = behaviours.get(name.substring(name.lastIndexOf(':') + 1));
    if (behaviour == null) {
      throw new AwsException(
          404,
          "ResourceNotFoundException",
          "Function not found: arn:aws:lambda:us-east-1:000000000000:function:"
              + name
              + ":$LATEST");
    }
    return behave(behaviour, request.text());
  }

  private AwsResponse behave(JsonNode behaviour, String payload) {
    return switch (behaviour.path("behaviour").asText()) {
      case "constant" -> answer(Json.text(behaviour.path("result")));
      case "raise" -> raise(behaviour);
      case "largeOutput" ->
          answer(Json.text(TextNode.valueOf("a".repeat(behaviour.path("bytes").asInt()))));
      case "sleepThenIdentity" -> {
        sleep(behaviour.path("seconds").asLong());
        yield answer(payload);
      }
      default -> answer(payload);
    };
  }

  private void sleep(long seconds) {
    CompletableFuture<Boolean> awake = new CompletableFuture<>();
    clock.at(clock.now().plusSeconds(seconds), () -> awake.complete(true));
    RequestHold.await(awake);
  }

  private static AwsResponse answer(String payload) {
    return AwsResponse.of(200, Protocol.REST_JSON, payload);
  }

  private static AwsResponse raise(JsonNode behaviour) {
    ObjectNode failure = Json.object();
    failure.put("errorMessage", behaviour.path("errorMessage").asText());
    failure.put("errorType", behaviour.path("errorType").asText());
    failure.put("requestId", "8f7c8a5e-2f1d-4a40-9d4a-0c3b8d5f6a71").putArray("stackTrace");
    return new AwsResponse(
        200,
        Map.of("x-amz-function-error", List.of("Unhandled")),
        Json.text(failure).getBytes(StandardCharsets.UTF_8));
  }
}
