package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.text.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words the interpreter's errors as JSONata's reference implementation does. The interpreter was
 * translated from JavaScript with each "function" turned into "Object", quotes all values alike,
 * and leaves out the third value of a message.
 */
final class JsonataErrors {
  private static final Pattern CODE = Pattern.compile("[STDU]\\d{4}");
  private static final Pattern CODE_BEFORE = Pattern.compile("^[STDU]\\d{4}: ");
  private static final String UNKNOWN = "JSonataException ";
  private static final String FIRST = "\u0001";
  private static final String SECOND = "\u0002";
  private static final Map<String, String> ELEMENTS =
      Map.of("n", "numbers", "s", "strings", "o", "objects", "b", "booleans", "a", "arrays");
  private static final Pattern OF_NUMBERS = Pattern.compile("\\$(sum|max|min|average)\\b");
  private static final Pattern OF_TEXTS = Pattern.compile("\\$(join)\\b");
  private static final Pattern COMPARISON = Pattern.compile("[<>]=?");

  private JsonataErrors() {}

  /** What follows the words "threw an error during evaluation". */
  static String describe(JException e, String expression) {
    String code = e.getError();
    if (code != null && CODE.matcher(code).matches()) {
      return ". " + code + ": " + words(e, code, expression);
    }
    String message = String.valueOf(e.getMessage());
    String own = message.startsWith(UNKNOWN) ? message.substring(UNKNOWN.length()) : message;
    return (CODE_BEFORE.matcher(own).find() ? ". " : ": ") + own;
  }

  static String describe(RuntimeException e) {
    Throwable cause = e.getCause();
    String message = cause != null && cause.getMessage() != null ? cause.getMessage() : null;
    return message == null ? String.valueOf(e.getMessage()) : message;
  }

  /** Why a text is no expression, without the code before it. */
  static String withoutCode(JException e) {
    return CODE_BEFORE.matcher(restore(String.valueOf(e.getMessage()))).replaceFirst("");
  }

  private static String words(JException e, String code, String expression) {
    Object current = e.getCurrent();
    Object expected = e.getExpected();
    return switch (code) {
      case "T0412" ->
          "Argument 1 of function \"%s\" must be an array of \"%s\""
              .formatted(
                  first("n".equals(expected) ? OF_NUMBERS : OF_TEXTS, expression),
                  ELEMENTS.getOrDefault(String.valueOf(expected), String.valueOf(expected)));
      case "T2009" ->
          "The values %s and %s either side of operator \"%s\" must be of the same data type"
              .formatted(json(current), json(expected), first(COMPARISON, expression));
      default ->
          restore(JException.msg(code, -1, FIRST, SECOND))
              .replace('"' + FIRST + '"', json(current))
              .replace('"' + SECOND + '"', json(expected))
              .replace(FIRST, String.valueOf(current))
              .replace(SECOND, String.valueOf(expected));
    };
  }

  /** The interpreter does not say which function or operator failed: it is the first that may. */
  private static String first(Pattern pattern, String expression) {
    Matcher matcher = pattern.matcher(expression);
    if (!matcher.find()) {
      return "";
    }
    return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
  }

  private static String json(@Nullable Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return "null";
    }
    JsonNode json = value == null ? null : Values.toJson(value);
    return json == null ? String.valueOf(value) : Json.text(json);
  }

  private static String restore(String message) {
    return message.replace(" Object ", " function ");
  }
}
