package dev.baton.engine.items;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Puts one JSON value together from the tokens of a parser that does not wait. */
final class ValueBuilder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();
  private @Nullable JsonNode root;

  boolean isComplete() {
    return root != null && open.isEmpty();
  }

  JsonNode value() {
    JsonNode value = root;
    if (value == null) {
      throw new IllegalStateException("Nothing has been read");
    }
    return value;
  }

  void take(JsonToken token, JsonParser parser) throws IOException {
    switch (token) {
      case FIELD_NAME -> names.push(parser.currentName());
      case START_OBJECT -> begin(NODES.objectNode());
      case START_ARRAY -> begin(NODES.arrayNode());
      case END_OBJECT, END_ARRAY -> open.pop();
      default -> add(scalar(token, parser));
    }
  }

  private void begin(ContainerNode<?> container) {
    add(container);
    open.push(container);
  }

  private void add(JsonNode node) {
    ContainerNode<?> parent = open.peek();
    if (parent instanceof ObjectNode object) {
      object.set(names.pop(), node);
    } else if (parent instanceof ArrayNode array) {
      array.add(node);
    } else {
      root = node;
    }
  }

  private static JsonNode scalar(JsonToken token, JsonParser parser) throws IOException {
    return switch (token) {
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      default -> NODES.nullNode();
    };
  }
}
