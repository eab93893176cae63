package dev.baton.cloud.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.NoReplyException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import java.util.Map;

/** One delivery of one message, by the protocol of the subscription. */
final class Couriers {
  private static final String PRINCIPAL = "sns.amazonaws.com";

  private final CloudContext context;
  private final WebHook web;
  private final Outbox outbox;

  Couriers(CloudContext context) {
    this.context = context;
    web = new WebHook();
    outbox = new Outbox(context.data().resolve("outbox"));
  }

  /**
   * How a delivery ended.
   *
   * @param code and message of the error, empty when it was delivered
   */
  record Outcome(boolean delivered, boolean worthRetrying, String code, String message) {
    static final Outcome DELIVERED = new Outcome(true, false, "", "");
  }

  Outcome deliver(ObjectNode subscription, Message message) {
    String endpoint = subscription.path("Endpoint").asText();
    String arn = subscription.path("SubscriptionArn").asText();
    String protocol = subscription.path("Protocol").asText();
    return switch (protocol) {
      case "sqs" -> call(queueRequest(endpoint, subscription, message));
      case "lambda" -> call(invocation(endpoint, arn, message));
      case "http", "https" -> web.post(endpoint, arn, message, body(subscription, message));
      default -> {
        outbox.write(endpoint, message, protocol.equals("email"), wrapped(subscription, message));
        yield Outcome.DELIVERED;
      }
    };
  }

  void confirmation(ObjectNode subscription, ObjectNode ask) {
    String endpoint = subscription.path("Endpoint").asText();
    if (subscription.path("Protocol").asText().startsWith("http")) {
      web.confirm(endpoint, ask);
    } else {
      outbox.confirm(endpoint, ask);
    }
  }

  /** The message as a queue or a web server gets it, unless it wants it raw. */
  JsonNode wrapped(ObjectNode subscription, Message message) {
    return message.notification(
        subscription.path("Protocol").asText(),
        subscription.path("SubscriptionArn").asText(),
        context.endpoint().toString());
  }

  private String body(ObjectNode subscription, Message message) {
    boolean raw = subscription.path("Attributes").path("RawMessageDelivery").asBoolean();
    return raw
        ? message.bodyFor(subscription.path("Protocol").asText())
        : wrapped(subscription, message).toString();
  }

  private AwsRequest queueRequest(String queue, ObjectNode subscription, Message message) {
    ObjectNode body = Json.object().put("QueueUrl", context.queueUrl(queue));
    body.put("MessageBody", body(subscription, message));
    boolean raw = subscription.path("Attributes").path("RawMessageDelivery").asBoolean();
    if (raw && !message.attributes().isEmpty()) {
      body.set("MessageAttributes", message.attributes());
    }
    return AwsRequest.json(as(message.topicArn()), "sqs", "SendMessage", body.toString());
  }

  private AwsRequest invocation(String function, String subscriptionArn, Message message) {
    ObjectNode event = message.lambdaEvent(subscriptionArn, context.endpoint().toString());
    return AwsRequest.event(as(message.topicArn()), function, event.toString());
  }

  private static Principal as(String topicArn) {
    return Principal.service(PRINCIPAL, topicArn, null);
  }

  private Outcome call(AwsRequest request) {
    try {
      AwsResponse answer = context.door().handle(request);
      if (answer.ok()) {
        return Outcome.DELIVERED;
      }
      JsonNode error = Json.parseOrNull(answer.body());
      String code = error == null ? "" : error.path("__type").asText(error.path("Type").asText());
      String told = error == null ? answer.text() : error.path("message").asText();
      boolean again = answer.status() >= 500 || answer.status() == 429 || code.contains("Throttl");
      return new Outcome(false, again, code.substring(code.indexOf('#') + 1), told);
    } catch (NoReplyException e) {
      return new Outcome(false, true, "NoReply", "No answer from the endpoint");
    }
  }

  void toDeadLetterQueue(String queue, ObjectNode subscription, Message message, Outcome outcome) {
    ObjectNode body = Json.object().put("QueueUrl", context.queueUrl(queue));
    body.put("MessageBody", body(subscription, message));
    ObjectNode attributes = body.putObject("MessageAttributes");
    Map.of(
            "ErrorCode", outcome.code(),
            "ErrorMessage", outcome.message(),
            "RequestID", message.id())
        .forEach(
            (name, value) ->
                attributes
                    .putObject(name)
                    .put("DataType", "String")
                    .put("StringValue", value.isEmpty() ? "-" : value));
    context
        .door()
        .handle(AwsRequest.json(as(message.topicArn()), "sqs", "SendMessage", body.toString()));
  }
}
