package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * As much of JSON Schema 2020-12 as the schemas of this package use, held against values as they
 * are. A keyword that it does not know is an error when the schema is loaded, never passed over.
 * Safe for threads.
 *
 * <p>A library reads its schemas with Jackson's mapper: both together took a fifth of the cold
 * start of who judges a document.
 */
final class JsonSchema {
  private static final Set<String> ASSERTIONS =
      Set.of(
          ("type required enum minLength maxLength minItems maxItems minimum maximum"
                  + " exclusiveMinimum")
              .split(" "));
  private static final Set<String> ANNOTATIONS = Set.of("$schema", "$id", "title", "description");

  private final String file;
  private final Map<String, JsonNode> files;
  private final Map<String, Pattern> patterns = new HashMap<>();

  /** What is wrong: where in the value, as a JSON Pointer, and by which keyword. */
  record Fault(String place, String keyword) {}

  /** A schema and the file that its references start from. */
  private record Part(String file, JsonNode schema) {
    Part at(JsonNode below) {
      return new Part(file, below);
    }
  }

  /**
   * Reads a schema.
   *
   * @param file the name of the file whose schema it is
   * @param files that file and those it refers to, by name
   */
  JsonSchema(String file, Map<String, JsonNode> files) {
    this.file = file;
    this.files = Map.copyOf(files);
    List<String> unknown = new ArrayList<>();
    this.files.forEach((name, schema) -> look(new Part(name, schema), name + "#", unknown));
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          "keywords that are not known here: " + String.join(", ", unknown));
    }
  }

  /** All that is wrong with a value, in the order of the schema; what it lacks first is last. */
  List<Fault> validate(JsonNode value) {
    List<Fault> faults = new ArrayList<>();
    check(new Part(file, files.getOrDefault(file, value)), value, "", faults);
    return faults;
  }

  private void look(Part part, String place, List<String> unknown) {
    for (Map.Entry<String, JsonNode> each : part.schema().properties()) {
      String keyword = each.getKey();
      String here = place + "/" + keyword;
      JsonNode given = each.getValue();
      switch (keyword) {
        case "$defs", "properties" ->
            given
                .properties()
                .forEach(
                    named -> look(part.at(named.getValue()), here + "/" + named.getKey(), unknown));
        case "allOf", "anyOf" -> given.forEach(one -> look(part.at(one), here, unknown));
        case "items" -> look(part.at(given), here, unknown);
        case "pattern" -> patterns.put(given.textValue(), pattern(given.textValue()));
        case "$ref" -> {
          if (referred(part, given.textValue()).schema().isMissingNode()) {
            unknown.add(here + " to " + given.textValue());
          }
        }
        default -> {
          if (!ASSERTIONS.contains(keyword) && !ANNOTATIONS.contains(keyword)) {
            unknown.add(here);
          }
        }
      }
    }
  }

  // In a schema the end is the end, and not what is before a last line feed.
  private static Pattern pattern(String text) {
    return Pattern.compile(
        text.endsWith("$") ? text.substring(0, text.length() - 1) + "\\z" : text);
  }

  private Part referred(Part from, String reference) {
    int hash = reference.indexOf('#');
    String name = hash == 0 ? from.file() : reference.substring(0, hash);
    JsonNode schema = files.get(name);
    return new Part(
        name,
        schema == null ? MissingNode.getInstance() : schema.at(reference.substring(hash + 1)));
  }

  private void check(Part part, JsonNode value, String place, List<Fault> faults) {
    // First what is below, so that the innermost reason is the one that is told.
    for (Map.Entry<String, JsonNode> each : part.schema().path("properties").properties()) {
      JsonNode below = value.get(each.getKey());
      if (below != null) {
        check(part.at(each.getValue()), below, place + "/" + each.getKey(), faults);
      }
    }
    for (Map.Entry<String, JsonNode> each : part.schema().properties()) {
      String keyword = each.getKey();
      JsonNode given = each.getValue();
      switch (keyword) {
        case "$ref" -> check(referred(part, given.textValue()), value, place, faults);
        case "allOf" -> given.forEach(one -> check(part.at(one), value, place, faults));
        case "anyOf" -> faults.addAll(ofNone(part.at(given), value, place));
        case "items" -> {
          for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(part.at(given), value.get(i), place + "/" + i, faults);
          }
        }
        default -> {
          for (int i = violations(keyword, given, value); i > 0; i--) {
            faults.add(new Fault(place, keyword));
          }
        }
      }
    }
  }

  /** What is wrong by each of several schemas; nothing where the value is of one of them. */
  private List<Fault> ofNone(Part part, JsonNode value, String place) {
    List<Fault> all = new ArrayList<>();
    for (JsonNode one : part.schema()) {
      List<Fault> faults = new ArrayList<>();
      check(part.at(one), value, place, faults);
      if (faults.isEmpty()) {
        return List.of();
      }
      all.addAll(faults);
    }
    return all;
  }

  /** How often a value breaks a keyword that says nothing of what is below it. */
  private int violations(String keyword, JsonNode given, JsonNode value) {
    return switch (keyword) {
      case "required" -> value.isObject() ? missing(given, value) : 0;
      case "type" -> count(!isOf(given, value));
      case "enum" -> count(!contains(given, value));
      case "pattern" -> count(value.isTextual() && !matches(given.textValue(), value.textValue()));
      case "minLength" -> count(value.isTextual() && length(value) < given.intValue());
      case "maxLength" -> count(value.isTextual() && length(value) > given.intValue());
      case "minItems" -> count(value.isArray() && value.size() < given.intValue());
      case "maxItems" -> count(value.isArray() && value.size() > given.intValue());
      case "minimum" -> count(value.isNumber() && compare(value, given) < 0);
      case "maximum" -> count(value.isNumber() && compare(value, given) > 0);
      case "exclusiveMinimum" -> count(value.isNumber() && compare(value, given) <= 0);
      default -> 0;
    };
  }

  private static int count(boolean violated) {
    return violated ? 1 : 0;
  }

  private static int missing(JsonNode names, JsonNode value) {
    int missing = 0;
    for (JsonNode name : names) {
      missing += count(!value.has(name.textValue()));
    }
    return missing;
  }

  private boolean matches(String pattern, String text) {
    Pattern compiled = patterns.get(pattern);
    return compiled != null && compiled.matcher(text).find();
  }

  private static int length(JsonNode value) {
    String text = value.textValue();
    return text.codePointCount(0, text.length());
  }

  private static int compare(JsonNode value, JsonNode bound) {
    return value.decimalValue().compareTo(bound.decimalValue());
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(JsonNode types, JsonNode value) {
    if (types.isTextual()) {
      return isOf(types.textValue(), value);
    }
    for (JsonNode type : types) {
      if (isOf(type.textValue(), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalStateException("no type of JSON: " + type);
    };
  }
}
