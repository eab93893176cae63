package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.choice.Timestamps;
import dev.baton.asl.state.QueryLanguage;
import java.math.BigInteger;
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

  /** The place of a member: as in a JSON Pointer, but with its name as it stands. */
  static String child(String pointer, String name) {
    return pointer.equals("/") ? "/" + name : pointer + "/" + name;
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
                unsupported(name);
              }
            });
  }

  /** Says that the object cannot have this field; the place is the object. */
  void unsupported(String name) {
    faults.schema(pointer, "Field '" + name + "' is not supported");
  }

  /** A field that takes one of a few words; null when it is absent, or with a fault another. */
  @Nullable String oneOf(String name, String... words) {
    String text = text(name);
    if (text == null || List.of(words).contains(text)) {
      return text;
    }
    fault(name, "Value should be one of the following: " + List.of(words));
    return null;
  }

  @Nullable String text(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      fault(name, "Expected value of type [STRING]");
      return null;
    }
    return value.textValue();
  }

  /** Says that a value is not of the type its field takes. */
  void wrongType(String name, String type) {
    fault(name, "Expected value of type [" + type + "]");
  }

  /** Checks that a text is a timestamp. */
  void timestamp(String name) {
    if (Timestamps.parse(node.path(name)) == null) {
      fault(name, "String does not match RFC3339 timestamp");
    }
  }

  boolean bool(String name) {
    JsonNode value = node.get(name);
    if (value != null && !value.isBoolean()) {
      fault(name, "Expected value of type [BOOLEAN]");
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
    fault(name, "Expected value of type [OBJECT]");
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
    fault(name, "Expected value of type [ARRAY]");
    return null;
  }

  /** A whole number within bounds. */
  @Nullable Long whole(String name, long least, long most) {
    JsonNode value = node.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      fault(name, "Expected value of type [INTEGER]");
      return null;
    }
    BigInteger number = value.bigIntegerValue();
    if (number.compareTo(BigInteger.valueOf(least)) < 0) {
      fault(name, "Minimum value is " + least);
      return null;
    }
    if (number.compareTo(BigInteger.valueOf(most)) > 0) {
      fault(name, "Maximum value is " + most);
      return null;
    }
    return number.longValue();
  }
}
