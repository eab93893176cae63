package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The attributes that a sender gives a message. */
final class MessageAttributes {
  private static final int MOST = 10;

  private MessageAttributes() {}

  /** The attributes of a request, after AWS's rules. */
  static Map<String, JsonNode> read(JsonNode given) {
    Map<String, JsonNode> attributes = new TreeMap<>();
    given.properties().forEach(each -> attributes.put(each.getKey(), each.getValue()));
    if (attributes.size() > MOST) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "Number of message attributes ["
              + attributes.size()
              + "] exceeds the allowed maximum ["
              + MOST
              + "].");
    }
    attributes.forEach(MessageAttributes::check);
    return attributes;
  }

  private static void check(String name, JsonNode attribute) {
    String type = attribute.path("DataType").asText("");
    String value = type.startsWith("Binary") ? "BinaryValue" : "StringValue";
    if (!type.matches("(String|Number|Binary)(\\..{1,248})?")) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "The type of message (user) attribute '" + name + "' is invalid: " + type);
    }
    if (attribute.path(value).asText("").isEmpty()) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "The message (user) attribute '"
              + name
              + "' must contain a non-empty value of type '"
              + type
              + "'.");
    }
  }

  static long size(Map<String, JsonNode> attributes) {
    long size = 0;
    for (Map.Entry<String, JsonNode> each : attributes.entrySet()) {
      JsonNode attribute = each.getValue();
      size += bytes(each.getKey()) + bytes(attribute.path("DataType").asText());
      size +=
          attribute.hasNonNull("BinaryValue")
              ? Json.base64(attribute.path("BinaryValue")).length
              : bytes(attribute.path("StringValue").asText());
    }
    return size;
  }

  /** The attributes asked for: by name, {@code All}, or {@code prefix.*}. */
  static Map<String, JsonNode> choose(Map<String, JsonNode> attributes, Set<String> names) {
    Map<String, JsonNode> chosen = new TreeMap<>();
    attributes.forEach(
        (name, value) -> {
          if (names.stream().anyMatch(wanted -> asksFor(wanted, name))) {
            chosen.put(name, value);
          }
        });
    return chosen;
  }

  private static boolean asksFor(String wanted, String name) {
    return wanted.equals("All")
        || wanted.equals(name)
        || (wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 1)));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
