package dev.baton.console.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives the states and functions of a case other names, wherever they stand. */
final class Renaming {
  private static final Set<String> RESERVED = Set.of("StateName");

  private Renaming() {}

  static ObjectNode of(ObjectNode recorded) {
    Set<String> names = new LinkedHashSet<>();
    collect(recorded.path("definition"), names);
    String text = Json.text(recorded);
    int number = 0;
    for (String name : names) {
      String quoted = Pattern.quote(Json.text(recorded.textNode(name)).replaceAll("^\"|\"$", ""));
      String other = "Other" + number++;
      // Whole strings, and what messages put between single quotes or slashes.
      text = text.replaceAll("(?<=[\"'/])" + quoted + "(?=[\"'/])", other);
    }
    try {
      return (ObjectNode) Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Names that are nothing else besides: long ones, not those the language itself uses. */
  private static void collect(JsonNode node, Set<String> names) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> state : node.path("States").properties()) {
        if (state.getKey().length() > 4 && !RESERVED.contains(state.getKey())) {
          names.add(state.getKey());
        }
      }
    }
    node.forEach(child -> collect(child, names));
  }
}
