package dev.baton.console.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares an answer with a recording, as JSON values, by the recorder's masking rules. */
public final class Comparison {
  private static final String UNPARSED = "$unparsedText";
  private static final Set<String> NOT_RECORDED =
      Set.of("RedriveCount", "messageRaw", "historyTypes");
  private static final List<String> OF_INVOCATIONS =
      List.of("ExecutedVersion", "Payload", "StatusCode");
  private static final List<String> OF_FAILURES = List.of("errorType", "errorMessage");

  private final Masks masks;
  private final HistoryComparison histories;

  private Comparison(RecordedCase recorded) {
    masks = new Masks(recorded);
    histories = new HistoryComparison(this, recorded);
  }

  static Comparison of(RecordedCase recorded) {
    return new Comparison(recorded);
  }

  Masks masks() {
    return masks;
  }

  /** The first difference; null when there is none. */
  @Nullable Difference compare(JsonNode expected, JsonNode actual) {
    return compare("", expected, actual);
  }

  @Nullable Difference compare(String pointer, JsonNode expected, @Nullable JsonNode actual) {
    if (actual == null) {
      return new Difference(pointer, Json.text(expected), "absent");
    }
    if (expected.isTextual()) {
      return text(pointer, expected.textValue(), actual);
    }
    if (expected instanceof ObjectNode object) {
      return object(pointer, object, actual);
    }
    if (expected instanceof ArrayNode array) {
      return pointer.equals("/history")
          ? histories.compare(pointer, array, (ArrayNode) actual)
          : array(pointer, array, actual);
    }
    if (expected.isNumber() && actual.isNumber()) {
      boolean same = expected.decimalValue().compareTo(actual.decimalValue()) == 0;
      return same ? null : difference(pointer, expected, actual);
    }
    return expected.equals(actual) ? null : difference(pointer, expected, actual);
  }

  private @Nullable Difference text(String pointer, String expected, JsonNode actual) {
    if (masks.isWholeMask(expected)) {
      boolean nothing = actual.isNull() || actual.asText("x").isEmpty();
      return nothing ? new Difference(pointer, expected, Json.text(actual)) : null;
    }
    JsonNode failure = parse(expected);
    if (failure != null && failure.has("errorType") && actual.isTextual()) {
      return compare(pointer, failure, parse(actual.textValue()));
    }
    boolean same =
        actual.isTextual()
            && masks.matches(
                withoutTrace(expected, expected), withoutTrace(expected, actual.asText()));
    return same ? null : new Difference(pointer, expected, Json.plain(actual));
  }

  /** A function's failure up to its request id, where a mask has spoilt the JSON text. */
  private static String withoutTrace(String expected, String text) {
    boolean failure = expected.contains("\"errorType\"") && expected.contains("\"stackTrace\"");
    int end = text.indexOf("\"requestId\"");
    return failure && end >= 0 ? text.substring(0, end) : text;
  }

  private @Nullable Difference object(String pointer, ObjectNode expected, JsonNode given) {
    JsonNode parsed = given.isTextual() ? parse(given.textValue()) : given;
    if (expected.has(UNPARSED)) {
      return null;
    }
    if (!(parsed instanceof ObjectNode actual)) {
      return difference(pointer, expected, given);
    }
    Set<String> names = new LinkedHashSet<>();
    expected.fieldNames().forEachRemaining(names::add);
    actual.fieldNames().forEachRemaining(names::add);
    if (expected.has("SdkHttpMetadata")) {
      names.retainAll(OF_INVOCATIONS);
    } else if (expected.has("errorType") && expected.has("stackTrace")) {
      names.retainAll(OF_FAILURES);
    }
    for (String name : names) {
      Difference difference = member(pointer + "/" + name, name, expected, actual);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable Difference member(
      String pointer, String name, ObjectNode expected, ObjectNode actual) {
    JsonNode wanted = expected.get(name);
    JsonNode found = actual.get(name);
    if (NOT_RECORDED.contains(name) && (wanted == null || found == null)) {
      return null;
    }
    return wanted == null
        ? new Difference(pointer, "absent", found == null ? "absent" : Json.text(found))
        : compare(pointer, wanted, found);
  }

  private @Nullable Difference array(String pointer, ArrayNode expected, JsonNode actual) {
    if (!actual.isArray() || actual.size() != expected.size()) {
      return difference(pointer, expected, actual);
    }
    for (int i = 0; i < expected.size(); i++) {
      Difference difference = compare(pointer + "/" + i, expected.get(i), actual.get(i));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable JsonNode parse(String text) {
    if (!text.startsWith("{")) {
      return null;
    }
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  static Difference difference(String pointer, JsonNode expected, JsonNode actual) {
    return new Difference(pointer, Json.text(expected), Json.text(actual));
  }
}
