package dev.baton.tests.assembly;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.tests.cloud.SynthesizedAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A copy of an assembly in which one value is another, and as usable as can be. */
final class SpoiledAssembly {

  /** What may stand where something of a few words stands. */
  private static final Map<String, String> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("ENABLED", "DISABLED"),
          Map.entry("STANDARD", "EXPRESS"),
          Map.entry("Allow", "Deny"),
          Map.entry("Deny", "Allow"),
          Map.entry("true", "false"),
          Map.entry("false", "true"),
          Map.entry("S", "N"),
          Map.entry("ALL", "KEYS_ONLY"),
          Map.entry("PublishedVersions", "None"),
          Map.entry("JSON", "Text"),
          Map.entry("INFO", "DEBUG"),
          Map.entry("Sum", "Average"),
          Map.entry("Maximum", "Minimum"),
          Map.entry("notBreaching", "breaching"),
          Map.entry("GreaterThanThreshold", "LessThanThreshold"),
          Map.entry("GreaterThanOrEqualToThreshold", "LessThanThreshold"),
          Map.entry("Enabled", "Suspended"),
          Map.entry("2012-10-17", "2008-10-17"));

  private SpoiledAssembly() {}

  /** The folder of the copy. */
  static Path of(Property.Place place) throws IOException {
    JsonNode template = Property.JSON.readTree(Files.readString(place.template()));
    JsonPointer pointer = JsonPointer.compile(place.pointer());
    JsonNode other = other(template.at(pointer), place, template);
    JsonNode parent = template.at(pointer.head());
    if (parent instanceof ArrayNode list) {
      list.set(pointer.last().getMatchingIndex(), other);
    } else {
      ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), other);
    }
    return SynthesizedAssembly.with(Map.of(place.template(), template.toString()));
  }

  /** Deletes a copy. */
  static void delete(Path copy) throws IOException {
    try (Stream<Path> files = Files.list(copy)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(copy);
  }

  private static JsonNode other(JsonNode value, Property.Place place, JsonNode template) {
    if (Property.isCalculated(value)) {
      return otherCalculation((ObjectNode) value, place, template);
    }
    return switch (value.getNodeType()) {
      case BOOLEAN -> BooleanNode.valueOf(!value.booleanValue());
      case NUMBER -> IntNode.valueOf(value.intValue() + 1);
      case STRING -> TextNode.valueOf(otherText(value.textValue()));
      case ARRAY -> JsonNodeFactory.instance.arrayNode().add("other");
      default -> JsonNodeFactory.instance.objectNode().put("other", "other");
    };
  }

  private static String otherText(String text) {
    if (OTHER_WORDS.containsKey(text)) {
      return OTHER_WORDS.get(text);
    }
    if (text.matches("\\d+")) {
      return String.valueOf(Long.parseLong(text) + 1);
    }
    if (text.matches("(rate|cron|at)\\(.*")) {
      return "rate(77 minutes)";
    }
    return text.startsWith("{") ? otherJson(text) : text + "x";
  }

  /** With another text in it; where it has none, with a member more. */
  private static String otherJson(String json) {
    String other = json.replaceFirst(":\\s*\"", "$0Other. ");
    if (!other.equals(json)) {
      return other;
    }
    return json.equals("{}") ? "{\"other\": true}" : json.replaceFirst("\\{", "{\"other\": true, ");
  }

  /**
   * The same of another resource of that kind, where there is one; else with a letter more. A
   * number of a version is not another number because another function has it.
   */
  private static JsonNode otherCalculation(
      ObjectNode value, Property.Place place, JsonNode template) {
    String function = value.fieldNames().next();
    JsonNode argument = value.path(function);
    JsonNodeFactory make = JsonNodeFactory.instance;
    switch (function) {
      case "Ref" -> {
        Optional<String> another = another(argument.asText(), place, template);
        if (another.isPresent()) {
          return make.objectNode().put("Ref", another.get());
        }
      }
      case "Fn::GetAtt" -> {
        String attribute = argument.path(1).asText();
        Optional<String> another = another(argument.path(0).asText(), place, template);
        if (another.isPresent() && !attribute.equals("Version")) {
          ObjectNode other = make.objectNode();
          other.putArray("Fn::GetAtt").add(another.get()).add(attribute);
          return other;
        }
      }
      default -> {}
    }
    ObjectNode other = make.objectNode();
    other.putArray("Fn::Join").add("").add(make.arrayNode().add(value).add("x"));
    return other;
  }

  private static Optional<String> another(String id, Property.Place place, JsonNode template) {
    JsonNode resources = template.path("Resources");
    JsonNode type = resources.path(id).path("Type");
    List<String> alike =
        resources.properties().stream()
            .filter(each -> each.getValue().path("Type").equals(type))
            .map(Map.Entry::getKey)
            .filter(each -> !each.equals(id) && !each.equals(place.resource()))
            .toList();
    return alike.stream().findFirst();
  }
}
