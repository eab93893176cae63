package dev.baton.cloud.scheduler;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.NoReplyException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Hold;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A schedule that calls its target through the door, by its own role, each time its interval has
 * passed. Virtual time does not move for it: it fires on the way to what is waited for.
 */
final class Schedule {
  private final CloudContext context;
  private final Rate rate;
  private final Principal caller;
  private final Call call;
  private volatile boolean stopped;

  Schedule(CloudContext context, Rate rate, Principal caller, Call call) {
    this.context = context;
    this.rate = rate;
    this.caller = caller;
    this.call = call;
  }

  /** What is called, and with what. */
  record Call(String target, String input) {
    Call {
      if (!service(target).equals("lambda") && !service(target).equals("states")) {
        throw new IllegalArgumentException(
            "Targets of schedules can be functions and state machines here, not " + target);
      }
    }

    AwsRequest request(Principal caller) {
      if (service(target).equals("states")) {
        String body = Json.object().put("stateMachineArn", target).put("input", input).toString();
        return AwsRequest.json(caller, "states", "StartExecution", body);
      }
      return new AwsRequest(
          caller,
          "lambda",
          "Invoke",
          "POST",
          "/2015-03-31/functions/" + target.replace(":", "%3A") + "/invocations",
          null,
          Map.of("x-amz-invocation-type", List.of("Event")),
          input.getBytes(StandardCharsets.UTF_8));
    }

    private static String service(String arn) {
      String[] parts = arn.split(":", 4);
      return parts.length == 4 ? parts[2] : "";
    }
  }

  void begin() {
    next(context.clock().now());
  }

  void stop() {
    stopped = true;
  }

  private void next(Instant last) {
    Instant due = last.plus(rate.interval());
    context.clock().inPassing(due, () -> fire(due));
  }

  private void fire(Instant due) {
    if (stopped) {
      return;
    }
    next(due);
    Hold hold = context.clock().hold("schedule fires");
    Thread.ofVirtual()
        .name("schedule")
        .start(
            () -> {
              try (hold) {
                fire();
              }
            });
  }

  private void fire() {
    String reason;
    try {
      AwsResponse answer = context.door().handle(call.request(caller));
      if (answer.ok()) {
        return;
      }
      reason = answer.text();
    } catch (NoReplyException e) {
      reason = "no answer from the target";
    }
    context.listener().onDeadLetter("(none)", Json.object().put("schedule", caller.arn()), reason);
  }
}
