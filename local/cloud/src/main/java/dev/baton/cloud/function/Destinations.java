package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes the outcomes of event invocations to where the function's settings say, as the function's
 * role: the record of the invocation to a destination, the event alone to a dead-letter queue or
 * topic ("Capturing records of Lambda asynchronous invocations" of its developer guide).
 */
final class Destinations {
  private final CloudContext context;

  Destinations(CloudContext context) {
    this.context = context;
  }

  /**
   * An event and how its last try ended.
   *
   * @param condition {@code Success}, {@code RetriesExhausted} or {@code EventAgeExceeded}
   * @param result null where there was none
   */
  record Outcome(
      FunctionSpec function,
      String requestId,
      byte[] event,
      int tries,
      String condition,
      @Nullable InvocationResult result) {

    boolean success() {
      return condition.equals("Success");
    }

    JsonNode payload() {
      JsonNode payload = result == null ? null : Json.parseOrNull(result.payload());
      return payload == null ? Json.object().nullNode() : payload;
    }
  }

  void send(String arn, Outcome outcome) {
    ObjectNode body = Json.object();
    String text = toJson(outcome).toString();
    AwsRequest request =
        switch (EventSettings.service(arn)) {
          case "sqs" -> {
            body.put("QueueUrl", context.queueUrl(arn)).put("MessageBody", text);
            yield request(outcome, "sqs", "SendMessage", body);
          }
          case "sns" -> {
            body.put("TopicArn", arn).put("Message", text);
            yield request(outcome, "sns", "Publish", body);
          }
          case "events" -> request(outcome, "events", "PutEvents", entry(arn, outcome, text));
          default -> AwsRequest.event(caller(outcome), arn, text);
        };
    pass(arn, outcome, request);
  }

  /** The event alone, as a function's dead-letter configuration wants it. */
  void setAside(String arn, Outcome outcome) {
    boolean queue = EventSettings.service(arn).equals("sqs");
    String event = new String(outcome.event(), StandardCharsets.UTF_8);
    ObjectNode body = Json.object();
    if (queue) {
      body.put("QueueUrl", context.queueUrl(arn)).put("MessageBody", event);
    } else {
      body.put("TopicArn", arn).put("Message", event);
    }
    ObjectNode attributes = body.putObject("MessageAttributes");
    attribute(attributes, "RequestID", "String", outcome.requestId());
    attribute(attributes, "ErrorCode", "Number", "200");
    String message = outcome.payload().path("errorMessage").asText("");
    attribute(attributes, "ErrorMessage", "String", message.isEmpty() ? "-" : message);
    pass(
        arn,
        outcome,
        request(outcome, queue ? "sqs" : "sns", queue ? "SendMessage" : "Publish", body));
  }

  private void pass(String arn, Outcome outcome, AwsRequest request) {
    var answer = context.door().handle(request);
    if (!answer.ok()) {
      ObjectNode lost = Json.object().put("function", outcome.function().arn());
      context.listener().onDeadLetter(arn, lost, answer.text());
    }
  }

  private ObjectNode toJson(Outcome outcome) {
    ObjectNode json = Json.object().put("version", "1.0");
    json.put("timestamp", context.clock().now().toString());
    ObjectNode about = json.putObject("requestContext").put("requestId", outcome.requestId());
    about.put("functionArn", latest(outcome)).put("condition", outcome.condition());
    about.put("approximateInvokeCount", outcome.tries());
    json.set("requestPayload", Json.parse(new String(outcome.event(), StandardCharsets.UTF_8)));
    InvocationResult result = outcome.result();
    if (result != null) {
      ObjectNode answered = json.putObject("responseContext").put("statusCode", 200);
      answered.put("executedVersion", "$LATEST");
      if (result.functionError() != null) {
        answered.put("functionError", result.functionError());
      }
      json.set("responsePayload", outcome.payload());
    }
    return json;
  }

  private static ObjectNode entry(String bus, Outcome outcome, String detail) {
    ObjectNode body = Json.object();
    ObjectNode entry = body.putArray("Entries").addObject().put("EventBusName", bus);
    String kind = outcome.success() ? "Success" : "Failure";
    entry.put("Source", "lambda").put("Detail", detail);
    entry.put("DetailType", "Lambda Function Invocation Result - " + kind);
    entry.putArray("Resources").add(latest(outcome)).add(bus);
    return body;
  }

  private static String latest(Outcome outcome) {
    return outcome.function().arn() + ":$LATEST";
  }

  private static AwsRequest request(
      Outcome outcome, String service, String action, ObjectNode body) {
    return AwsRequest.json(caller(outcome), service, action, body.toString());
  }

  private static Principal caller(Outcome outcome) {
    FunctionSpec function = outcome.function();
    return Principal.service("lambda.amazonaws.com", function.arn(), function.roleArn());
  }

  private static void attribute(ObjectNode attributes, String name, String type, String value) {
    attributes.putObject(name).put("DataType", type).put("StringValue", value);
  }
}
