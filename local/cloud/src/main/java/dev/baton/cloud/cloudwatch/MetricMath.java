package dev.baton.cloud.cloudwatch;

import dev.baton.cloud.door.AwsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic over metrics, as far as it is known here: {@code + - * /}, parentheses, numbers, ids
 * and {@code FILL(id, number)}. Where a metric has no value, neither has what is computed of it.
 */
@FunctionalInterface
interface MetricMath {

  /** The value at one moment, from those of the metrics; null where there is none. */
  @Nullable Double at(Values metrics);

  /** The values of metrics at one moment, by their ids. */
  @FunctionalInterface
  interface Values {
    @Nullable Double of(String id);
  }

  /**
   * Reads an expression.
   *
   * @throws AwsException {@code ValidationError} for what is not known here
   */
  static MetricMath of(String text) {
    return new Reader(text).read();
  }

  /** Descends through an expression, token by token. */
  final class Reader {
    private static final Pattern TOKEN =
        Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?|[A-Za-z_][A-Za-z0-9_]*|[-+*/(),])");

    private final String text;
    private final Matcher tokens;
    private @Nullable String token;

    Reader(String text) {
      this.text = text;
      tokens = TOKEN.matcher(text);
      advance();
    }

    MetricMath read() {
      MetricMath whole = sum();
      if (token != null) {
        throw unknown();
      }
      return whole;
    }

    private AwsException unknown() {
      return AwsException.badRequest(
          "ValidationError",
          "The embedded cloud does not know this of metric math: "
              + text
              + "; it has + - * / ( ) and FILL(id, number)");
    }

    private void advance() {
      boolean more = tokens.lookingAt();
      token = more ? tokens.group(1) : null;
      if (more) {
        tokens.region(tokens.end(), text.length());
      } else if (tokens.regionStart() < text.stripTrailing().length()) {
        throw unknown();
      }
    }

    private boolean took(String wanted) {
      boolean same = wanted.equals(token);
      if (same) {
        advance();
      }
      return same;
    }

    private MetricMath sum() {
      MetricMath left = product();
      while ("+".equals(token) || "-".equals(token)) {
        left = joined(left, took("+") ? '+' : minus());
      }
      return left;
    }

    private char minus() {
      advance();
      return '-';
    }

    private MetricMath joined(MetricMath left, char operator) {
      MetricMath right = operator == '+' || operator == '-' ? product() : factor();
      return metrics -> {
        Double a = left.at(metrics);
        Double b = right.at(metrics);
        if (a == null || b == null || (operator == '/' && b == 0)) {
          return null;
        }
        return switch (operator) {
          case '+' -> a + b;
          case '-' -> a - b;
          case '*' -> a * b;
          default -> a / b;
        };
      };
    }

    private MetricMath product() {
      MetricMath left = factor();
      while ("*".equals(token) || "/".equals(token)) {
        boolean times = took("*");
        if (!times) {
          advance();
        }
        left = joined(left, times ? '*' : '/');
      }
      return left;
    }

    private MetricMath factor() {
      String present = token;
      if (present == null) {
        throw unknown();
      }
      if (took("(")) {
        MetricMath inner = sum();
        require(")");
        return inner;
      }
      advance();
      if (Character.isDigit(present.charAt(0))) {
        Double number = Double.valueOf(present);
        return metrics -> number;
      }
      if (present.equals("FILL")) {
        return fill();
      }
      if (!Character.isLetter(present.charAt(0)) || "(".equals(token)) {
        throw unknown();
      }
      return metrics -> metrics.of(present);
    }

    private MetricMath fill() {
      require("(");
      MetricMath filled = sum();
      require(",");
      MetricMath otherwise = sum();
      require(")");
      return metrics -> {
        Double value = filled.at(metrics);
        return value == null ? otherwise.at(metrics) : value;
      };
    }

    private void require(String wanted) {
      if (!took(wanted)) {
        throw unknown();
      }
    }
  }
}
