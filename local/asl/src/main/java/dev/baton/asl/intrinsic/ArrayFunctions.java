package dev.baton.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The intrinsic functions for arrays and objects. */
final class ArrayFunctions {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final int MAX_RANGE = 1_000;

  private ArrayFunctions() {}

  static JsonNode array(Arguments arguments) {
    ArrayNode array = NODES.arrayNode();
    for (JsonNode value : arguments.values()) {
      array.add(value);
    }
    return array;
  }

  static JsonNode partition(Arguments arguments) {
    ArrayNode items = arguments.array(0);
    long size = arguments.whole(1);
    if (size <= 0) {
      throw new IllegalArgumentException("The chunk size must be a positive integer");
    }
    ArrayNode chunks = NODES.arrayNode();
    ArrayNode chunk = NODES.arrayNode();
    for (JsonNode item : items) {
      if (chunk.isEmpty()) {
        chunks.add(chunk);
      }
      chunk.add(item);
      if (chunk.size() == size) {
        chunk = NODES.arrayNode();
      }
    }
    return chunks;
  }

  static JsonNode contains(Arguments arguments) {
    JsonNode wanted = arguments.any(1);
    for (JsonNode item : arguments.array(0)) {
      if (item.equals(wanted)) {
        return BooleanNode.TRUE;
      }
    }
    return BooleanNode.FALSE;
  }

  static JsonNode range(Arguments arguments) {
    long step = arguments.whole(2);
    if (step == 0) {
      throw new IllegalArgumentException("The step of a range cannot be zero");
    }
    List<Object> numbers = Numbers.range(arguments.whole(0), arguments.whole(1), step, MAX_RANGE);
    if (numbers.size() > MAX_RANGE) {
      throw new IllegalArgumentException("A range cannot hold more than 1000 numbers");
    }
    ArrayNode array = NODES.arrayNode();
    for (Object n : numbers) {
      array.add(MathFunctions.number((Long) n));
    }
    return array;
  }

  static JsonNode getItem(Arguments arguments) {
    ArrayNode items = arguments.array(0);
    return items.get(arguments.index(1, items.size()));
  }

  static JsonNode length(Arguments arguments) {
    return NODES.numberNode(arguments.array(0).size());
  }

  static JsonNode unique(Arguments arguments) {
    Set<JsonNode> seen = new LinkedHashSet<>();
    arguments.array(0).forEach(seen::add);
    return NODES.arrayNode().addAll(seen);
  }

  /** Shallow only: Step Functions offers no deep merge, and refuses {@code true}. */
  static JsonNode merge(Arguments arguments) {
    ObjectNode first = arguments.object(0);
    ObjectNode second = arguments.object(1);
    if (arguments.bool(2)) {
      throw new IllegalArgumentException("Deep merging is not supported");
    }
    ObjectNode merged = NODES.objectNode();
    merged.setAll(first);
    merged.setAll(second);
    return merged;
  }
}
