package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.cloud.CloudListener;
import dev.baton.cloud.wire.Json;
import java.util.Map;

/** Tells the cloud's listener of messages that reach a dead-letter queue. */
final class DeadLetterReport {
  private final Queues queues;
  private final CloudListener listener;

  DeadLetterReport(Queues queues, CloudListener listener) {
    this.queues = queues;
    this.listener = listener;
  }

  /** A message was sent to a dead-letter queue outright; whoever sent it may have said why. */
  void reportSent(Queue queue, String body, Map<String, JsonNode> attributes) {
    if (!queues.isDeadLetterQueue(queue)) {
      return;
    }
    String code = text(attributes, "reasonCode", "ERROR_CODE");
    String reason = text(attributes, "reason", "ERROR_MESSAGE");
    String told = code.isEmpty() || reason.startsWith(code) ? reason : code + ": " + reason;
    listener.onDeadLetter(queue.name(), json(body), told);
  }

  private static String text(Map<String, JsonNode> attributes, String... names) {
    for (String name : names) {
      JsonNode value = attributes.get(name);
      if (value != null) {
        return value.path("StringValue").asText();
      }
    }
    return "";
  }

  private static JsonNode json(String body) {
    JsonNode json = Json.parseOrNull(body);
    return json == null ? TextNode.valueOf(body) : json;
  }

  void report(String queueName, String body, String sourceName) {
    Queue source = queues.byName(sourceName);
    String count =
        source == null
            ? "too often"
            : Json.parse(source.attribute("RedrivePolicy")).path("maxReceiveCount").asText()
                + " times";
    listener.onDeadLetter(
        queueName,
        json(body),
        "received " + count + " from " + sourceName + " without being deleted");
  }
}
