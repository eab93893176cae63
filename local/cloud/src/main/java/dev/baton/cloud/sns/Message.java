package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A message that was published to a topic.
 *
 * @param attributes as the API has them: {@code DataType} and {@code StringValue} or {@code
 *     BinaryValue} by name
 * @param perProtocol bodies by protocol where {@code MessageStructure} is {@code json}, else empty
 */
record Message(
    String id,
    String topicArn,
    @Nullable String subject,
    String body,
    JsonNode attributes,
    JsonNode perProtocol,
    Instant time) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The body for a protocol. */
  String bodyFor(String protocol) {
    return perProtocol.path(protocol).asText(body);
  }

  /** The JSON that wraps a message for queues and web servers. */
  ObjectNode notification(String protocol, String subscriptionArn, String endpoint) {
    ObjectNode json = Json.object().put("Type", "Notification").put("MessageId", id);
    json.put("TopicArn", topicArn);
    if (subject != null) {
      json.put("Subject", subject);
    }
    json.put("Message", bodyFor(protocol)).put("Timestamp", TIME.format(time));
    // Nothing here can sign as Amazon: a reader that checks signatures must not trust a laptop.
    json.put("SignatureVersion", "1").put("Signature", "EMBEDDED").put("SigningCertURL", endpoint);
    json.put(
        "UnsubscribeURL", endpoint + "/?Action=Unsubscribe&SubscriptionArn=" + subscriptionArn);
    ObjectNode shown = shownAttributes();
    if (!shown.isEmpty()) {
      json.set("MessageAttributes", shown);
    }
    return json;
  }

  /** The event of a function. */
  ObjectNode lambdaEvent(String subscriptionArn, String endpoint) {
    ObjectNode sns = notification("lambda", subscriptionArn, endpoint);
    sns.set("SigningCertUrl", sns.remove("SigningCertURL"));
    sns.set("UnsubscribeUrl", sns.remove("UnsubscribeURL"));
    sns.set("MessageAttributes", shownAttributes());
    if (subject == null) {
      sns.putNull("Subject");
    }
    ObjectNode event = Json.object();
    ObjectNode line = event.putArray("Records").addObject();
    line.put("EventSource", "aws:sns").put("EventVersion", "1.0");
    line.put("EventSubscriptionArn", subscriptionArn);
    line.set("Sns", sns);
    return event;
  }

  private ObjectNode shownAttributes() {
    ObjectNode shown = Json.object();
    for (var each : attributes.properties()) {
      JsonNode value = each.getValue();
      JsonNode text =
          value.has("BinaryValue") ? value.path("BinaryValue") : value.path("StringValue");
      shown
          .putObject(each.getKey())
          .put("Type", value.path("DataType").asText())
          .put("Value", text.asText());
    }
    return shown;
  }

  static String time(Instant moment) {
    return TIME.format(moment);
  }
}
