package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.events.EventPatterns;
import dev.baton.cloud.wire.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which messages a subscription wants, by their attributes or their body; event-ruler decides. */
final class FilterPolicy {
  private static final int MOST_COMPILED = 1000;

  private final Map<String, Predicate<JsonNode>> compiled = new ConcurrentHashMap<>();

  /** Refuses a policy that is none. */
  static void check(String policy) {
    if (!(Json.parseOrNull(policy) instanceof ObjectNode object)) {
      throw Topics.invalid("FilterPolicy: failed to parse JSON.");
    }
    if (!object.isEmpty()) {
      try {
        Predicate<JsonNode> _ = EventPatterns.matcher(policy);
      } catch (AwsException e) {
        throw Topics.invalid("FilterPolicy: " + e.getMessage());
      }
    }
  }

  boolean wants(JsonNode subscription, Message message) {
    JsonNode attributes = subscription.path("Attributes");
    String policy = attributes.path("FilterPolicy").asText("");
    if (policy.isEmpty() || policy.equals("{}")) {
      return true;
    }
    boolean byBody = attributes.path("FilterPolicyScope").asText().equals("MessageBody");
    JsonNode looked = byBody ? Json.parseOrNull(message.body()) : byName(message);
    return looked instanceof ObjectNode && matcher(policy).test(looked);
  }

  private Predicate<JsonNode> matcher(String policy) {
    if (compiled.size() > MOST_COMPILED) {
      compiled.clear();
    }
    return compiled.computeIfAbsent(policy, EventPatterns::matcher);
  }

  /** The attributes of a message as an event: numbers, texts and lists by their names. */
  private static ObjectNode byName(Message message) {
    ObjectNode values = Json.object();
    for (var attribute : message.attributes().properties()) {
      String text = attribute.getValue().path("StringValue").asText();
      String type = attribute.getValue().path("DataType").asText();
      JsonNode parsed =
          type.startsWith("Number") || type.startsWith("String.Array")
              ? Json.parseOrNull(text)
              : null;
      if (parsed != null) {
        values.set(attribute.getKey(), parsed);
      } else if (!type.startsWith("Binary")) {
        values.put(attribute.getKey(), text);
      }
    }
    return values;
  }
}
