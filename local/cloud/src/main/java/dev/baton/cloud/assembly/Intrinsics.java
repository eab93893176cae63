package dev.baton.cloud.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the intrinsic functions of CloudFormation in a part of a template (CloudFormation User
 * Guide, "Intrinsic function reference"). What it does not know it refuses by name.
 */
final class Intrinsics {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Scope scope;

  Intrinsics(Scope scope) {
    this.scope = scope;
  }

  /**
   * The value with all functions evaluated; null for {@code AWS::NoValue}.
   *
   * @throws IllegalArgumentException for an unknown function or name; the message says which
   */
  @Nullable JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = NODES.arrayNode();
      for (JsonNode item : node) {
        JsonNode value = resolve(item);
        if (value != null) {
          list.add(value);
        }
      }
      return list;
    }
    if (!node.isObject()) {
      if (node.isTextual() && node.asText().contains("{{resolve:")) {
        throw new IllegalArgumentException(
            "dynamic references are not resolved by the embedded cloud: " + node.asText());
      }
      return node;
    }
    String function = functionOf(node);
    return function == null ? members(node) : call(function, node.path(function));
  }

  /** The name of the function that an object calls, or null when it is plain data. */
  static @Nullable String functionOf(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return null;
    }
    String name = node.fieldNames().next();
    boolean function =
        name.startsWith("Fn::")
            || name.equals("Ref")
            || (name.equals("Condition") && node.path(name).isTextual());
    return function ? name : null;
  }

  private ObjectNode members(JsonNode node) {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      JsonNode value = resolve(member.getValue());
      if (value != null) {
        object.set(member.getKey(), value);
      }
    }
    return object;
  }

  private @Nullable JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> reference(argument.asText());
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" ->
          TextNode.valueOf(
              texts(argument.path(1)).stream()
                  .collect(Collectors.joining(argument.path(0).asText())));
      case "Fn::Select" -> select(argument);
      case "Fn::Split" -> split(argument);
      case "Fn::Base64" ->
          TextNode.valueOf(
              Base64.getEncoder().encodeToString(text(argument).getBytes(StandardCharsets.UTF_8)));
      case "Fn::ImportValue" -> found(scope.imported(text(argument)), function, text(argument));
      case "Fn::FindInMap" -> findInMap(argument);
      case "Fn::If" ->
          resolve(
              truth(condition(argument.path(0).asText())) ? argument.path(1) : argument.path(2));
      case "Condition" -> condition(argument.asText());
      case "Fn::Equals" ->
          BooleanNode.valueOf(text(argument.path(0)).equals(text(argument.path(1))));
      case "Fn::Not" -> BooleanNode.valueOf(!truth(resolve(argument.path(0))));
      case "Fn::And" -> BooleanNode.valueOf(stream(argument).allMatch(c -> truth(resolve(c))));
      case "Fn::Or" -> BooleanNode.valueOf(stream(argument).anyMatch(c -> truth(resolve(c))));
      default ->
          throw new IllegalArgumentException(function + " is not known to the embedded cloud");
    };
  }

  private @Nullable JsonNode reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return null;
    }
    List<String> list = name.equals("AWS::NotificationARNs") ? List.of() : scope.listOf(name);
    if (list == null) {
      return found(scope.ref(name), "Ref", name);
    }
    ArrayNode items = NODES.arrayNode();
    list.forEach(items::add);
    return items;
  }

  private JsonNode attribute(JsonNode argument) {
    List<String> parts =
        argument.isTextual() ? List.of(argument.asText().split("\\.", 2)) : texts(argument);
    if (parts.size() != 2) {
      throw new IllegalArgumentException("Fn::GetAtt takes a logical id and an attribute");
    }
    return found(
        scope.attribute(parts.get(0), parts.get(1)), "Fn::GetAtt", String.join(".", parts));
  }

  private JsonNode substitute(JsonNode argument) {
    String template = argument.isArray() ? argument.path(0).asText() : argument.asText();
    JsonNode variables = argument.path(1);
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (int at = template.indexOf("${"); at >= 0; at = template.indexOf("${", from)) {
      int end = template.indexOf('}', at);
      if (end < 0) {
        break;
      }
      result.append(template, from, at);
      result.append(placeholder(template.substring(at + 2, end), variables));
      from = end + 1;
    }
    return TextNode.valueOf(result.append(template.substring(from)).toString());
  }

  private String placeholder(String name, JsonNode variables) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (variables.has(name)) {
      return text(variables.path(name));
    }
    int dot = name.indexOf('.');
    String value =
        dot < 0
            ? scope.ref(name)
            : scope.attribute(name.substring(0, dot), name.substring(dot + 1));
    return found(value, "Fn::Sub", name).asText();
  }

  private @Nullable JsonNode select(JsonNode argument) {
    JsonNode list = resolve(argument.path(1));
    int index = Integer.parseInt(text(argument.path(0)));
    if (list == null || index < 0 || index >= list.size()) {
      throw new IllegalArgumentException("Fn::Select has no item " + index);
    }
    return list.get(index);
  }

  private ArrayNode split(JsonNode argument) {
    ArrayNode list = NODES.arrayNode();
    String delimiter = argument.path(0).asText();
    if (delimiter.isEmpty()) {
      throw new IllegalArgumentException("Fn::Split needs a delimiter");
    }
    String text = text(argument.path(1));
    int from = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      list.add(text.substring(from, at));
      from = at + delimiter.length();
    }
    return list.add(text.substring(from));
  }

  private JsonNode findInMap(JsonNode argument) {
    List<String> keys = texts(argument);
    JsonNode value = keys.size() == 3 ? scope.mapping(keys.get(0), keys.get(1), keys.get(2)) : null;
    if (value == null) {
      throw new IllegalArgumentException("Fn::FindInMap finds nothing under " + keys);
    }
    return value;
  }

  private JsonNode condition(String name) {
    JsonNode definition = scope.condition(name);
    JsonNode value = definition == null ? null : resolve(definition);
    if (value == null) {
      throw new IllegalArgumentException("there is no condition " + name);
    }
    return value;
  }

  private static boolean truth(@Nullable JsonNode value) {
    return value != null && value.asBoolean();
  }

  private static JsonNode found(@Nullable String value, String function, String name) {
    if (value == null) {
      throw new IllegalArgumentException(function + " finds no " + name);
    }
    return TextNode.valueOf(value);
  }

  private String text(JsonNode node) {
    JsonNode value = resolve(node);
    if (value == null || value.isContainerNode()) {
      throw new IllegalArgumentException("a text is needed, not " + node);
    }
    return value.asText();
  }

  private List<String> texts(JsonNode node) {
    JsonNode list = resolve(node);
    return list == null ? List.of() : stream(list).map(this::text).toList();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
