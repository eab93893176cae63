package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Permits;
import dev.baton.cloud.wire.Timestamps;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The actions upon buses and events. */
final class BusActions {
  private static final Pattern NAME = Pattern.compile("[/\\.\\-_A-Za-z0-9]+");

  /**
   * What TestEventPattern asks of an event. The API Reference names {@code resources} too; the
   * service does without.
   */
  private static final List<String> MANDATORY =
      List.of("id", "account", "source", "time", "region", "detail-type");

  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "Limit", 100, "ValidationException");

  private final EventBuses buses;
  private final EventTags tags;

  BusActions(EventBuses buses, EventTags tags) {
    this.buses = buses;
    this.tags = tags;
  }

  Map<String, JsonApi.Action> actions() {
    PutEvents putEvents = new PutEvents(buses);
    return Map.of(
        "PutEvents", (params, request) -> putEvents.put(params),
        "CreateEventBus", (params, request) -> create(params),
        "UpdateEventBus", (params, request) -> update(params),
        "DeleteEventBus", (params, request) -> delete(params),
        "DescribeEventBus", (params, request) -> show(bus(params, "Name")),
        "PutPermission", (params, request) -> permit(params),
        "RemovePermission", (params, request) -> forbid(params),
        "ListEventBuses", (params, request) -> list(params),
        "TestEventPattern", (params, request) -> test(params));
  }

  private EventBus bus(Params params, String member) {
    return buses.get(params.textOr(member, EventBuses.DEFAULT));
  }

  private JsonNode create(Params params) {
    String name = params.text("Name");
    Invalid.unless(NAME, 256, name, "Name");
    EventBus bus = buses.create(name);
    bus.describe(params.textOr("Description", ""), bus.created());
    tags.begin(bus.arn(), params.get("Tags"));
    return described(Json.object().put("EventBusArn", bus.arn()), bus);
  }

  private JsonNode update(Params params) {
    EventBus bus = bus(params, "Name");
    bus.describe(params.textOr("Description", ""), buses.context().clock().now());
    return described(Json.object().put("Arn", bus.arn()).put("Name", bus.name()), bus);
  }

  private static ObjectNode described(ObjectNode shown, EventBus bus) {
    return bus.description().isEmpty() ? shown : shown.put("Description", bus.description());
  }

  private JsonNode delete(Params params) {
    String name = params.text("Name");
    if (buses.has(name)) {
      EventBus bus = buses.get(name);
      bus.rules().forEach(rule -> tags.forget(rule.arn()));
      tags.forget(bus.arn());
    }
    buses.delete(name);
    return Json.object();
  }

  private JsonNode list(Params params) {
    String prefix = params.textOr("NamePrefix", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    for (EventBus bus : buses.all()) {
      if (bus.name().startsWith(prefix)) {
        shown.put(bus.name(), show(bus));
      }
    }
    return PAGES.page(params, "EventBuses", shown);
  }

  private static ObjectNode show(EventBus bus) {
    ObjectNode shown = Json.object().put("Name", bus.name()).put("Arn", bus.arn());
    shown.set("CreationTime", Timestamps.seconds(bus.created()));
    shown.set("LastModifiedTime", Timestamps.seconds(bus.modified()));
    ObjectNode _ = described(shown, bus);
    return bus.policy().path("Statement").isEmpty()
        ? shown
        : shown.put("Policy", bus.policy().toString());
  }

  private JsonNode permit(Params params) {
    EventBus bus = bus(params, "EventBusName");
    if (params.has("Policy")) {
      if (!(Json.parseOrNull(params.text("Policy")) instanceof ObjectNode policy)) {
        throw AwsException.badRequest("ValidationException", "Policy is not a JSON object");
      }
      bus.policy(policy);
      return Json.object();
    }
    String principal = params.text("Principal");
    ObjectNode statement =
        Permits.statement(
            params.text("StatementId"),
            List.of(principal),
            List.of(params.text("Action")),
            bus.arn());
    JsonNode condition = params.get("Condition");
    if (condition.isObject()) {
      statement
          .putObject("Condition")
          .putObject(condition.path("Type").asText())
          .set(condition.path("Key").asText(), condition.path("Value"));
    }
    bus.policy(Permits.with(bus.policy(), statement));
    return Json.object();
  }

  private JsonNode forbid(Params params) {
    EventBus bus = bus(params, "EventBusName");
    String label = params.textOr("StatementId", "");
    if (params.flag("RemoveAllPermissions")) {
      bus.policy(Json.object());
    } else if (Permits.has(bus.policy(), label)) {
      bus.policy(Permits.without(bus.policy(), label));
    } else {
      throw AwsException.badRequest(
          "ResourceNotFoundException", "Statement with the provided id does not exist.");
    }
    return Json.object();
  }

  private static JsonNode test(Params params) {
    if (!(Json.parseOrNull(params.text("Event")) instanceof ObjectNode event)) {
      throw AwsException.badRequest("ValidationException", "Parameter Event is not valid JSON.");
    }
    for (String member : MANDATORY) {
      if (!event.has(member)) {
        throw AwsException.badRequest(
            "ValidationException",
            "Parameter Event is not valid. Reason: " + member + " is a required argument.");
      }
    }
    boolean matches = EventPatterns.matches(params.text("EventPattern"), event);
    return Json.object().put("Result", matches);
  }
}
