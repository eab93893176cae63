package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes every field of what a case expects, one at a time: another value, and none. What the
 * recording leaves open stays untouched.
 */
final class Tampering {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> DERIVED = Set.of("historyTypes", "messageRaw");
  private static final Set<String> OF_INVOCATIONS =
      Set.of("ExecutedVersion", "Payload", "StatusCode");
  private static final Set<String> OF_FAILURES = Set.of("errorType", "errorMessage");

  private final RecordedCase recorded;
  private final Comparison comparison;
  private final Map<String, String> unbound;
  private final JsonNode actual;
  private final List<String> unseen = new ArrayList<>();
  private int changes;

  private Tampering(RecordedCase recorded, JsonNode actual) {
    this.recorded = recorded;
    this.actual = actual;
    comparison = Comparison.of(recorded);
    unbound = comparison.masks().snapshot();
  }

  /** What was found: how many changes were made, and the places of those that nobody saw. */
  record Result(int changes, List<String> unseen) {}

  /** Replays a case once and holds its answer against each changed expectation. */
  static Result of(ObjectNode json) {
    RecordedCase recorded = RecordedCase.prepare(json, Place.HERE);
    if (recorded.isRefusedByTheClient()) {
      return new Result(0, List.of());
    }
    Tampering tampering = new Tampering(recorded, Judge.replay(recorded));
    tampering.object("", (ObjectNode) recorded.expected());
    return new Result(tampering.changes, tampering.unseen);
  }

  private void object(String pointer, ObjectNode object) {
    for (String name : object.properties().stream().map(Map.Entry::getKey).toList()) {
      String place = pointer + "/" + name;
      if (isOpen(pointer, object, name)) {
        continue;
      }
      JsonNode value = object.get(name);
      inside(place, value);
      object.set(name, changed(value));
      check(place);
      if (!name.equals("RedriveCount")) {
        object.remove(name);
        check(place + " (removed)");
      }
      object.set(name, value);
    }
  }

  private void array(String pointer, ArrayNode array) {
    for (int i = 0; i < array.size(); i++) {
      String place = pointer + "/" + i;
      JsonNode value = array.get(i);
      inside(place, value);
      array.set(i, changed(value));
      check(place);
      array.remove(i);
      check(place + " (removed)");
      array.insert(i, value);
    }
  }

  private void inside(String place, JsonNode value) {
    if (value instanceof ObjectNode object) {
      object(place, object);
    } else if (value instanceof ArrayNode array) {
      array(place, array);
    }
  }

  private void check(String place) {
    changes++;
    comparison.masks().restore(unbound);
    if (comparison.compare(recorded.expected(), actual) == null) {
      unseen.add(recorded.json().path("id").asText() + " " + place);
    }
  }

  private static JsonNode changed(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> NODES.textNode("~" + value.textValue());
      case NUMBER -> NODES.numberNode(value.decimalValue().add(java.math.BigDecimal.ONE));
      case BOOLEAN -> NODES.booleanNode(!value.booleanValue());
      default -> NODES.textNode("~");
    };
  }

  /** What was not recorded, or recorded as it happened to be. */
  private boolean isOpen(String pointer, ObjectNode object, String name) {
    if (DERIVED.contains(name) || object.has("$unparsedText")) {
      return true;
    }
    if (object.has("SdkHttpMetadata")) {
      return !OF_INVOCATIONS.contains(name);
    }
    if (object.has("errorType") && object.has("stackTrace")) {
      return !OF_FAILURES.contains(name);
    }
    boolean event = pointer.matches("/history/\\d+");
    if (event && (name.equals("id") || name.equals("previousEventId"))) {
      boolean afterMapRun =
          object.path("type").asText().equals("MapStateExited")
              && recorded.json().path("features").toString().contains("distributedMap");
      return recorded.flag("concurrentHistory") || (afterMapRun && !name.equals("id"));
    }
    return false;
  }
}
