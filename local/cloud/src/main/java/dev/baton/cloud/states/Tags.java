package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The tags of state machines and activities, and the actions upon them. Safe for threads. */
final class Tags {
  private static final int MOST = 50;

  private final Engine engine;
  private final Map<String, Map<String, String>> byArn = new ConcurrentHashMap<>();

  Tags(Engine engine) {
    this.engine = engine;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "TagResource", (params, request) -> tag(params),
        "UntagResource", (params, request) -> untag(params),
        "ListTagsForResource", (params, request) -> list(params));
  }

  /** Gives a new resource its tags; one that was there before keeps those it has. */
  void create(String arn, JsonNode tags) {
    byArn.putIfAbsent(arn, with(Map.of(), tags));
  }

  /** Refuses what a new resource cannot have. */
  static void check(JsonNode tags) {
    var _ = with(Map.of(), tags);
  }

  void delete(String arn) {
    byArn.remove(arn);
  }

  private static Map<String, String> with(Map<String, String> old, JsonNode tags) {
    Map<String, String> all = new TreeMap<>(old);
    for (JsonNode tag : tags) {
      all.put(tag.path("key").asText(), tag.path("value").asText(""));
    }
    if (all.size() > MOST) {
      throw AwsException.badRequest("TooManyTags", "Too many tags: at most 50 on a resource");
    }
    return all;
  }

  private String resource(Params params) {
    String arn = Arns.of(params.text("resourceArn"), "stateMachine", "activity");
    try {
      boolean _ =
          arn.contains(":activity:")
              ? engine.activities().get(arn) != null
              : engine.stateMachine(arn) != null;
      return arn;
    } catch (EngineException e) {
      throw AwsException.badRequest("ResourceNotFound", "Resource not found: '" + arn + "'");
    }
  }

  private JsonNode tag(Params params) {
    String arn = resource(params);
    byArn.compute(arn, (key, old) -> with(old == null ? Map.of() : old, params.get("tags")));
    return Json.object();
  }

  private JsonNode untag(Params params) {
    String arn = resource(params);
    byArn.computeIfPresent(
        arn,
        (key, old) -> {
          Map<String, String> left = new TreeMap<>(old);
          params.get("tagKeys").forEach(name -> left.remove(name.asText()));
          return left;
        });
    return Json.object();
  }

  private JsonNode list(Params params) {
    ObjectNode answer = Json.object();
    ArrayNode tags = answer.putArray("tags");
    byArn
        .getOrDefault(resource(params), Map.of())
        .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
    return answer;
  }
}
