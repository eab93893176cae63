package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.trace.TraceHeader;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.clock.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The actions upon messages. On a virtual clock a long poll answers at once: while it waited no
 * time would pass.
 */
final class MessageActions {
  private static final int MOST_IN_BATCH = 10;

  private final Queues queues;
  private final Messages messages;
  private final DeadLetterReport deadLetters;

  MessageActions(Queues queues, DeadLetterReport deadLetters) {
    this.queues = queues;
    this.deadLetters = deadLetters;
    this.messages = new Messages(queues.elastic());
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "SendMessage", (params, request) -> send(queue(params), params),
        "SendMessageBatch", (params, request) -> each(params, this::send),
        "ReceiveMessage", (params, request) -> receive(queue(params), params),
        "DeleteMessage", (params, request) -> delete(queue(params), params),
        "DeleteMessageBatch", (params, request) -> each(params, this::delete),
        "ChangeMessageVisibility", (params, request) -> hide(queue(params), params),
        "ChangeMessageVisibilityBatch", (params, request) -> each(params, this::hide));
  }

  /** One entry of a batch, or a request of its own. */
  private interface Entry {
    ObjectNode run(Queue queue, Params params);
  }

  private Queue queue(Params params) {
    return queues.byUrl(params.text("QueueUrl"));
  }

  private ObjectNode send(Queue queue, Params params) {
    String body = params.text("MessageBody");
    Map<String, JsonNode> attributes = MessageAttributes.read(params.get("MessageAttributes"));
    checkSize(queue, body, attributes);
    String group = params.textOrNull("MessageGroupId");
    if (queue.isFifo() && group == null) {
      throw AwsException.badRequest(
          "MissingParameter", "The request must contain the parameter MessageGroupId.");
    }
    String trace =
        params.sub("MessageSystemAttributes").sub("AWSTraceHeader").textOrNull("StringValue");
    int delay = NumberParameter.DELAY.of(params, number(queue, "DelaySeconds"));
    Messages.Incoming sent =
        messages.send(
            queue,
            new Messages.Outgoing(
                body,
                attributes,
                Duration.ofSeconds(delay),
                group,
                deduplication(queue, params, body),
                trace == null ? TraceHeader.ofPresent() : trace));
    deadLetters.reportSent(queue, body, attributes);
    ObjectNode answer = Json.object();
    answer.put("MessageId", sent.id());
    answer.put("MD5OfMessageBody", MessageDigests.ofBody(body));
    if (!attributes.isEmpty()) {
      answer.put("MD5OfMessageAttributes", MessageDigests.ofAttributes(attributes));
    }
    if (sent.data().sequenceNumber().isDefined()) {
      answer.put("SequenceNumber", sent.data().sequenceNumber().get());
    }
    return answer;
  }

  private static @Nullable String deduplication(Queue queue, Params params, String body) {
    String given = params.textOrNull("MessageDeduplicationId");
    if (given != null || !queue.isFifo()) {
      return given;
    }
    if (!queue.attribute("ContentBasedDeduplication").equals("true")) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "The queue should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
    return MessageDigests.deduplicationId(body);
  }

  private static void checkSize(Queue queue, String body, Map<String, JsonNode> attributes) {
    long size = body.getBytes(StandardCharsets.UTF_8).length + MessageAttributes.size(attributes);
    int most = number(queue, "MaximumMessageSize");
    if (body.isEmpty()) {
      throw AwsException.badRequest(
          "MissingParameter", "The request must contain the parameter MessageBody.");
    }
    if (!body.codePoints().allMatch(MessageActions::allowed)) {
      throw AwsException.badRequest(
          "InvalidMessageContents",
          "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF"
              + " | #xE000 to #xFFFD | #x10000 to #x10FFFF.");
    }
    if (size > most) {
      throw AwsException.badRequest(
          "InvalidParameterValue",
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + most
              + " bytes.");
    }
  }

  private static boolean allowed(int character) {
    return character == 0x9
        || character == 0xA
        || character == 0xD
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }

  private ObjectNode receive(Queue queue, Params params) {
    int most = NumberParameter.MESSAGES.of(params, 1);
    int seconds = NumberParameter.WAIT.of(params, number(queue, "ReceiveMessageWaitTimeSeconds"));
    Duration asked = Duration.ofSeconds(seconds);
    Duration wait = queues.clock() instanceof VirtualClock ? Duration.ZERO : asked;
    NumberParameter visibility = NumberParameter.VISIBILITY;
    Integer hidden = visibility.isIn(params) ? (Integer) visibility.of(params, 0) : null;
    List<Messages.Incoming> received =
        messages.receive(queue, most, hidden, wait, params.textOrNull("ReceiveRequestAttemptId"));
    Queue deadLetterQueue = queues.deadLetterQueueOf(queue);
    if (deadLetterQueue != null) {
      queues.elastic().awaitMovedTo(deadLetterQueue);
    }
    ObjectNode answer = Json.object();
    if (!received.isEmpty()) {
      ArrayNode list = answer.putArray("Messages");
      received.forEach(message -> list.add(show(message, params)));
    }
    return answer;
  }

  private ObjectNode show(Messages.Incoming message, Params params) {
    ObjectNode shown = Json.object();
    shown.put("MessageId", message.id());
    shown.put("ReceiptHandle", message.receipt());
    shown.put("MD5OfBody", MessageDigests.ofBody(message.body()));
    shown.put("Body", message.body());
    Set<String> system = names(params.get("AttributeNames"));
    system.addAll(names(params.get("MessageSystemAttributeNames")));
    ObjectNode attributes = Json.object();
    message
        .systemAttributes(queues)
        .forEach(
            (name, value) -> {
              if (system.contains("All") || system.contains(name)) {
                attributes.put(name, value);
              }
            });
    if (!attributes.isEmpty()) {
      shown.set("Attributes", attributes);
    }
    Map<String, JsonNode> own =
        MessageAttributes.choose(message.attributes(), names(params.get("MessageAttributeNames")));
    if (!own.isEmpty()) {
      shown.put("MD5OfMessageAttributes", MessageDigests.ofAttributes(own));
      ObjectNode json = shown.putObject("MessageAttributes");
      own.forEach(json::set);
    }
    return shown;
  }

  private ObjectNode delete(Queue queue, Params params) {
    String receipt = params.text("ReceiptHandle");
    if (!messages.delete(queue, receipt) && receipt.indexOf('#') < 0) {
      throw invalidReceipt(receipt);
    }
    return Json.object();
  }

  private ObjectNode hide(Queue queue, Params params) {
    String receipt = params.text("ReceiptHandle");
    int seconds = NumberParameter.VISIBILITY.of(params, -1);
    if (!messages.hide(queue, receipt, seconds)) {
      throw receipt.indexOf('#') < 0
          ? invalidReceipt(receipt)
          : AwsException.badRequest(
              "InvalidParameterValue",
              "Value "
                  + receipt
                  + " for parameter ReceiptHandle is invalid. Reason: Message does not exist or is"
                  + " not available for visibility timeout change.");
    }
    return Json.object();
  }

  private static AwsException invalidReceipt(String receipt) {
    return AwsException.badRequest(
        "ReceiptHandleIsInvalid", "The input receipt handle \"" + receipt + "\" is not valid.");
  }

  private JsonNode each(Params params, Entry action) {
    Queue queue = queue(params);
    JsonNode entries = params.get("Entries");
    BatchRules.check(entries, MOST_IN_BATCH);
    ObjectNode answer = Json.object();
    ArrayNode successful = answer.putArray("Successful");
    ArrayNode failed = answer.putArray("Failed");
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      try {
        Params own = new Params((ObjectNode) entry);
        successful.add(Json.object().put("Id", id).setAll(action.run(queue, own)));
      } catch (AwsException e) {
        failed.add(
            Json.object()
                .put("Id", id)
                .put("Code", e.code())
                .put("Message", e.getMessage())
                .put("SenderFault", true));
      }
    }
    return answer;
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new HashSet<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static int number(Queue queue, String attribute) {
    return Integer.parseInt(queue.attribute(attribute));
  }
}
