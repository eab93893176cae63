package dev.baton.documents.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.shared.errors.LogicException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON values as attributes of DynamoDB and back; numbers stay exact. */
public final class Items {
  private Items() {}

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  /** An attribute that every such item has. */
  public static AttributeValue required(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new LogicException("item-incomplete", "an item has no attribute " + name);
    }
    return value;
  }

  static AttributeValue of(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> AttributeValue.fromN(value.decimalValue().toPlainString());
      case BOOLEAN -> AttributeValue.fromBool(value.booleanValue());
      case STRING -> AttributeValue.fromS(value.textValue());
      case OBJECT -> {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        value.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
        yield AttributeValue.fromM(members);
      }
      case ARRAY -> {
        List<AttributeValue> elements = new ArrayList<>();
        value.forEach(element -> elements.add(of(element)));
        yield AttributeValue.fromL(elements);
      }
      default -> AttributeValue.fromNul(true);
    };
  }

  static JsonNode json(AttributeValue value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value.type()) {
      case N -> nodes.numberNode(new BigDecimal(value.n()));
      case BOOL -> nodes.booleanNode(value.bool());
      case S -> nodes.textNode(value.s());
      case M -> {
        ObjectNode object = nodes.objectNode();
        value.m().forEach((name, member) -> object.set(name, json(member)));
        yield object;
      }
      case L -> {
        ArrayNode array = nodes.arrayNode();
        value.l().forEach(element -> array.add(json(element)));
        yield array;
      }
      default -> nodes.nullNode();
    };
  }
}
