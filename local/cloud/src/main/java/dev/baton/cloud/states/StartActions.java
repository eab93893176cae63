package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.RequestHold;
import dev.baton.cloud.trace.TraceHeader;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Engine;
import dev.baton.engine.Execution;
import dev.baton.engine.StartExecution;
import dev.baton.engine.StateMachineType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The actions that start executions: and go on, or wait for the end. */
final class StartActions {
  /** Express executions are charged in steps of so many milliseconds, for memory in such a step. */
  private static final long BILLED_MILLIS = 100;

  private static final int BILLED_MEGABYTES = 64;

  private final Engine engine;

  StartActions(Engine engine) {
    this.engine = engine;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "StartExecution", (params, request) -> start(params),
        "StartSyncExecution", (params, request) -> startAndWait(params));
  }

  private static StartExecution request(Params params) {
    String traceHeader = params.textOrNull("traceHeader");
    return new StartExecution(
        Arns.machine(params.text("stateMachineArn")),
        params.textOrNull("name"),
        params.textOrNull("input"),
        traceHeader == null ? TraceHeader.ofPresent() : traceHeader);
  }

  private JsonNode start(Params params) {
    Execution started = engine.start(request(params));
    return Json.object()
        .put("executionArn", started.arn())
        .put("startDate", Times.seconds(started.startDate()));
  }

  private JsonNode startAndWait(Params params) {
    StartExecution request = request(params);
    if (engine.startable(request.stateMachineArn()).type() == StateMachineType.STANDARD) {
      throw AwsException.badRequest(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    CompletableFuture<Execution> end = new CompletableFuture<>();
    engine.start(request, end::complete);
    return ended(RequestHold.await(end), params);
  }

  private static ObjectNode ended(Execution execution, Params params) {
    Instant stopped = Objects.requireNonNull(execution.stopDate());
    ObjectNode shown = Json.object();
    shown.put("executionArn", execution.arn());
    shown.put("stateMachineArn", execution.stateMachineArn());
    shown.put("name", execution.name());
    shown.put("startDate", Times.seconds(execution.startDate()));
    shown.put("stopDate", Times.seconds(stopped));
    shown.put("status", execution.status().name());
    ExecutionJson.result(shown, execution, params);
    long millis = Duration.between(execution.startDate(), stopped).toMillis();
    long steps = Math.max(1, (millis + BILLED_MILLIS - 1) / BILLED_MILLIS);
    shown
        .putObject("billingDetails")
        .put("billedMemoryUsedInMB", BILLED_MEGABYTES)
        .put("billedDurationInMilliseconds", steps * BILLED_MILLIS);
    return shown;
  }
}
