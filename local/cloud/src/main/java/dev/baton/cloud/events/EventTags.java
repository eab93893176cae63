package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Tags;
import java.util.Map;

/**
 * The tags of buses and rules by ARN, which outlive the cloud with its data, and the actions upon
 * them. Guarded by itself.
 */
final class EventTags {
  private final EventBuses buses;
  private final Records records;

  EventTags(EventBuses buses) {
    this.buses = buses;
    this.records = Records.of(buses.context(), "event-tags");
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "TagResource", (params, request) -> tag(params),
        "UntagResource", (params, request) -> untag(params),
        "ListTagsForResource", (params, request) -> list(params));
  }

  /** Gives a new resource these tags, and none that an earlier one of its name has left. */
  synchronized void begin(String arn, JsonNode tags) {
    forget(arn);
    add(arn, tags);
  }

  /** Gives a resource these tags besides those it has. */
  synchronized void add(String arn, JsonNode tags) {
    if (!tags.isEmpty()) {
      ObjectNode tagged = tagged(arn);
      Tags.add(tagged, tags);
      records.put(arn, tagged);
    }
  }

  synchronized void forget(String arn) {
    records.remove(arn);
  }

  private ObjectNode tagged(String arn) {
    ObjectNode tagged = records.get(arn);
    return tagged == null ? Json.object() : tagged;
  }

  private String resource(Params params) {
    String arn = params.text("ResourceARN");
    for (EventBus bus : buses.all()) {
      if (bus.arn().equals(arn) || bus.rules().stream().anyMatch(rule -> rule.arn().equals(arn))) {
        return arn;
      }
    }
    throw AwsException.badRequest(
        "ResourceNotFoundException", "Resource " + arn + " does not exist.");
  }

  private JsonNode tag(Params params) {
    add(resource(params), params.get("Tags"));
    return Json.object();
  }

  private synchronized JsonNode untag(Params params) {
    String arn = resource(params);
    ObjectNode tagged = tagged(arn);
    Tags.remove(tagged, params.texts("TagKeys"));
    records.put(arn, tagged);
    return Json.object();
  }

  private JsonNode list(Params params) {
    return Json.object().set("Tags", tagged(resource(params)).withArrayProperty("Tags"));
  }
}
