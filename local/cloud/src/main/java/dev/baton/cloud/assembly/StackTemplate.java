package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One stack of an assembly.
 *
 * @param file the template's file name, for messages
 */
record StackTemplate(String name, String file, JsonNode root) {

  /** The resources by logical id, in the template's order. */
  Map<String, JsonNode> resources() {
    return section("Resources");
  }

  Map<String, JsonNode> outputs() {
    return section("Outputs");
  }

  /** Where something stands in this template, as a message begins. */
  String at(String pointer) {
    return file + "#" + pointer;
  }

  Map<String, JsonNode> section(String name) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    root.path(name).properties().forEach(e -> entries.put(e.getKey(), e.getValue()));
    return entries;
  }

  /** The logical ids that a resource names in {@code DependsOn}. */
  static List<String> dependsOn(JsonNode resource) {
    JsonNode given = resource.path("DependsOn");
    if (given.isTextual()) {
      return List.of(given.asText());
    }
    List<String> ids = new ArrayList<>();
    given.forEach(id -> ids.add(id.asText()));
    return ids;
  }
}
