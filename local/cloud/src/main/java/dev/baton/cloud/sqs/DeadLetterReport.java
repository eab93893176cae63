package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.cloud.CloudListener;
import dev.baton.cloud.wire.Json;

/** Tells the cloud's listener of messages that a redrive policy moved. */
final class DeadLetterReport {
  private final Queues queues;
  private final CloudListener listener;

  DeadLetterReport(Queues queues, CloudListener listener) {
    this.queues = queues;
    this.listener = listener;
  }

  void report(String queueName, String body, String sourceName) {
    Queue source = queues.byName(sourceName);
    String count =
        source == null
            ? "too often"
            : Json.parse(source.attribute("RedrivePolicy")).path("maxReceiveCount").asText()
                + " times";
    JsonNode json = Json.parseOrNull(body);
    listener.onDeadLetter(
        queueName,
        json == null ? TextNode.valueOf(body) : json,
        "received " + count + " from " + sourceName + " without being deleted");
  }
}
