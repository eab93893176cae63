package dev.baton.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator that compares two values of one type: {@code NumericLessThanEquals} is the type
 * {@code Numeric} with the relation {@code LessThanEquals}. Values of another type never match.
 */
public record ComparisonOperator(Kind kind, Relation relation) {

  /** The type whose values are compared. */
  public enum Kind {
    STRING("String"),
    NUMERIC("Numeric"),
    BOOLEAN("Boolean"),
    TIMESTAMP("Timestamp");

    private final String aslName;

    Kind(String aslName) {
      this.aslName = aslName;
    }
  }

  /** How the values must stand to each other. */
  public enum Relation {
    EQUALS("Equals"),
    LESS_THAN("LessThan"),
    GREATER_THAN("GreaterThan"),
    LESS_THAN_EQUALS("LessThanEquals"),
    GREATER_THAN_EQUALS("GreaterThanEquals"),
    MATCHES("Matches");

    private final String aslName;

    Relation(String aslName) {
      this.aslName = aslName;
    }

    private boolean holds(int comparison) {
      return switch (this) {
        case EQUALS, MATCHES -> comparison == 0;
        case LESS_THAN -> comparison < 0;
        case GREATER_THAN -> comparison > 0;
        case LESS_THAN_EQUALS -> comparison <= 0;
        case GREATER_THAN_EQUALS -> comparison >= 0;
      };
    }
  }

  /** The operator of this name, without a {@code Path} at its end; null when there is none. */
  public static @Nullable ComparisonOperator named(String name) {
    for (Kind kind : Kind.values()) {
      for (Relation relation : Relation.values()) {
        boolean exists =
            switch (relation) {
              case EQUALS -> true;
              case MATCHES -> kind == Kind.STRING;
              default -> kind != Kind.BOOLEAN;
            };
        if (exists && name.equals(kind.aslName + relation.aslName)) {
          return new ComparisonOperator(kind, relation);
        }
      }
    }
    return null;
  }

  /** Whether there is a form of it with {@code Path}; only StringMatches has none. */
  public boolean takesPath() {
    return relation != Relation.MATCHES;
  }

  /** Whether a constant has the type this operator compares with. */
  public boolean accepts(JsonNode constant) {
    return switch (kind) {
      case STRING -> constant.isTextual();
      case NUMERIC -> constant.isNumber();
      case BOOLEAN -> constant.isBoolean();
      case TIMESTAMP -> Timestamps.parse(constant) != null;
    };
  }

  boolean test(JsonNode value, JsonNode other) {
    return switch (kind) {
      case STRING -> value.isTextual() && other.isTextual() && testText(value, other);
      case NUMERIC ->
          value.isNumber() && other.isNumber() && relation.holds(compareNumbers(value, other));
      case BOOLEAN ->
          value.isBoolean() && other.isBoolean() && value.booleanValue() == other.booleanValue();
      case TIMESTAMP -> testTimestamps(value, other);
    };
  }

  private boolean testText(JsonNode value, JsonNode other) {
    if (relation == Relation.MATCHES) {
      return Wildcards.match(value.textValue(), other.textValue());
    }
    return relation.holds(value.textValue().compareTo(other.textValue()));
  }

  private boolean testTimestamps(JsonNode value, JsonNode other) {
    Instant left = Timestamps.parse(value);
    Instant right = Timestamps.parse(other);
    return left != null && right != null && relation.holds(left.compareTo(right));
  }

  private static int compareNumbers(JsonNode left, JsonNode right) {
    if (left.canConvertToLong()
        && left.isIntegralNumber()
        && right.canConvertToLong()
        && right.isIntegralNumber()) {
      return Long.compare(left.longValue(), right.longValue());
    }
    return left.decimalValue().compareTo(right.decimalValue());
  }
}
