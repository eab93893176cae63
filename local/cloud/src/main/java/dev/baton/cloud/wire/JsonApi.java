package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service of an AWS JSON protocol as a table of its actions. */
public final class JsonApi implements ActionTable {

  /** One action: takes the request's members, gives the answer's. */
  @FunctionalInterface
  public interface Action {
    JsonNode call(Params params, AwsRequest request);
  }

  private final String name;
  private final Protocol protocol;
  private final Map<String, Action> actions;
  private final @Nullable Function<AwsRequest, List<Permission>> permissions;

  /** A service whose actions need permissions of their own names, for all resources. */
  public JsonApi(String name, Protocol protocol, Map<String, Action> actions) {
    this(name, protocol, actions, null);
  }

  /**
   * A service that says what each request needs permission for.
   *
   * @param permissions null for those of the actions' names, for all resources
   */
  public JsonApi(
      String name,
      Protocol protocol,
      Map<String, Action> actions,
      @Nullable Function<AwsRequest, List<Permission>> permissions) {
    this.name = name;
    this.protocol = protocol;
    this.actions = Map.copyOf(actions);
    this.permissions = permissions;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public Set<String> actions() {
    return actions.keySet();
  }

  @Override
  public List<Permission> permissions(AwsRequest request) {
    return permissions == null
        ? ActionTable.super.permissions(request)
        : permissions.apply(request);
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    Action action = actions.get(request.action());
    if (action == null) {
      throw unknown(name, request.action());
    }
    JsonNode body = request.body().length == 0 ? Json.object() : Json.parseOrNull(request.body());
    if (!(body instanceof ObjectNode members)) {
      throw AwsException.badRequest(
          "SerializationException", "The body of the request is not a JSON object");
    }
    JsonNode answer = action.call(new Params(members), request);
    return new AwsResponse(
        200, Map.of("content-type", List.of(protocol.contentType())), Json.bytes(answer));
  }

  /** The refusal of an action that a service here does not have. */
  public static AwsException unknown(String service, String action) {
    return AwsException.badRequest(
        "UnknownOperationException", "The embedded cloud has no action " + service + ":" + action);
  }
}
