package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.DeduplicationId;
import org.elasticmq.DefaultVisibilityTimeout$;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageData;
import org.elasticmq.MessageId;
import org.elasticmq.MillisNextDelivery;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.NewMessageData;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.TracingId;
import org.elasticmq.VisibilityTimeout;
import org.elasticmq.msg.DeleteMessage;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.msg.UpdateVisibilityTimeout;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/** Messages to and from ElasticMQ's form. */
final class Messages {
  /** ElasticMQ notes the computer's time of sending; the cloud's travels as a hidden attribute. */
  private static final String SENT = "baton.sent";

  /** A message to send. */
  record Outgoing(
      String body,
      Map<String, JsonNode> attributes,
      Duration delay,
      @Nullable String group,
      @Nullable String deduplication,
      @Nullable String trace) {}

  /** A message as received. */
  record Incoming(MessageData data) {
    String id() {
      return data.id().id();
    }

    String receipt() {
      return data.deliveryReceipt().get().receipt();
    }

    String body() {
      return data.content().value();
    }

    String sent() {
      Option<MessageAttribute> sent = data.messageAttributes().get(SENT);
      return sent.get() instanceof StringMessageAttribute text ? text.stringValue() : "0";
    }

    Map<String, JsonNode> attributes() {
      Map<String, JsonNode> all = new LinkedHashMap<>();
      CollectionConverters.asJava(data.messageAttributes())
          .forEach(
              (name, value) -> {
                if (!name.equals(SENT)) {
                  all.put(name, toJson(value));
                }
              });
      return all;
    }

    /** The same to be sent once more, of its group and as a message of its own. */
    Outgoing again() {
      Option<String> group = data.messageGroupId();
      return new Outgoing(
          body(),
          attributes(),
          Duration.ZERO,
          group.isDefined() ? group.get() : null,
          group.isDefined() ? receipt() : null,
          data.tracingId().isDefined() ? data.tracingId().get().id() : null);
    }

    /** The attributes that SQS itself gives a message, by name. */
    Map<String, String> systemAttributes(Queues queues) {
      Map<String, String> all = new LinkedHashMap<>();
      all.put(
          "ApproximateReceiveCount", Integer.toString(data.statistics().approximateReceiveCount()));
      all.put("SentTimestamp", sent());
      all.put("SenderId", "AIDAEXAMPLESENDERID00");
      OffsetDateTime first =
          data.statistics().approximateFirstReceive() instanceof OnDateTimeReceived received
              ? received.when()
              : queues.elastic().now();
      all.put("ApproximateFirstReceiveTimestamp", Long.toString(first.toInstant().toEpochMilli()));
      put(all, "MessageGroupId", data.messageGroupId());
      put(all, "MessageDeduplicationId", data.messageDeduplicationId().map(each -> each.id()));
      put(all, "SequenceNumber", data.sequenceNumber());
      if (data.tracingId().isDefined()) {
        all.put("AWSTraceHeader", data.tracingId().get().id());
      }
      if (data.deadLetterSourceQueueName().isDefined()) {
        Queue source = queues.byName(data.deadLetterSourceQueueName().get());
        if (source != null) {
          all.put("DeadLetterQueueSourceArn", source.arn());
        }
      }
      return all;
    }

    private static void put(Map<String, String> all, String name, Option<String> value) {
      if (value.isDefined()) {
        all.put(name, value.get());
      }
    }
  }

  private final ElasticMq elastic;

  Messages(ElasticMq elastic) {
    this.elastic = elastic;
  }

  Incoming send(Queue queue, Outgoing message) {
    long now = elastic.millis();
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    attributes.put(SENT, new StringMessageAttribute(Long.toString(now), Option.empty()));
    message.attributes().forEach((name, value) -> attributes.put(name, fromJson(value)));
    Option<TracingId> trace =
        Option.apply(message.trace() == null ? null : new TracingId(message.trace()));
    Option<DeduplicationId> deduplication =
        Option.apply(
            message.deduplication() == null ? null : new DeduplicationId(message.deduplication()));
    NewMessageData data =
        new NewMessageData(
            Option.apply(new MessageId(elastic.newId())),
            new MessageContent(message.body()),
            Map$.MODULE$.from(CollectionConverters.asScala(attributes)),
            new MillisNextDelivery(now + message.delay().toMillis()),
            Option.apply(message.group()),
            deduplication,
            0,
            trace,
            Option.empty(),
            Option.empty());
    return new Incoming((MessageData) elastic.ask(queue.actor(), new SendMessage(data)));
  }

  /** What can be received now; with a wait, when it can be within that real time. */
  List<Incoming> receive(
      Queue queue,
      int most,
      @Nullable Integer visibilitySeconds,
      Duration wait,
      @Nullable String attempt) {
    VisibilityTimeout hidden =
        visibilitySeconds == null
            ? DefaultVisibilityTimeout$.MODULE$
            : MillisVisibilityTimeout.fromSeconds(visibilitySeconds);
    Object answer =
        elastic.ask(
            queue.actor(),
            new ReceiveMessages(
                hidden, most, Option.apply(wait.isZero() ? null : wait), Option.apply(attempt)));
    @SuppressWarnings("unchecked")
    scala.collection.immutable.List<MessageData> received =
        (scala.collection.immutable.List<MessageData>) answer;
    return CollectionConverters.asJava(received).stream().map(Incoming::new).toList();
  }

  /** Deletes by receipt; false when that is no receipt of this queue's. */
  boolean delete(Queue queue, String receipt) {
    return elastic.ask(queue.actor(), new DeleteMessage(new DeliveryReceipt(receipt)))
            instanceof Either<?, ?> either
        && either.isRight();
  }

  /** Hides a received message for another while; false when the receipt is not good any more. */
  boolean hide(Queue queue, String receipt, int seconds) {
    return elastic.ask(
                queue.actor(),
                new UpdateVisibilityTimeout(
                    new DeliveryReceipt(receipt), MillisVisibilityTimeout.fromSeconds(seconds)))
            instanceof Either<?, ?> either
        && either.isRight();
  }

  private static MessageAttribute fromJson(JsonNode attribute) {
    String type = attribute.path("DataType").asText();
    int dot = type.indexOf('.');
    Option<String> custom = Option.apply(dot < 0 ? null : type.substring(dot + 1));
    String kind = dot < 0 ? type : type.substring(0, dot);
    return switch (kind) {
      case "Number" -> new NumberMessageAttribute(attribute.path("StringValue").asText(), custom);
      case "Binary" ->
          BinaryMessageAttribute.fromBase64(attribute.path("BinaryValue").asText(), custom);
      default -> new StringMessageAttribute(attribute.path("StringValue").asText(), custom);
    };
  }

  private static JsonNode toJson(MessageAttribute attribute) {
    ObjectNode json = Json.object();
    switch (attribute) {
      case BinaryMessageAttribute binary -> json.put("BinaryValue", binary.asBase64());
      case NumberMessageAttribute number -> json.put("StringValue", number.stringValue());
      case StringMessageAttribute text -> json.put("StringValue", text.stringValue());
      default -> throw new IllegalStateException("Unknown kind of attribute " + attribute);
    }
    return json.put("DataType", attribute.getDataType());
  }
}
