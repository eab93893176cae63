package dev.baton.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values on their way to and from the interpreter. Its undefined is Java's null, its JSON null is
 * {@link Jsonata#NULL_VALUE}; objects and arrays go in as views and come out as the nodes they are
 * views of.
 */
final class Values {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** More cannot fit into a payload of 256 KiB. */
  private static final int MOST_ELEMENTS = 262_144;

  private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

  private Values() {}

  static Object fromJson(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> new ObjectView((ObjectNode) node);
      case ARRAY -> new ArrayView((ArrayNode) node);
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      case NULL, MISSING, BINARY, POJO -> Jsonata.NULL_VALUE;
    };
  }

  /**
   * The JSON value of a defined result; null when it holds what JSON cannot, such as a function.
   */
  static @Nullable JsonNode toJson(@Nullable Object value) {
    return switch (value) {
      case null -> NullNode.instance;
      case String text -> NODES.textNode(text);
      case Boolean bool -> NODES.booleanNode(bool);
      case Number number -> number(number);
      case ObjectView view -> view.node();
      case ArrayView view -> view.node();
      case StatesView view -> object(view);
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      default -> value == Jsonata.NULL_VALUE ? NullNode.instance : null;
    };
  }

  private static @Nullable JsonNode object(Map<?, ?> map) {
    if (map.containsKey("_jsonata_function") || map.containsKey("_jsonata_lambda")) {
      return null;
    }
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      JsonNode value = toJson(entry.getValue());
      if (value == null) {
        return null;
      }
      object.set(String.valueOf(entry.getKey()), value);
    }
    return object;
  }

  private static @Nullable JsonNode array(List<?> list) {
    if (list.size() > MOST_ELEMENTS) {
      throw Bounds.tooMuch();
    }
    ArrayNode array = NODES.arrayNode(list.size());
    for (Object element : list) {
      JsonNode value = toJson(element);
      if (value == null) {
        return null;
      }
      array.add(value);
    }
    return array;
  }

  private static JsonNode number(Number number) {
    return switch (number) {
      case Integer i -> NODES.numberNode(i);
      case Long l -> NODES.numberNode(l);
      case BigInteger big -> NODES.numberNode(big);
      case BigDecimal big -> NODES.numberNode(big);
      default -> fraction(number.doubleValue());
    };
  }

  private static JsonNode fraction(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
    return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
  }
}
