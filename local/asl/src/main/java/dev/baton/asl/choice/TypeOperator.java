package dev.baton.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The operators that ask for a type. */
public enum TypeOperator {
  IS_NULL("IsNull"),
  IS_STRING("IsString"),
  IS_NUMERIC("IsNumeric"),
  IS_BOOLEAN("IsBoolean"),
  IS_TIMESTAMP("IsTimestamp");

  private final String aslName;

  TypeOperator(String aslName) {
    this.aslName = aslName;
  }

  /** The operator of this name; null when there is none. */
  public static @Nullable TypeOperator named(String name) {
    for (TypeOperator operator : values()) {
      if (operator.aslName.equals(name)) {
        return operator;
      }
    }
    return null;
  }

  boolean test(JsonNode value) {
    return switch (this) {
      case IS_NULL -> value.isNull();
      case IS_STRING -> value.isTextual();
      case IS_NUMERIC -> value.isNumber();
      case IS_BOOLEAN -> value.isBoolean();
      case IS_TIMESTAMP -> Timestamps.parse(value) != null;
    };
  }
}
