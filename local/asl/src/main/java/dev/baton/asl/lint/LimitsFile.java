package dev.baton.asl.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.lint.Limits.MapBound;
import dev.baton.asl.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code limits.json} and collects all that is wrong with it. */
public final class LimitsFile {
  private static final Set<String> FIELDS =
      Set.of("workflow", "type", "maps", "loops", "payloadBytes", "historyEvents");
  private static final Set<String> PAYLOAD = Set.of("input", "states", "variables");
  private static final Set<String> MAP = Set.of("maxItems", "maxConcurrency", "itemBytes");

  private final List<String> faults = new ArrayList<>();

  private LimitsFile() {}

  /** The limits, or what is wrong with the text. */
  public record Read(@Nullable Limits limits, List<String> faults) {}

  /** Reads the text of a {@code limits.json}. */
  public static Read read(String text) {
    LimitsFile file = new LimitsFile();
    try {
      Limits limits = file.limits(Json.parseStrictly(text));
      return new Read(file.faults.isEmpty() ? limits : null, file.faults);
    } catch (JsonProcessingException e) {
      return new Read(null, List.of("it is not JSON: " + e.getOriginalMessage()));
    }
  }

  private Limits limits(JsonNode root) {
    known("", root, FIELDS);
    String type = root.path("type").asText("STANDARD");
    if (!Set.of("STANDARD", "EXPRESS").contains(type)) {
      faults.add("/type is STANDARD or EXPRESS, not " + type);
    }
    JsonNode payload = root.path("payloadBytes");
    known("/payloadBytes", payload, PAYLOAD);
    Map<String, MapBound> maps = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("maps").properties()) {
      maps.put(entry.getKey(), map("/maps/" + entry.getKey(), entry.getValue()));
    }
    return new Limits(
        type.equals("EXPRESS"),
        maps,
        numbers("/loops", root.path("loops")),
        number("/payloadBytes", payload, "input"),
        numbers("/payloadBytes/states", payload.path("states")),
        number("/payloadBytes", payload, "variables"),
        root.has("historyEvents") ? number("", root, "historyEvents") : null);
  }

  private MapBound map(String place, JsonNode bound) {
    known(place, bound, MAP);
    return new MapBound(
        number(place, bound, "maxItems"),
        number(place, bound, "maxConcurrency"),
        bound.has("itemBytes") ? number(place, bound, "itemBytes") : null);
  }

  private Map<String, Long> numbers(String place, JsonNode object) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      numbers.put(entry.getKey(), number(place, object, entry.getKey()));
    }
    return numbers;
  }

  private long number(String place, JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isIntegralNumber() || value.longValue() < 0 || value.longValue() > 1_000_000_000) {
      faults.add(place + "/" + field + " is missing or not a whole number from 0 to 1000000000");
      return 0;
    }
    return value.longValue();
  }

  private void known(String place, JsonNode object, Set<String> fields) {
    if (!object.isObject()) {
      faults.add((place.isEmpty() ? "the text" : place) + " is missing or not an object");
      return;
    }
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!fields.contains(entry.getKey())) {
        faults.add(
            place
                + "/"
                + entry.getKey()
                + " is none of "
                + String.join(", ", fields.stream().sorted().toList()));
      }
    }
  }
}
