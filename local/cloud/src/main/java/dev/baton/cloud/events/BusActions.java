package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
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
    return Json.object().put("Name", bus.name()).put("Arn", bus.arn());
  }

  private static JsonNode test(Params params) {
    if (!(Json.parseOrNull(params.text("Event")) instanceof ObjectNode event)) {
      throw AwsException.badRequest("ValidationException", "Parameter Event is not valid JSON.");
    }
    boolean matches = EventPatterns.matches(params.text("EventPattern"), event);
    return Json.object().put("Result", matches);
  }
}
