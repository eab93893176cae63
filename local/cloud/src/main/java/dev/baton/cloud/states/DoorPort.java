package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.NoReplyException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.RequestHold;
import dev.baton.cloud.trace.TracedExecutions;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.SeededIds;
import dev.baton.engine.clock.Hold;
import dev.baton.engine.port.Caller;
import dev.baton.engine.port.ServiceCall;
import dev.baton.engine.port.ServiceCallback;
import dev.baton.engine.port.ServicePort;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The engine's way to services: each call goes through the door as the state machine, on a thread
 * of its own, and time waits for it. The answer and the errors come back as Step Functions reports
 * them.
 */
public final class DoorPort implements ServicePort {
  private final CloudContext context;
  private final TracedExecutions traced;
  private final Following following;
  private final SeededIds requests;

  public DoorPort(CloudContext context, TracedExecutions traced) {
    this.context = context;
    this.traced = traced;
    this.following = new Following(context);
    this.requests = new SeededIds(context.seed(), "service calls");
  }

  @Override
  public void call(ServiceCall call, ServiceCallback callback) {
    String reason = call.service() + ":" + call.action();
    Hold hold = context.clock().hold(reason);
    Thread.ofVirtual()
        .name(call.caller().stateName())
        .start(
            () -> {
              try (RequestHold _ = RequestHold.adopt(context.clock(), reason, hold)) {
                traced.during(
                    call.caller().executionArn(),
                    call.caller().eventId(),
                    () -> exchange(call, callback));
              }
            });
  }

  @Override
  public void startChild(ServiceCall call, Supplier<JsonNode> start, ServiceCallback callback) {
    traced.during(
        call.caller().executionArn(),
        call.caller().eventId(),
        () -> exchangeChild(call, start, callback));
  }

  private void exchangeChild(ServiceCall call, Supplier<JsonNode> start, ServiceCallback callback) {
    boolean waits = call.action().endsWith(".sync");
    String action = waits ? call.action().substring(0, call.action().indexOf('.')) : call.action();
    ServiceMapping mapping = Objects.requireNonNull(ServiceMapping.of("states", action));
    ChildService children = new ChildService(context.door().service("states"), start);
    AwsRequest request = mapping.request(principal(call.caller()), call);
    try {
      if (waits) {
        following.authorize(request);
      }
      AwsResponse answer = context.door().handle(request, children);
      JsonNode started = children.started();
      if (answer.ok() && started != null) {
        callback.succeeded(started);
      } else {
        ServiceMapping.Refusal refusal = mapping.refusal(answer);
        callback.failed(refusal.code(), refusal.message());
      }
    } catch (AwsException e) {
      callback.failed(e.code(), String.valueOf(e.getMessage()));
    } catch (NoReplyException e) {
      // Nobody answers: the task waits for its child's end or its own time-out.
    }
  }

  private void exchange(ServiceCall call, ServiceCallback callback) {
    ServiceMapping mapping = ServiceMapping.of(call.service(), call.action());
    if (mapping == null) {
      callback.failed(
          "States.Runtime",
          "The embedded cloud has no mapping for " + call.service() + ":" + call.action());
      return;
    }
    try {
      AwsResponse answer = context.door().handle(mapping.request(principal(call.caller()), call));
      complete(call, mapping, answer, callback);
    } catch (NoReplyException e) {
      // Nobody answers: the task waits for its own time-out.
    } catch (RuntimeException e) {
      callback.failed("States.Runtime", String.valueOf(e.getMessage()));
    }
  }

  private void complete(
      ServiceCall call, ServiceMapping mapping, AwsResponse answer, ServiceCallback callback) {
    if (mapping.functionError(answer)) {
      JsonNode failure = Json.parse(answer.text());
      callback.failed(failure.path("errorType").asText("Lambda.Unknown"), answer.text());
    } else if (answer.ok()) {
      callback.succeeded(mapping.result(call, answer));
    } else {
      fail(mapping, answer, callback);
    }
  }

  private void fail(ServiceMapping mapping, AwsResponse answer, ServiceCallback callback) {
    ServiceMapping.Refusal refusal = mapping.refusal(answer);
    String words =
        mapping.clientName().equals("Lambda")
            ? "%s (Service: AWSLambda; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                .formatted(refusal.message(), answer.status(), refusal.code(), requests.next())
            : "%s (Service: %s, Status Code: %d, Request ID: %s)"
                .formatted(
                    refusal.message(), mapping.clientName(), answer.status(), requests.next());
    callback.failed(refusal.code(), words);
  }

  private static Principal principal(Caller caller) {
    return new Principal(
        Principal.Kind.STATE_MACHINE, caller.stateName(), caller.executionArn(), caller.roleArn());
  }
}
