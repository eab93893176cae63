package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Engine;
import dev.baton.engine.Execution;
import dev.baton.engine.HistoryEvent;
import dev.baton.engine.StateMachineType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions upon executions that were started, and upon task tokens. */
final class ExecutionActions {
  private final Engine engine;

  ExecutionActions(Engine engine) {
    this.engine = engine;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "DescribeExecution", (params, request) -> describe(params),
        "GetExecutionHistory", (params, request) -> history(params),
        "ListExecutions", (params, request) -> list(params),
        "StopExecution", (params, request) -> stop(params),
        "RedriveExecution", (params, request) -> redrive(params),
        "SendTaskSuccess", (params, request) -> succeed(params),
        "SendTaskFailure", (params, request) -> fail(params),
        "SendTaskHeartbeat", (params, request) -> beat(params));
  }

  private JsonNode describe(Params params) {
    String arn = Arns.of(params.text("executionArn"), "execution", "express");
    Execution execution = engine.describe(arn);
    if (execution.mapRunArn() == null) {
      // Of express executions only the children of distributed Maps can be described.
      execution = engine.describe(Arns.execution(arn));
    }
    return ExecutionJson.describe(execution, params);
  }

  private JsonNode history(Params params) {
    List<HistoryEvent> events = engine.history(Arns.execution(params.text("executionArn")));
    boolean withData = params.get("includeExecutionData").asBoolean(true);
    return Pages.page(
        params,
        "events",
        params.flag("reverseOrder") ? events.reversed() : events,
        event -> ExecutionJson.event(event, withData));
  }

  private JsonNode list(Params params) {
    String status = params.textOrNull("statusFilter");
    String redriven = params.textOrNull("redriveFilter");
    List<Execution> executions =
        listed(params.textOrNull("stateMachineArn"), params.textOrNull("mapRunArn")).stream()
            .filter(each -> status == null || each.status().name().equals(status))
            .filter(each -> redriven == null || redriven.equals(redriven(each)))
            .toList();
    return Pages.page(params, "executions", executions, ExecutionJson::summary);
  }

  /** Of a state machine, or of a run of a distributed Map. */
  private List<Execution> listed(@Nullable String stateMachineArn, @Nullable String mapRunArn) {
    if (stateMachineArn != null && mapRunArn != null) {
      throw AwsException.badRequest(
          "ValidationException", "Only one of stateMachineArn and mapRunArn can be specified");
    }
    if (mapRunArn != null) {
      return engine.childExecutions(Arns.of(mapRunArn, "mapRun"));
    }
    if (stateMachineArn == null) {
      throw AwsException.badRequest(
          "ValidationException", "Either stateMachineArn or mapRunArn must be specified");
    }
    if (type(Arns.machine(stateMachineArn)) == StateMachineType.EXPRESS) {
      throw AwsException.badRequest(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    return engine.executions(stateMachineArn);
  }

  private static String redriven(Execution execution) {
    return execution.redriveCount() > 0 ? "REDRIVEN" : "NOT_REDRIVEN";
  }

  private JsonNode redrive(Params params) {
    String arn = Arns.execution(params.text("executionArn"));
    Instant redriven = engine.redrive(arn, params.textOrNull("clientToken"));
    return Json.object().put("redriveDate", Times.seconds(redriven));
  }

  /** Of a machine, a version or an alias; also while the machine is being deleted. */
  private StateMachineType type(String arn) {
    String machine = Arns.isQualified(arn) ? arn.substring(0, arn.lastIndexOf(':')) : arn;
    return engine.stateMachine(machine).type();
  }

  private JsonNode stop(Params params) {
    String arn = Arns.execution(params.text("executionArn"));
    engine.stop(arn, params.textOrNull("error"), params.textOrNull("cause"));
    Instant stopped = engine.describe(arn).stopDate();
    Instant shown = stopped == null ? engine.clock().now() : stopped;
    return Json.object().put("stopDate", Times.seconds(shown));
  }

  private JsonNode succeed(Params params) {
    engine.sendTaskSuccess(params.text("taskToken"), params.text("output"));
    return Json.object();
  }

  private JsonNode fail(Params params) {
    engine.sendTaskFailure(
        params.text("taskToken"), params.textOrNull("error"), params.textOrNull("cause"));
    return Json.object();
  }

  private JsonNode beat(Params params) {
    engine.sendTaskHeartbeat(params.text("taskToken"));
    return Json.object();
  }
}
