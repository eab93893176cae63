package dev.baton.shared.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes records, maps (keys sorted), lists, arrays, trees and single values; what is null is
 * written as null.
 */
final class ValueWriter {
  private final JsonGenerator generator;

  ValueWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /**
   * @throws IllegalArgumentException when it is of a type that has no form in JSON
   */
  void write(@Nullable Object value) throws IOException {
    // No switch over types: its first use takes longer than all that is written before a function's
    // first answer.
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Record entity) {
      object(entity);
    } else if (value instanceof JsonNode node) {
      tree(node);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Iterable<?> values) {
      list(values);
    } else if (value.getClass().isArray()) {
      array(value);
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Boolean bool) {
      generator.writeBoolean(bool);
    } else if (value instanceof Enum<?> constant) {
      generator.writeString(constant.name());
    } else if (value instanceof Instant || value instanceof LocalDate) {
      generator.writeString(value.toString());
    } else {
      throw new IllegalArgumentException(value.getClass() + " has no form in JSON");
    }
  }

  private void number(Number number) throws IOException {
    if (number instanceof Integer || number instanceof Long) {
      generator.writeNumber(number.longValue());
    } else if (number instanceof Double) {
      generator.writeNumber(number.doubleValue());
    } else if (number instanceof Float) {
      generator.writeNumber(number.floatValue());
    } else if (number instanceof BigDecimal decimal) {
      generator.writeNumber(decimal);
    } else if (number instanceof BigInteger whole) {
      generator.writeNumber(whole);
    } else {
      throw new IllegalArgumentException(number.getClass() + " has no form in JSON");
    }
  }

  private void object(Record entity) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<String, Shape.Part> part : Shape.of(entity.getClass()).parts().entrySet()) {
      generator.writeFieldName(part.getKey());
      write(value(entity, part.getValue()));
    }
    generator.writeEndObject();
  }

  private static @Nullable Object value(Record entity, Shape.Part part) {
    try {
      return part.accessor().invoke(entity);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(entity.getClass() + " does not give its components");
    }
  }

  private void map(Map<?, ?> map) throws IOException {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    generator.writeStartObject();
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      generator.writeFieldName(entry.getKey());
      write(entry.getValue());
    }
    generator.writeEndObject();
  }

  private void list(Iterable<?> values) throws IOException {
    generator.writeStartArray();
    for (Object value : values) {
      write(value);
    }
    generator.writeEndArray();
  }

  private void array(Object values) throws IOException {
    generator.writeStartArray();
    for (int i = 0; i < Array.getLength(values); i++) {
      write(Array.get(values, i));
    }
    generator.writeEndArray();
  }

  private void tree(JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          generator.writeFieldName(field.getKey());
          tree(field.getValue());
        }
        generator.writeEndObject();
      }
      case ARRAY -> list(node);
      case STRING -> generator.writeString(node.textValue());
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NUMBER -> number(node.numberValue());
      case NULL, MISSING -> generator.writeNull();
      case BINARY, POJO ->
          throw new IllegalArgumentException("a tree with a value that has no form in JSON");
    }
  }
}
