package dev.baton.cloud.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import org.jspecify.annotations.Nullable;

/** A message as a function sees it: one of the {@code Records} of an SQS event. */
final class SqsRecord {
  private SqsRecord() {}

  static ObjectNode of(JsonNode message, String queueArn, String region) {
    ObjectNode event = Json.object();
    event.set("messageId", message.path("MessageId"));
    event.set("receiptHandle", message.path("ReceiptHandle"));
    event.set("body", message.path("Body"));
    event.set("attributes", message.path("Attributes"));
    ObjectNode attributes = event.putObject("messageAttributes");
    message
        .path("MessageAttributes")
        .properties()
        .forEach(each -> attributes.set(each.getKey(), attribute(each.getValue())));
    event.set("md5OfBody", message.path("MD5OfBody"));
    if (message.has("MD5OfMessageAttributes")) {
      event.set("md5OfMessageAttributes", message.path("MD5OfMessageAttributes"));
    }
    event.put("eventSource", "aws:sqs");
    event.put("eventSourceARN", queueArn);
    return event.put("awsRegion", region);
  }

  /** The trace that a message came with; null if none. */
  static @Nullable String traceHeader(JsonNode message) {
    return message.path("Attributes").path("AWSTraceHeader").asText(null);
  }

  private static ObjectNode attribute(JsonNode given) {
    ObjectNode attribute = Json.object();
    if (given.has("StringValue")) {
      attribute.set("stringValue", given.path("StringValue"));
    }
    if (given.has("BinaryValue")) {
      attribute.set("binaryValue", given.path("BinaryValue"));
    }
    attribute.putArray("stringListValues");
    attribute.putArray("binaryListValues");
    attribute.set("dataType", given.path("DataType"));
    return attribute;
  }
}
