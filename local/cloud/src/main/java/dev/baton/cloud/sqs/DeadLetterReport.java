package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.cloud.CloudListener;
import dev.baton.cloud.wire.Json;
import java.util.List;
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
    StringBuilder reason = new StringBuilder();
    for (String name : List.of("reasonCode", "reason", "ERROR_CODE", "ERROR_MESSAGE")) {
      JsonNode value = attributes.get(name);
      if (value != null) {
        reason.append(reason.isEmpty() ? "" : ": ").append(value.path("StringValue").asText());
      }
    }
    listener.onDeadLetter(queue.name(), json(body), reason.toString());
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
