package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares histories: event by event, or where branches ran side by side as a bag of events whose
 * first and last are fixed.
 */
final class HistoryComparison {
  private static final String ID = "id";
  private static final String PREVIOUS = "previousEventId";
  private static final String TYPE = "type";
  private static final Set<String> OUTCOMES =
      Set.of("ParallelStateSucceeded", "ParallelStateFailed");

  private final Comparison comparison;
  private final RecordedCase recorded;

  HistoryComparison(Comparison comparison, RecordedCase recorded) {
    this.comparison = comparison;
    this.recorded = recorded;
  }

  @Nullable Difference compare(String pointer, ArrayNode expected, ArrayNode actual) {
    Difference malformed = checkLinks(pointer, actual);
    if (malformed != null) {
      return malformed;
    }
    if (recorded.flag("concurrentHistory")) {
      return unordered(pointer, expected, sorted(actual));
    }
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      Difference difference = event(pointer + "/" + i, expected.get(i), actual.get(i));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable Difference checkLinks(String pointer, ArrayNode events) {
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = events.get(i);
      String place = pointer + "/" + i;
      if (event.path(ID).asInt() != i + 1) {
        return new Difference(place + "/id", String.valueOf(i + 1), event.path(ID).asText());
      }
      if (event.path(PREVIOUS).asInt() > i) {
        return new Difference(place + "/previousEventId", "<= " + i, event.path(PREVIOUS).asText());
      }
    }
    return null;
  }

  private @Nullable Difference event(
      String pointer, @Nullable JsonNode expected, @Nullable JsonNode actual) {
    if (expected == null || actual == null) {
      return new Difference(pointer, shown(expected), shown(actual));
    }
    JsonNode links = expected;
    if (actual.path(TYPE).asText().equals("MapStateExited") && followsMapRun(expected, actual)) {
      ObjectNode either = expected.deepCopy();
      either.set(PREVIOUS, actual.get(PREVIOUS));
      links = either;
    }
    return comparison.compare(pointer, links, actual);
  }

  /** After a distributed Map either of the last two events of its run may be the previous one. */
  private boolean followsMapRun(JsonNode expected, JsonNode actual) {
    if (!recorded.json().path("features").toString().contains("distributedMap")) {
      return false;
    }
    return Math.abs(expected.path(PREVIOUS).asInt() - actual.path(PREVIOUS).asInt()) == 1;
  }

  /** What the recorder did to events of Parallel states, done to the answer as well. */
  private ArrayNode sorted(ArrayNode actual) {
    if (!recorded.flag("parallelEventsSorted")) {
      return actual;
    }
    JsonNode outermost = recorded.json().path("definition").path("States");
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode event : actual) {
      String type = event.path(TYPE).asText();
      boolean inner = !outermost.has(event.path("details").path("name").asText());
      if (!OUTCOMES.contains(type) && !(type.equals("ParallelStateExited") && inner)) {
        kept.add(event);
      }
    }
    return kept;
  }

  private @Nullable Difference unordered(String pointer, ArrayNode expected, ArrayNode actual) {
    List<JsonNode> left = new ArrayList<>();
    actual.forEach(left::add);
    int last = expected.size() - 1;
    for (int i = 0; i < expected.size(); i++) {
      boolean fixed = i == 0 || i == last;
      List<JsonNode> candidates = left;
      if (fixed && !left.isEmpty()) {
        candidates = List.of(i == 0 ? left.get(0) : left.get(left.size() - 1));
      }
      JsonNode found = find(pointer, expected.get(i), candidates);
      if (found == null) {
        String nearest = nearest(expected.get(i), left);
        return new Difference(pointer + "/" + i, Json.text(expected.get(i)), nearest);
      }
      left.remove(found);
    }
    return left.isEmpty()
        ? null
        : new Difference(pointer, "no further event", Json.text(left.get(0)));
  }

  private @Nullable JsonNode find(String pointer, JsonNode expected, List<JsonNode> candidates) {
    for (JsonNode candidate : candidates) {
      Map<String, String> before = comparison.masks().snapshot();
      if (comparison.compare(pointer, withoutLinks(expected), withoutLinks(candidate)) == null) {
        return candidate;
      }
      comparison.masks().restore(before);
    }
    return null;
  }

  private static String nearest(JsonNode expected, List<JsonNode> left) {
    for (JsonNode candidate : left) {
      if (candidate.path(TYPE).equals(expected.path(TYPE))) {
        return Json.text(candidate);
      }
    }
    return "no such event";
  }

  private static JsonNode withoutLinks(JsonNode event) {
    JsonNode copy = event.deepCopy();
    return copy instanceof ObjectNode object ? object.without(List.of(ID, PREVIOUS)) : copy;
  }

  private static String shown(@Nullable JsonNode event) {
    return event == null ? "no event" : Json.text(event);
  }
}
