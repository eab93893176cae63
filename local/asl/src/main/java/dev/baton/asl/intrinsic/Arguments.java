package dev.baton.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The evaluated arguments of an intrinsic call, with the checks their types need. */
record Arguments(JsonNode[] values, Scope scope) {
  private static final int MAX_TEXT = 10_000;

  int count() {
    return values.length;
  }

  JsonNode any(int index) {
    return values[index];
  }

  String text(int index) {
    JsonNode value = values[index];
    if (!value.isTextual()) {
      throw invalid(index, "a string");
    }
    return value.textValue();
  }

  /** A text of at most 10,000 characters, the limit of the encoding functions. */
  String shortText(int index) {
    String text = text(index);
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("The input exceeds the maximum length of 10000");
    }
    return text;
  }

  ArrayNode array(int index) {
    if (values[index] instanceof ArrayNode array) {
      return array;
    }
    throw invalid(index, "an array");
  }

  ObjectNode object(int index) {
    if (values[index] instanceof ObjectNode object) {
      return object;
    }
    throw invalid(index, "an object");
  }

  boolean bool(int index) {
    if (values[index].isBoolean()) {
      return values[index].booleanValue();
    }
    throw invalid(index, "a boolean");
  }

  /** A number rounded to the nearest integer, halves upwards. */
  long whole(int index) {
    JsonNode value = values[index];
    if (!value.isNumber()) {
      throw invalid(index, "a number");
    }
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    BigDecimal half = value.decimalValue().add(BigDecimal.valueOf(5, 1));
    return half.setScale(0, RoundingMode.FLOOR).longValue();
  }

  int index(int argument, int size) {
    long index = whole(argument);
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("Index " + index + " out of bounds for length " + size);
    }
    return (int) index;
  }

  private static IllegalArgumentException invalid(int index, String expected) {
    return new IllegalArgumentException("Argument " + (index + 1) + " must be " + expected);
  }
}
