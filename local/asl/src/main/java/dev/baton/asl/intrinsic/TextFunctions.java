package dev.baton.asl.intrinsic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.baton.asl.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.StringTokenizer;

/** The intrinsic functions for text. */
final class TextFunctions {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TextFunctions() {}

  static JsonNode format(Arguments arguments) {
    String template = arguments.text(0);
    StringBuilder text = new StringBuilder();
    int next = 1;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '\\' && i + 1 < template.length()) {
        text.append(template.charAt(++i));
      } else if (c == '{' && template.startsWith("{}", i)) {
        if (next == arguments.count()) {
          throw new IllegalArgumentException(
              "The number of arguments does not match the occurrences of {}");
        }
        show(arguments.any(next++), text);
        i++;
      } else {
        text.append(c);
      }
    }
    if (next != arguments.count()) {
      throw new IllegalArgumentException(
          "The number of arguments does not match the occurrences of {}");
    }
    return NODES.textNode(text.toString());
  }

  /** Objects and arrays show as Java's collections do: {@code {Name=value}}, {@code [1, 2]}. */
  private static void show(JsonNode value, StringBuilder text) {
    if (value.isObject()) {
      text.append('{');
      Iterator<Map.Entry<String, JsonNode>> members = value.properties().iterator();
      while (members.hasNext()) {
        Map.Entry<String, JsonNode> member = members.next();
        show(member.getValue(), text.append(member.getKey()).append('='));
        text.append(members.hasNext() ? ", " : "");
      }
      text.append('}');
    } else if (value.isArray()) {
      text.append('[');
      for (int i = 0; i < value.size(); i++) {
        show(value.get(i), text.append(i > 0 ? ", " : ""));
      }
      text.append(']');
    } else {
      text.append(Json.plain(value));
    }
  }

  static JsonNode stringToJson(Arguments arguments) {
    String text = arguments.text(0);
    try {
      return text.isBlank() ? NullNode.instance : Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The input is not valid JSON", e);
    }
  }

  static JsonNode jsonToString(Arguments arguments) {
    return NODES.textNode(Json.text(arguments.any(0)));
  }

  static JsonNode stringSplit(Arguments arguments) {
    ArrayNode parts = NODES.arrayNode();
    StringTokenizer tokens = new StringTokenizer(arguments.text(0), arguments.text(1));
    while (tokens.hasMoreTokens()) {
      parts.add(tokens.nextToken());
    }
    return parts;
  }

  static JsonNode base64Encode(Arguments arguments) {
    byte[] bytes = arguments.shortText(0).getBytes(StandardCharsets.UTF_8);
    return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
  }

  static JsonNode base64Decode(Arguments arguments) {
    byte[] bytes = Base64.getDecoder().decode(arguments.shortText(0));
    return NODES.textNode(new String(bytes, StandardCharsets.UTF_8));
  }

  static JsonNode hash(Arguments arguments) {
    String data = Json.plain(arguments.any(0));
    if (data.length() > 10_000) {
      throw new IllegalArgumentException("The input exceeds the maximum length of 10000");
    }
    return NODES.textNode(Digests.hex(data, arguments.text(1)));
  }

  static JsonNode uuid(Arguments arguments) {
    return NODES.textNode(RandomUuid.next(arguments.scope().random()));
  }
}
