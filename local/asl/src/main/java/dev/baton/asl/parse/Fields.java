package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.state.QueryLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of the definition with its place and language, and typed access to its fields. */
record Fields(ObjectNode node, String pointer, QueryLanguage language, Faults faults) {

  boolean has(String name) {
    return node.has(name);
  }

  @Nullable JsonNode get(String name) {
    return node.get(name);
  }

  String at(String name) {
    return child(pointer, name);
  }

  /** The JSON Pointer of a member. */
  static String child(String pointer, String name) {
    String escaped = name.replace("~", "~0").replace("/", "~1");
    return pointer.equals("/") ? "/" + escaped : pointer + "/" + escaped;
  }

  boolean isJsonata() {
    return language == QueryLanguage.JSONATA;
  }

  Fields in(QueryLanguage other) {
    return new Fields(node, pointer, other, faults);
  }

  Fields nested(ObjectNode object, String name) {
    return new Fields(object, at(name), language, faults);
  }

  void fault(String name, String message) {
    faults.schema(at(name), message);
  }

  /** Says which of these fields are missing. */
  void require(String... names) {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      if (!node.has(name)) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      faults.schema(pointer, "These fields are required: " + missing);
    }
  }

  void allowOnly(Set<String> allowed) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!allowed.contains(name)) {
                fault(name, "Field is not supported");
              }
            });
  }

  @Nullable String text(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      fault(name, "Expected value of type String");
      return null;
    }
    return value.textValue();
  }

  boolean bool(String name) {
    JsonNode value = node.get(name);
    if (value != null && !value.isBoolean()) {
      fault(name, "Expected value of type Boolean");
    }
    return value != null && value.booleanValue();
  }

  @Nullable ObjectNode object(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    fault(name, "Expected value of type Object");
    return null;
  }

  @Nullable ArrayNode array(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof ArrayNode array) {
      return array;
    }
    fault(name, "Expected value of type Array");
    return null;
  }

  /** A whole number within bounds. */
  @Nullable Long whole(String name, long least, long most) {
    JsonNode value = node.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      fault(name, "Expected value of type Integer");
      return null;
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      fault(name, "Value must be between " + least + " and " + most);
      return null;
    }
    return value.longValue();
  }
}
