package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Permits;
import java.util.List;
import java.util.Map;

/** The actions upon buses and events. */
final class BusActions {
  private final EventBuses buses;

  BusActions(EventBuses buses) {
    this.buses = buses;
  }

  Map<String, JsonApi.Action> actions() {
    PutEvents putEvents = new PutEvents(buses);
    return Map.of(
        "PutEvents", (params, request) -> putEvents.put(params),
        "CreateEventBus", (params, request) -> create(params),
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
    return Json.object().put("EventBusArn", buses.create(params.text("Name")).arn());
  }

  private JsonNode delete(Params params) {
    buses.delete(params.text("Name"));
    return Json.object();
  }

  private JsonNode list(Params params) {
    String prefix = params.textOr("NamePrefix", "");
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("EventBuses");
    for (EventBus bus : buses.all()) {
      if (bus.name().startsWith(prefix)) {
        list.add(show(bus));
      }
    }
    return answer;
  }

  private static ObjectNode show(EventBus bus) {
    ObjectNode shown = Json.object().put("Name", bus.name()).put("Arn", bus.arn());
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
    boolean matches = EventPatterns.matches(params.text("EventPattern"), event);
    return Json.object().put("Result", matches);
  }
}
