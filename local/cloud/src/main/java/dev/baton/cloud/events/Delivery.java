package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.NoReplyException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Hold;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event's way to one target: through the door as the rule, again while the target is throttled
 * or down, and to the rule's dead-letter queue when it cannot be delivered.
 */
final class Delivery {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private final CloudContext context;
  private final TargetCalls calls;

  Delivery(CloudContext context) {
    this.context = context;
    this.calls = new TargetCalls(context);
  }

  /** One event underway to one target. */
  private record Parcel(
      Rule rule, Target target, ObjectNode event, String input, Instant since, Context trace) {}

  private record Failure(String code, String message, boolean worthRetrying) {}

  void deliver(Rule rule, Target target, ObjectNode event) {
    String input = TargetInput.of(rule, target, event, context.clock().now());
    attempt(new Parcel(rule, target, event, input, context.clock().now(), Context.current()), 0);
  }

  private void attempt(Parcel parcel, int retries) {
    Failure failure = send(parcel);
    if (failure == null) {
      return;
    }
    Instant next = context.clock().now().plus(pause(retries));
    boolean tooOld =
        next.isAfter(parcel.since().plusSeconds(parcel.target().maximumEventAgeSeconds()));
    if (!failure.worthRetrying()) {
      setAside(parcel, retries, failure, "NotRetryable");
    } else if (tooOld) {
      setAside(parcel, retries, failure, "MaximumEventAgeInSeconds");
    } else if (retries >= parcel.target().maximumRetryAttempts()) {
      setAside(parcel, retries, failure, "MaximumRetryAttempts");
    } else {
      context.clock().at(next, () -> again(parcel, retries + 1));
    }
  }

  private void again(Parcel parcel, int retries) {
    Hold hold = context.clock().hold("event delivered again");
    Thread.ofVirtual()
        .name("deliver-again")
        .start(
            parcel
                .trace()
                .wrap(
                    () -> {
                      try (hold) {
                        attempt(parcel, retries);
                      }
                    }));
  }

  /** Doubles from a second to five minutes; EventBridge's own pauses are not documented. */
  private static Duration pause(int retries) {
    Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(retries, 20));
    return pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause;
  }

  private @Nullable Failure send(Parcel parcel) {
    Target target = parcel.target();
    String role = target.roleArn() == null ? parcel.rule().roleArn() : target.roleArn();
    Principal rule = Principal.service("events.amazonaws.com", parcel.rule().arn(), role);
    AwsResponse answer;
    try {
      answer = context.door().handle(calls.request(rule, target, parcel.input()));
    } catch (NoReplyException e) {
      return new Failure("SDK_CLIENT_ERROR", "No answer from the target", true);
    }
    if (answer.ok()) {
      return failedEntry(target, answer);
    }
    JsonNode error = Json.parseOrNull(answer.body());
    String code = error == null ? "" : error.path("__type").asText(error.path("Type").asText());
    code = code.substring(code.indexOf('#') + 1);
    String message = error == null ? answer.text() : error.path("message").asText();
    boolean again = answer.status() >= 500 || answer.status() == 429 || code.contains("Throttl");
    return new Failure(code, message, again);
  }

  /** PutEvents to another bus answers 200 also when it takes nothing. */
  private static @Nullable Failure failedEntry(Target target, AwsResponse answer) {
    if (!target.service().equals("events")) {
      return null;
    }
    JsonNode body = Json.parse(answer.text());
    JsonNode entry = body.path("Entries").path(0);
    return body.path("FailedEntryCount").asInt() == 0
        ? null
        : new Failure(entry.path("ErrorCode").asText(), entry.path("ErrorMessage").asText(), false);
  }

  private void setAside(Parcel parcel, int retries, Failure failure, String condition) {
    String queue = parcel.target().deadLetterQueue();
    String reason = failure.code() + ": " + failure.message();
    if (queue == null) {
      context.listener().onDeadLetter("(none)", parcel.event(), reason);
      return;
    }
    ObjectNode body = Json.object();
    body.put("QueueUrl", context.queueUrl(queue));
    body.put("MessageBody", parcel.event().toString());
    ObjectNode attributes = body.putObject("MessageAttributes");
    Map.of(
            "RULE_ARN", parcel.rule().arn(),
            "TARGET_ARN", parcel.target().arn(),
            "ERROR_CODE", failure.code(),
            "ERROR_MESSAGE", failure.message(),
            "EXHAUSTED_RETRY_CONDITION", condition,
            "RETRY_ATTEMPTS", Integer.toString(retries))
        .forEach(
            (name, value) ->
                attributes
                    .putObject(name)
                    .put("DataType", "String")
                    .set("StringValue", TextNode.valueOf(value.isEmpty() ? "-" : value)));
    Principal rule = Principal.service("events.amazonaws.com", parcel.rule().arn(), null);
    context.door().handle(AwsRequest.json(rule, "sqs", "SendMessage", body.toString()));
  }
}
