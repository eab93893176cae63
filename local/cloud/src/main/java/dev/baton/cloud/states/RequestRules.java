package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Params;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the API's model demands of the members of a request: presence, type, length, range, form,
 * allowed values. All that is wrong is told at once, as AWS words it; the demands themselves are in
 * {@code requests.json}.
 */
final class RequestRules {
  private static final String ABSENT = "Member must not be null";

  private final JsonNode actions;

  RequestRules() {
    try (InputStream stream = RequestRules.class.getResourceAsStream("requests.json")) {
      actions = new ObjectMapper().readTree(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Refuses a request that breaks a rule.
   *
   * @throws AwsException {@code ValidationException}, or {@code SerializationException} for a
   *     member of another type
   */
  void check(String action, Params params) {
    List<String> errors = new ArrayList<>();
    members(params.members(), actions.path(action), "", errors);
    if (!errors.isEmpty()) {
      String count =
          errors.size() == 1
              ? "1 validation error detected: "
              : errors.size() + " validation errors detected: ";
      throw AwsException.badRequest("ValidationException", count + String.join("; ", errors));
    }
  }

  private void members(JsonNode object, JsonNode rules, String place, List<String> errors) {
    for (Map.Entry<String, JsonNode> rule : rules.properties()) {
      String name = place + rule.getKey();
      JsonNode value = object.get(rule.getKey());
      if (value != null && !value.isNull()) {
        member(value, rule.getValue(), name, errors);
      } else if (rule.getValue().path("required").asBoolean()) {
        errors.add("Value null at '" + name + "' failed to satisfy constraint: " + ABSENT);
      }
    }
  }

  private void member(JsonNode value, JsonNode rule, String name, List<String> errors) {
    String type = rule.path("type").asText();
    if (!isOf(type, value)) {
      throw AwsException.badRequest(
          "SerializationException",
          value.getNodeType() + "_VALUE cannot be converted to " + type.toUpperCase(Locale.ROOT));
    }
    String broken = broken(value, rule, type);
    if (broken != null) {
      String shown = rule.path("sensitive").asBoolean() ? "" : " '" + shown(value) + "'";
      errors.add("Value" + shown + " at '" + name + "' failed to satisfy constraint: " + broken);
    }
    members(value, rule.path("members"), name + ".", errors);
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        member(value.get(i), rule.path("member"), name + "." + (i + 1) + ".member", errors);
      }
    }
  }

  private static String shown(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "list" -> value.isArray();
      default -> value.isObject();
    };
  }

  /** The demand that a value does not meet; null when it meets all. */
  private static @Nullable String broken(JsonNode value, JsonNode rule, String type) {
    if (type.equals("number")) {
      return outOf(
          value.decimalValue(),
          rule,
          "Member must have value greater than or equal to ",
          "Member must have value less than or equal to ");
    }
    int length = value.isTextual() ? value.textValue().length() : value.size();
    String beyond =
        outOf(
            BigDecimal.valueOf(length),
            rule,
            "Member must have length greater than or equal to ",
            "Member must have length less than or equal to ");
    return beyond != null || !value.isTextual() ? beyond : malformed(value.textValue(), rule);
  }

  private static @Nullable String outOf(
      BigDecimal number, JsonNode rule, String least, String most) {
    if (rule.has("min") && number.compareTo(rule.get("min").decimalValue()) < 0) {
      return least + rule.get("min");
    }
    return rule.has("max") && number.compareTo(rule.get("max").decimalValue()) > 0
        ? most + rule.get("max")
        : null;
  }

  private static @Nullable String malformed(String text, JsonNode rule) {
    List<String> allowed = new ArrayList<>();
    rule.path("enum").forEach(each -> allowed.add(each.textValue()));
    if (!allowed.isEmpty() && !allowed.contains(text)) {
      return "Member must satisfy enum value set: " + allowed;
    }
    String pattern = rule.path("pattern").textValue();
    return pattern == null || Pattern.matches(pattern, text)
        ? null
        : "Member must satisfy regular expression pattern: " + pattern;
  }
}
