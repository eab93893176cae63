package dev.baton.cloud.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.wire.Json;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter on members of JSON messages: {@code $.level = "ERROR" && ($.n > 5 || $.user IS NULL)}.
 */
final class JsonPattern implements FilterPattern {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\\(|\\)|&&|\\|\\||\\$[\\w.\\[\\]*-]+|!=|<=|>=|=|<|>|\"(?:[^\"\\\\]|\\\\.)*\""
              + "|[^\\s()=<>!&|]+)");
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)\\]");

  private final Matcher tokens;
  private final Predicate<JsonNode> condition;
  private @Nullable String token;

  JsonPattern(String text) {
    tokens = TOKEN.matcher(text);
    advance();
    condition = either();
    if (token != null) {
      throw FilterPattern.invalid("nothing is expected after " + token);
    }
  }

  @Override
  public boolean matches(String message) {
    JsonNode json = message.startsWith("{") ? Json.parseOrNull(message.strip()) : null;
    return json != null && condition.test(json);
  }

  private void advance() {
    token = tokens.find() ? tokens.group(1) : null;
  }

  private boolean took(String wanted) {
    if (!wanted.equalsIgnoreCase(token)) {
      return false;
    }
    advance();
    return true;
  }

  private String next() {
    String present = token;
    if (present == null) {
      throw FilterPattern.invalid("it ends too early");
    }
    advance();
    return present;
  }

  private Predicate<JsonNode> either() {
    Predicate<JsonNode> left = both();
    while (took("||")) {
      left = left.or(both());
    }
    return left;
  }

  private Predicate<JsonNode> both() {
    Predicate<JsonNode> left = one();
    while (took("&&")) {
      left = left.and(one());
    }
    return left;
  }

  private Predicate<JsonNode> one() {
    if (took("(")) {
      Predicate<JsonNode> inner = either();
      if (!took(")")) {
        throw FilterPattern.invalid("a parenthesis is not closed");
      }
      return inner;
    }
    String path = next();
    if (!path.startsWith("$")) {
      throw FilterPattern.invalid("a selector begins with $., not " + path);
    }
    String operator = next();
    String operand = next();
    if (operator.equalsIgnoreCase("NOT")) {
      return message -> at(message, path).isMissingNode();
    }
    if (operator.equalsIgnoreCase("IS")) {
      return switch (operand.toUpperCase(Locale.ROOT)) {
        case "NULL" -> message -> at(message, path).isNull();
        case "TRUE" -> message -> at(message, path).isBoolean() && at(message, path).asBoolean();
        case "FALSE" -> message -> at(message, path).isBoolean() && !at(message, path).asBoolean();
        default -> throw FilterPattern.invalid("IS " + operand);
      };
    }
    return comparison(path, operator, operand);
  }

  private static Predicate<JsonNode> comparison(String path, String operator, String operand) {
    String text = operand.startsWith("\"") ? operand.substring(1, operand.length() - 1) : operand;
    BigDecimal number = operand.startsWith("\"") ? null : number(operand);
    return switch (operator) {
      case "=" -> message -> equal(at(message, path), text, number);
      case "!=" ->
          message -> !at(message, path).isMissingNode() && !equal(at(message, path), text, number);
      case "<", ">", "<=", ">=" -> {
        if (number == null) {
          throw FilterPattern.invalid(operand + " is not a number");
        }
        yield message ->
            at(message, path).isNumber()
                && holds(operator, at(message, path).decimalValue().compareTo(number));
      }
      default -> throw FilterPattern.invalid("there is no operator " + operator);
    };
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  private static boolean equal(JsonNode value, String text, @Nullable BigDecimal number) {
    if (value.isMissingNode() || value.isContainerNode()) {
      return false;
    }
    if (number != null && value.isNumber()) {
      return value.decimalValue().compareTo(number) == 0;
    }
    String pattern = ("\\Q" + text + "\\E").replace("*", "\\E.*\\Q");
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(value.asText()).matches();
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static JsonNode at(JsonNode message, String path) {
    JsonNode value = message;
    Matcher step = STEP.matcher(path.substring(1));
    while (step.find()) {
      value =
          step.group(1) == null
              ? value.path(Integer.parseInt(step.group(2)))
              : value.path(step.group(1));
    }
    return value;
  }
}
