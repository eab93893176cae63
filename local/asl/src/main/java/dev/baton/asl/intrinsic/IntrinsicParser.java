package dev.baton.asl.intrinsic;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.baton.asl.expression.Constant;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.jsonpath.PathExpression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads calls of intrinsic functions: names, string literals in single quotes, numbers, booleans,
 * null, paths and nested calls.
 */
public final class IntrinsicParser {
  private final String text;
  private final String field;
  private int at;

  private IntrinsicParser(String text, String field) {
    this.text = text;
    this.field = field;
  }

  /** Whether a value looks like a call, and so has to be one. */
  public static boolean isCall(String text) {
    return text.startsWith("States.");
  }

  /**
   * Reads one call.
   *
   * @throws IllegalArgumentException when the text is not a call of a known function
   */
  public static Expression parse(String text, String field) {
    IntrinsicParser parser = new IntrinsicParser(text, field);
    Expression call = parser.call();
    parser.skipSpace();
    if (parser.at != text.length()) {
      throw parser.malformed();
    }
    return call;
  }

  private Expression call() {
    int start = at;
    int open = text.indexOf('(', at);
    if (open < 0) {
      throw malformed();
    }
    IntrinsicFunction function = IntrinsicFunction.named(text.substring(at, open).strip());
    if (function == null) {
      throw malformed();
    }
    at = open + 1;
    List<Expression> arguments = arguments(function == IntrinsicFunction.FORMAT);
    if (!function.takes(arguments.size())) {
      throw malformed();
    }
    return new IntrinsicCall(text.substring(start, at), field, function, List.copyOf(arguments));
  }

  private List<Expression> arguments(boolean template) {
    List<Expression> arguments = new ArrayList<>();
    skipSpace();
    if (peek() == ')') {
      at++;
      return arguments;
    }
    while (true) {
      skipSpace();
      arguments.add(argument(template && arguments.isEmpty()));
      skipSpace();
      char c = peek();
      at++;
      if (c == ')') {
        return arguments;
      }
      if (c != ',') {
        throw malformed();
      }
    }
  }

  private Expression argument(boolean template) {
    char c = peek();
    if (c == '\'') {
      return literal(template);
    }
    if (c == '$') {
      return PathExpression.compile(pathText(), field);
    }
    if (text.startsWith("States.", at)) {
      return call();
    }
    return word();
  }

  /** A literal; a template keeps its escapes, for only States.Format knows what they protect. */
  private Expression literal(boolean template) {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'') {
        at++;
        return new Constant(JsonNodeFactory.instance.textNode(value.toString()));
      }
      if (c == '\\' && at + 1 < text.length()) {
        char escaped = text.charAt(++at);
        value.append(template ? "\\" : "").append(escaped);
      } else {
        value.append(c);
      }
    }
    throw malformed();
  }

  /** A path ends at the comma or bracket that is outside its own brackets and quotes. */
  private String pathText() {
    int start = at;
    int depth = 0;
    char quote = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[' || c == '(') {
        depth++;
      } else if (depth > 0 && (c == ']' || c == ')')) {
        depth--;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        break;
      }
    }
    return text.substring(start, at).strip();
  }

  private Expression word() {
    int start = at;
    while (at < text.length() && ",) ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "true" -> new Constant(BooleanNode.TRUE);
      case "false" -> new Constant(BooleanNode.FALSE);
      case "null" -> new Constant(NullNode.instance);
      default -> new Constant(number(word));
    };
  }

  private com.fasterxml.jackson.databind.JsonNode number(String word) {
    try {
      BigDecimal number = new BigDecimal(word);
      return word.matches("-?\\d{1,18}")
          ? MathFunctions.number(number.longValueExact())
          : JsonNodeFactory.instance.numberNode(number.doubleValue());
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw malformed();
    }
    return text.charAt(at);
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("The intrinsic function '" + text + "' is not valid");
  }
}
