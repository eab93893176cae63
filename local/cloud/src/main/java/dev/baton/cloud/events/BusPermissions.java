package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What requests to EventBridge need permission for: each event's bus, or the rule, which the
 * default bus does not show in its ARN.
 */
final class BusPermissions {
  private final CloudContext context;

  BusPermissions(CloudContext context) {
    this.context = context;
  }

  List<Permission> of(AwsRequest request) {
    JsonNode body = Json.parseOrNull(request.body());
    String action = "events:" + request.action();
    if (body == null) {
      return List.of(new Permission(action, "*"));
    }
    return switch (request.action()) {
      case "PutEvents" -> entries(action, body);
      case "PutRule", "DescribeRule", "DeleteRule", "EnableRule", "DisableRule" ->
          List.of(new Permission(action, rule(body, body.path("Name").asText())));
      case "PutTargets" -> targets(action, body);
      case "RemoveTargets", "ListTargetsByRule" ->
          List.of(new Permission(action, rule(body, body.path("Rule").asText())));
      case "CreateEventBus", "UpdateEventBus", "DeleteEventBus", "DescribeEventBus" ->
          List.of(new Permission(action, bus(body.path("Name").asText(EventBuses.DEFAULT))));
      case "ListRules" ->
          List.of(
              new Permission(action, bus(body.path("EventBusName").asText(EventBuses.DEFAULT))));
      case "TagResource", "UntagResource", "ListTagsForResource" ->
          List.of(new Permission(action, body.path("ResourceARN").asText("*")));
      default -> List.of(new Permission(action, "*"));
    };
  }

  private List<Permission> entries(String action, JsonNode body) {
    List<Permission> needed = new ArrayList<>();
    for (JsonNode entry : body.path("Entries")) {
      Map<String, List<String>> facts =
          Map.of(
              "events:source", List.of(entry.path("Source").asText()),
              "events:detail-type", List.of(entry.path("DetailType").asText()));
      String name = entry.path("EventBusName").asText(EventBuses.DEFAULT);
      needed.add(new Permission(action, bus(name), facts));
    }
    return needed;
  }

  private List<Permission> targets(String action, JsonNode body) {
    List<Permission> needed = new ArrayList<>();
    needed.add(new Permission(action, rule(body, body.path("Rule").asText())));
    for (JsonNode target : body.path("Targets")) {
      if (target.path("RoleArn").isTextual()) {
        Map<String, List<String>> facts =
            Map.of("iam:passedtoservice", List.of("events.amazonaws.com"));
        needed.add(new Permission("iam:PassRole", target.path("RoleArn").asText(), facts));
      }
    }
    return needed;
  }

  private String bus(String nameOrArn) {
    return nameOrArn.startsWith("arn:")
        ? nameOrArn
        : context.arn("events", "event-bus/" + nameOrArn);
  }

  private String rule(JsonNode body, String name) {
    String bus = body.path("EventBusName").asText(EventBuses.DEFAULT);
    String last = bus.substring(bus.lastIndexOf('/') + 1);
    String prefix = last.equals(EventBuses.DEFAULT) ? "rule/" : "rule/" + last + "/";
    return context.arn("events", prefix + name);
  }
}
