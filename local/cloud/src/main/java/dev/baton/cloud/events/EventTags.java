package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The tags of buses and rules by ARN, and the actions upon them. Safe for threads. */
final class EventTags {
  private final EventBuses buses;
  private final Map<String, Map<String, String>> byArn = new ConcurrentHashMap<>();

  EventTags(EventBuses buses) {
    this.buses = buses;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "TagResource", (params, request) -> tag(params),
        "UntagResource", (params, request) -> untag(params),
        "ListTagsForResource", (params, request) -> list(params));
  }

  /** Gives a resource these tags besides those it has. */
  void add(String arn, JsonNode tags) {
    Map<String, String> added = new TreeMap<>();
    tags.forEach(tag -> added.put(tag.path("Key").asText(), tag.path("Value").asText("")));
    byArn.merge(
        arn,
        added,
        (old, more) -> {
          Map<String, String> all = new TreeMap<>(old);
          all.putAll(more);
          return all;
        });
  }

  void forget(String arn) {
    byArn.remove(arn);
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

  private JsonNode untag(Params params) {
    byArn.computeIfPresent(
        resource(params),
        (arn, old) -> {
          Map<String, String> left = new TreeMap<>(old);
          params.texts("TagKeys").forEach(left::remove);
          return left;
        });
    return Json.object();
  }

  private JsonNode list(Params params) {
    ObjectNode answer = Json.object();
    ArrayNode tags = answer.putArray("Tags");
    byArn
        .getOrDefault(resource(params), Map.of())
        .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    return answer;
  }
}
