package dev.baton.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request of the query protocol as a tree: {@code Tags.member.1.Key=a} is a list of objects,
 * {@code Attributes.entry.1.key=a} a map. All values are texts.
 */
public final class QueryForm {
  /** Deeper than any request of AWS's. */
  private static final int DEEPEST = 16;

  private QueryForm() {}

  /** The members of a form, without {@code Action} and {@code Version}. */
  public static ObjectNode parse(String form) {
    ObjectNode raw = Json.object();
    for (String field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        put(raw, decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
      }
    }
    raw.remove("Action");
    raw.remove("Version");
    return (ObjectNode) shaped(raw, true);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AwsException.badRequest("MalformedQueryString", "The form is not URL-encoded");
    }
  }

  private static void put(ObjectNode raw, String path, String value) {
    String[] steps = path.split("\\.", -1);
    if (steps.length > DEEPEST) {
      throw AwsException.badRequest("MalformedQueryString", "The member is nested too deeply");
    }
    ObjectNode at = raw;
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.get(steps[i]) instanceof ObjectNode inner ? inner : at.putObject(steps[i]);
    }
    at.put(steps[steps.length - 1], value);
  }

  private static JsonNode shaped(JsonNode raw, boolean top) {
    if (!(raw instanceof ObjectNode object)) {
      return raw;
    }
    if (!top && object.size() == 1 && object.get("member") instanceof ObjectNode members) {
      return list(members);
    }
    if (!top && object.size() == 1 && object.get("entry") instanceof ObjectNode entries) {
      return map(entries);
    }
    if (!top && numbered(object)) {
      return list(object);
    }
    ObjectNode shaped = Json.object();
    object.properties().forEach(each -> shaped.set(each.getKey(), shaped(each.getValue(), false)));
    return shaped;
  }

  private static boolean numbered(ObjectNode object) {
    return !object.isEmpty()
        && object.propertyStream().allMatch(each -> each.getKey().matches("[0-9]{1,6}"));
  }

  private static ArrayNode list(ObjectNode numbered) {
    ArrayNode list = Json.array();
    inOrder(numbered).values().forEach(each -> list.add(shaped(each, false)));
    return list;
  }

  private static ObjectNode map(ObjectNode numbered) {
    ObjectNode map = Json.object();
    for (JsonNode entry : inOrder(numbered).values()) {
      String key = entry.path("key").asText(entry.path("Name").asText());
      JsonNode value = entry.has("value") ? entry.path("value") : entry.path("Value");
      map.set(key, shaped(value, false));
    }
    return map;
  }

  private static Map<Integer, JsonNode> inOrder(ObjectNode numbered) {
    Map<Integer, JsonNode> sorted = new TreeMap<>();
    for (var each : numbered.properties()) {
      if (!each.getKey().matches("[0-9]{1,6}")) {
        throw AwsException.badRequest(
            "MalformedQueryString", each.getKey() + " is not the place of a list's element");
      }
      sorted.put(Integer.valueOf(each.getKey()), each.getValue());
    }
    return sorted;
  }
}
