package dev.baton.cloud.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.NoReplyException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.SeededIds;
import dev.baton.engine.clock.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a schedule fires: its target is called through the door by the schedule's role,
 * again while the target is throttled or down, and what cannot be delivered goes to the schedule's
 * dead-letter queue.
 */
final class Firing {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private final CloudContext context;
  private final SeededIds ids;

  Firing(CloudContext context) {
    this.context = context;
    this.ids = new SeededIds(context.seed(), "scheduler");
  }

  private record Shot(ObjectNode schedule, String arn, String id, Instant due) {
    JsonNode target() {
      return schedule.path("Target");
    }
  }

  private record Failure(String code, String message, boolean worthRetrying) {}

  void begin(ObjectNode schedule, String arn, Instant due) {
    inBackground(new Shot(schedule, arn, ids.next(), due), 0);
  }

  private void inBackground(Shot shot, int retries) {
    Hold hold = context.clock().hold("schedule " + shot.arn());
    Thread.ofVirtual()
        .name("schedule")
        .start(
            () -> {
              try (hold) {
                attempt(shot, retries);
              }
            });
  }

  private void attempt(Shot shot, int retries) {
    Failure failure = call(shot, retries);
    if (failure == null) {
      return;
    }
    JsonNode policy = shot.target().path("RetryPolicy");
    Instant next = context.clock().now().plus(pause(retries));
    Instant tooOld = shot.due().plusSeconds(policy.path("MaximumEventAgeInSeconds").asInt(86_400));
    if (!failure.worthRetrying()) {
      setAside(shot, retries, failure, "NotRetryable");
    } else if (retries >= policy.path("MaximumRetryAttempts").asInt(185)) {
      setAside(shot, retries, failure, "MaximumRetryAttempts");
    } else if (next.isAfter(tooOld)) {
      setAside(shot, retries, failure, "MaximumEventAgeInSeconds");
    } else {
      context.clock().at(next, () -> inBackground(shot, retries + 1));
    }
  }

  /** Doubles from a second to five minutes; Scheduler's own pauses are not documented. */
  private static Duration pause(int retries) {
    Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(retries, 20));
    return pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause;
  }

  private @Nullable Failure call(Shot shot, int retries) {
    try {
      AwsRequest request =
          TargetCall.of(context, caller(shot), shot.target(), input(shot, retries));
      AwsResponse answer = context.door().handle(request);
      if (answer.ok()) {
        return null;
      }
      JsonNode error = Json.parseOrNull(answer.body());
      String code = error == null ? "" : error.path("__type").asText(error.path("Type").asText());
      String told = error == null ? answer.text() : error.path("message").asText();
      boolean again = answer.status() >= 500 || answer.status() == 429 || code.contains("Throttl");
      return new Failure(code.substring(code.indexOf('#') + 1), told, again);
    } catch (NoReplyException e) {
      return new Failure("SDK_CLIENT_ERROR", "No answer from the target", true);
    }
  }

  private static Principal caller(Shot shot) {
    String role = shot.target().path("RoleArn").asText();
    return Principal.service("scheduler.amazonaws.com", shot.arn(), role);
  }

  /** The input with its placeholders filled in; without one the event that Scheduler makes. */
  private String input(Shot shot, int retries) {
    if (!shot.target().hasNonNull("Input")) {
      ObjectNode event = Json.object().put("version", "0").put("id", shot.id());
      event.put("detail-type", "Scheduled Event").put("source", "aws.scheduler");
      event.put("account", context.account()).put("time", shot.due().toString());
      event.put("region", context.region()).putArray("resources").add(shot.arn());
      return event.put("detail", "{}").toString();
    }
    return shot.target()
        .path("Input")
        .asText()
        .replace("<aws.scheduler.schedule-arn>", shot.arn())
        .replace("<aws.scheduler.scheduled-time>", shot.due().toString())
        .replace("<aws.scheduler.execution-id>", shot.id())
        .replace("<aws.scheduler.attempt-number>", Integer.toString(retries + 1));
  }

  private void setAside(Shot shot, int retries, Failure failure, String condition) {
    String queue = shot.target().path("DeadLetterConfig").path("Arn").asText("");
    String reason = failure.code() + ": " + failure.message();
    if (queue.isEmpty()) {
      ObjectNode body = Json.object().put("schedule", shot.arn());
      context.listener().onDeadLetter("(none)", body, reason);
      return;
    }
    ObjectNode body = Json.object().put("QueueUrl", context.queueUrl(queue));
    body.put("MessageBody", input(shot, retries));
    ObjectNode attributes = body.putObject("MessageAttributes");
    Map.of(
            "SCHEDULE_ARN", shot.arn(),
            "TARGET_ARN", shot.target().path("Arn").asText(),
            "ERROR_CODE", failure.code(),
            "ERROR_MESSAGE", failure.message(),
            "EXHAUSTED_RETRY_CONDITION", condition,
            "RETRY_ATTEMPTS", Integer.toString(retries),
            "SCHEDULED_TIME", shot.due().toString())
        .forEach(
            (name, value) ->
                attributes
                    .putObject(name)
                    .put("DataType", "String")
                    .put("StringValue", value.isEmpty() ? "-" : value));
    context.door().handle(AwsRequest.json(caller(shot), "sqs", "SendMessage", body.toString()));
  }
}
