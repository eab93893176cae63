package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.EngineException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Step Functions for one request of its own: a state machine that starts another one. */
final class ChildService implements Service {
  private final @Nullable Service states;
  private final Supplier<JsonNode> start;
  private @Nullable JsonNode started;

  /**
   * @param states the service as it is for everybody, which says what permissions are needed
   */
  ChildService(@Nullable Service states, Supplier<JsonNode> start) {
    this.states = states;
    this.start = start;
  }

  /** What was started last; null when nothing was. */
  @Nullable JsonNode started() {
    return started;
  }

  @Override
  public String name() {
    return "states";
  }

  @Override
  public Protocol protocol() {
    return Protocol.AWS_JSON_1_0;
  }

  @Override
  public List<Permission> permissions(AwsRequest request) {
    return states == null ? Service.super.permissions(request) : states.permissions(request);
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    try {
      JsonNode answer = start.get();
      started = answer;
      return AwsResponse.of(200, protocol(), Json.object().toString());
    } catch (EngineException e) {
      throw AwsException.badRequest(e.code(), String.valueOf(e.getMessage()));
    }
  }
}
