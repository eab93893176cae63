package dev.baton.shared.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads records, lists, sets, maps, arrays, trees and single values as the parser gives them. Its
 * errors hold places and types, never content.
 */
final class ValueReader {
  private static final int MOST_DIGITS_OF_A_LONG = 19;

  /** As Jackson limits numbers that stand without quotation marks. */
  private static final int LONGEST_NUMBER = 1_000;

  private final JsonParser parser;

  ValueReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The value that begins with the next token. */
  @Nullable Object next(Type type) throws IOException {
    if (parser.nextToken() == null) {
      throw wrong(type);
    }
    return value(type);
  }

  private @Nullable Object value(Type type) throws IOException {
    Class<?> raw = rawOf(type);
    if (JsonNode.class.isAssignableFrom(raw)) {
      return ofType(type, raw, TreeReader.read(parser));
    }
    return switch (parser.currentToken()) {
      case VALUE_NULL -> raw.isPrimitive() ? Shape.zero(raw) : null;
      case START_OBJECT ->
          raw.isRecord() ? object(raw) : raw == Map.class ? map(type) : refuse(type);
      case START_ARRAY -> array(type, raw);
      default -> single(type, raw);
    };
  }

  private Object ofType(Type type, Class<?> raw, JsonNode node) throws IOException {
    if (!raw.isInstance(node)) {
      throw wrong(type);
    }
    return node;
  }

  private Object object(Class<?> record) throws IOException {
    Shape shape = Shape.of(record);
    @Nullable Object[] values = shape.nothing();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Shape.Part part = shape.parts().get(name);
      if (part == null) {
        parser.nextToken();
        parser.skipChildren();
      } else {
        values[part.index()] = next(part.type());
      }
    }
    try {
      return shape.make(values);
    } catch (ReflectiveOperationException e) {
      throw wrong(record);
    }
  }

  private Map<String, @Nullable Object> map(Type type) throws IOException {
    Type of = argument(type, 1);
    if (argument(type, 0) != String.class) {
      throw wrong(type);
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      map.put(name, next(of));
    }
    return map;
  }

  private Object array(Type type, Class<?> raw) throws IOException {
    if (raw.isArray()) {
      List<@Nullable Object> values = new ArrayList<>();
      collect(raw.getComponentType(), values);
      Object array = Array.newInstance(raw.getComponentType(), values.size());
      for (int i = 0; i < values.size(); i++) {
        Array.set(array, i, values.get(i));
      }
      return array;
    }
    Collection<@Nullable Object> values =
        raw == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
    if (raw != List.class && raw != Set.class) {
      throw wrong(type);
    }
    collect(argument(type, 0), values);
    return values;
  }

  private void collect(Type of, Collection<@Nullable Object> into) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      into.add(value(of));
    }
  }

  private Object single(Type type, Class<?> raw) throws IOException {
    JsonToken token = parser.currentToken();
    if (raw == String.class) {
      return parser.getText();
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return token.isBoolean() ? parser.getBooleanValue() : refuse(type);
    }
    try {
      if (token == JsonToken.VALUE_STRING) {
        return fromText(type, raw, parser.getText());
      }
      if (token.isNumeric() && (raw == double.class || raw == Double.class)) {
        return parser.getDoubleValue();
      }
      return token.isNumeric() ? number(type, raw, parser.getDecimalValue()) : refuse(type);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw wrong(type);
    }
  }

  private Object fromText(Type type, Class<?> raw, String text) throws IOException {
    if (raw == Instant.class) {
      return Instant.parse(text);
    }
    if (raw == LocalDate.class) {
      return LocalDate.parse(text);
    }
    if (raw == Pattern.class) {
      return Pattern.compile(text);
    }
    if (raw.isEnum()) {
      for (Object constant : raw.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(text)) {
          return constant;
        }
      }
      throw wrong(type);
    }
    if (text.length() > LONGEST_NUMBER) {
      throw wrong(type);
    }
    return number(type, raw, new BigDecimal(text));
  }

  private Object number(Type type, Class<?> raw, BigDecimal value) throws IOException {
    if (raw == int.class || raw == Integer.class) {
      return Math.toIntExact(whole(value));
    }
    if (raw == long.class || raw == Long.class) {
      return whole(value);
    }
    if (raw == double.class || raw == Double.class) {
      return value.doubleValue();
    }
    if (raw == float.class || raw == Float.class) {
      return value.floatValue();
    }
    return raw == BigDecimal.class ? value : refuse(type);
  }

  /** Without what is behind the point; an exponent is looked at before any digit is made of it. */
  private static long whole(BigDecimal value) {
    long digits = (long) value.precision() - value.scale();
    if (digits > MOST_DIGITS_OF_A_LONG) {
      throw new ArithmeticException("too large");
    }
    return digits <= 0 ? 0 : value.toBigInteger().longValueExact();
  }

  private static Class<?> rawOf(Type type) {
    if (type instanceof Class<?> known) {
      return known;
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    throw new IllegalStateException("a component has the type " + type + ", which cannot be read");
  }

  private static Type argument(Type type, int index) {
    if (type instanceof ParameterizedType generic) {
      return generic.getActualTypeArguments()[index];
    }
    throw new IllegalStateException(type + " does not say of what");
  }

  private Object refuse(Type type) throws IOException {
    throw wrong(type);
  }

  private JsonParseException wrong(Type type) {
    return new JsonParseException(parser, "no " + type.getTypeName(), parser.currentLocation());
  }
}
