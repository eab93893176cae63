package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What requests to Step Functions need permission for: whatever their ARN names; of a task token
 * the state machine that waits on it.
 */
final class StatesPermissions {
  /** The members that name a resource; the first that a request has counts. */
  private static final List<String> ARNS =
      List.of(
          "stateMachineAliasArn",
          "stateMachineVersionArn",
          "stateMachineArn",
          "executionArn",
          "mapRunArn",
          "activityArn",
          "resourceArn");

  private final CloudContext context;
  private final Engine engine;

  StatesPermissions(CloudContext context, Engine engine) {
    this.context = context;
    this.engine = engine;
  }

  List<Permission> of(AwsRequest request) {
    JsonNode body = Json.parseOrNull(request.body());
    String resource = body == null ? null : resource(request.action(), body);
    List<Permission> needed = new ArrayList<>();
    needed.add(new Permission("states:" + request.action(), resource == null ? "*" : resource));
    String role = body == null ? "" : body.path("roleArn").asText("");
    if (!role.isEmpty()) {
      Map<String, List<String>> facts =
          Map.of("iam:passedtoservice", List.of("states.amazonaws.com"));
      needed.add(new Permission("iam:PassRole", role, facts));
    }
    return needed;
  }

  private @Nullable String resource(String action, JsonNode body) {
    for (String member : ARNS) {
      if (body.path(member).isTextual()) {
        return body.path(member).asText();
      }
    }
    return switch (action) {
      case "CreateStateMachine" ->
          context.arn("states", "stateMachine:" + body.path("name").asText());
      case "CreateActivity" -> context.arn("states", "activity:" + body.path("name").asText());
      case "SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat" ->
          engine.stateMachineOfToken(body.path("taskToken").asText());
      default -> null;
    };
  }
}
