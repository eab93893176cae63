package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the context object that a test of a state brings along. */
final class ContextCheck {
  private static final Map<String, Map<String, JsonNodeType>> FIELDS =
      Map.of(
          "Execution",
          Map.of(
              "Id", JsonNodeType.STRING,
              "Input", JsonNodeType.OBJECT,
              "Name", JsonNodeType.STRING,
              "RoleArn", JsonNodeType.STRING,
              "StartTime", JsonNodeType.STRING,
              "RedriveCount", JsonNodeType.NUMBER,
              "RedriveTime", JsonNodeType.STRING),
          "State",
          Map.of(
              "EnteredTime", JsonNodeType.STRING,
              "Name", JsonNodeType.STRING,
              "RetryCount", JsonNodeType.NUMBER),
          "StateMachine",
          Map.of("Id", JsonNodeType.STRING, "Name", JsonNodeType.STRING),
          "Task",
          Map.of("Token", JsonNodeType.STRING));

  private ContextCheck() {}

  static @Nullable ObjectNode parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    JsonNode value = Payload.parse(text, "ValidationException", "Invalid Context object provided");
    if (!(value instanceof ObjectNode context)) {
      throw refusal("must be an object");
    }
    if (context.has("Map")) {
      throw refusal("'Map' field is not supported when mocking a Context object");
    }
    for (Map.Entry<String, JsonNode> entry : context.properties()) {
      Map<String, JsonNodeType> fields = FIELDS.get(entry.getKey());
      if (fields == null) {
        throw refusal("Field '" + entry.getKey() + "' is not allowed");
      }
      for (Map.Entry<String, JsonNode> field : entry.getValue().properties()) {
        check(entry.getKey(), field.getKey(), field.getValue(), fields);
      }
    }
    return context;
  }

  private static void check(
      String group, String name, JsonNode value, Map<String, JsonNodeType> fields) {
    JsonNodeType type = fields.get(name);
    if (type == null) {
      throw refusal("Field '" + name + "' is not allowed");
    }
    if (type != JsonNodeType.OBJECT && value.getNodeType() != type) {
      String words = "a " + type.name().toLowerCase(Locale.ROOT);
      throw refusal(group + "." + name + " must be " + words);
    }
  }

  private static EngineException refusal(String what) {
    return StateTests.invalid("Invalid Context object provided: " + what);
  }
}
