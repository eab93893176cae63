package dev.baton.console.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Inputs that differ from execution to execution: every whole number of the workload's input grows
 * by the execution's number, but those that a Choice looks at, for they decide how much work there
 * is; and an object gets a member {@code execution} with the number.
 */
final class Inputs {
  private static final String EXECUTION = "execution";

  /** The text between the numbers that vary; what follows the last one is the last part. */
  private final List<String> parts = new ArrayList<>();

  private final List<Long> numbers = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final String choices;

  Inputs(Workload workload) {
    StringBuilder rules = new StringBuilder();
    collectChoices(workload.definition(), rules);
    choices = rules.toString();
    JsonNode input = workload.input();
    if (input instanceof ObjectNode object && !object.has(EXECUTION)) {
      input = object.deepCopy().put(EXECUTION, 0);
    }
    write(input);
    parts.add(text.toString());
  }

  /** The input of an execution as JSON text. */
  String text(long execution) {
    text.setLength(0);
    for (int i = 0; i < numbers.size(); i++) {
      text.append(parts.get(i)).append(numbers.get(i) + execution);
    }
    return text.append(parts.getLast()).toString();
  }

  private void write(JsonNode value) {
    switch (value) {
      case ObjectNode object -> {
        String before = "{";
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          text.append(before).append(quoted(member.getKey())).append(':');
          writeMember(member.getKey(), member.getValue());
          before = ",";
        }
        text.append(object.isEmpty() ? "{}" : "}");
      }
      case ArrayNode array -> {
        String before = "[";
        for (JsonNode element : array) {
          text.append(before);
          write(element);
          before = ",";
        }
        text.append(array.isEmpty() ? "[]" : "]");
      }
      case JsonNode number when number.isIntegralNumber() && number.canConvertToInt() -> {
        parts.add(text.toString());
        text.setLength(0);
        numbers.add(number.longValue());
      }
      default -> text.append(Json.text(value));
    }
  }

  private void writeMember(String name, JsonNode value) {
    if (choices.contains(name)) {
      text.append(Json.text(value));
    } else {
      write(value);
    }
  }

  private static String quoted(String name) {
    return Json.text(JsonNodeFactory.instance.textNode(name));
  }

  /** Everything that the definition says in rules of its Choice states. */
  private static void collectChoices(JsonNode json, StringBuilder found) {
    if (json.path("Type").asText().equals("Choice")) {
      for (JsonNode rule : json.path("Choices")) {
        found.append(rule.path("Variable").asText()).append(rule.path("Condition").asText());
        collectChoices(rule.path("And"), found);
        collectChoices(rule.path("Or"), found);
      }
    }
    json.forEach(child -> collectChoices(child, found));
  }
}
