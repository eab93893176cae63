package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Engine;
import dev.baton.engine.Execution;
import dev.baton.engine.HistoryEvent;
import dev.baton.engine.StartExecution;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The actions upon executions and task tokens. */
final class ExecutionActions {
  private final Engine engine;

  ExecutionActions(Engine engine) {
    this.engine = engine;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "StartExecution", (params, request) -> start(params),
        "DescribeExecution", (params, request) -> describe(params),
        "GetExecutionHistory", (params, request) -> history(params),
        "ListExecutions", (params, request) -> list(params),
        "StopExecution", (params, request) -> stop(params),
        "SendTaskSuccess", (params, request) -> succeed(params),
        "SendTaskFailure", (params, request) -> fail(params),
        "SendTaskHeartbeat", (params, request) -> beat(params));
  }

  /** A moment as the JSON protocol writes it: seconds, with milliseconds behind the point. */
  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  private JsonNode start(Params params) {
    Execution started =
        engine.start(
            new StartExecution(
                params.text("stateMachineArn"),
                params.textOrNull("name"),
                params.textOrNull("input"),
                params.textOrNull("traceHeader")));
    ObjectNode answer = Json.object().put("executionArn", started.arn());
    return answer.put("startDate", seconds(started.startDate()));
  }

  private JsonNode describe(Params params) {
    Execution execution = engine.describe(params.text("executionArn"));
    ObjectNode shown = summary(execution);
    shown.put("input", execution.input());
    shown.putObject("inputDetails").put("included", true);
    if (execution.output() != null) {
      shown.put("output", execution.output());
      shown.putObject("outputDetails").put("included", true);
    }
    if (execution.error() != null) {
      shown.put("error", execution.error());
    }
    if (execution.cause() != null) {
      shown.put("cause", execution.cause());
    }
    if (execution.traceHeader() != null) {
      shown.put("traceHeader", execution.traceHeader());
    }
    return shown.put("redriveCount", 0);
  }

  private static ObjectNode summary(Execution execution) {
    ObjectNode shown = Json.object();
    shown.put("executionArn", execution.arn());
    shown.put("stateMachineArn", execution.stateMachineArn());
    shown.put("name", execution.name());
    shown.put("status", execution.status().name());
    shown.put("startDate", seconds(execution.startDate()));
    Instant stopped = execution.stopDate();
    if (stopped != null) {
      shown.put("stopDate", seconds(stopped));
    }
    return shown;
  }

  private JsonNode history(Params params) {
    List<HistoryEvent> events = engine.history(params.text("executionArn"));
    boolean withData = params.get("includeExecutionData").asBoolean(true);
    return Pages.page(
        params,
        "events",
        params.flag("reverseOrder") ? events.reversed() : events,
        event -> show(event, withData));
  }

  private static ObjectNode show(HistoryEvent event, boolean withData) {
    ObjectNode shown = Json.object();
    shown.put("timestamp", seconds(event.timestamp()));
    shown.put("type", event.type());
    shown.put("id", event.id());
    shown.put("previousEventId", event.previousEventId());
    ObjectNode details = event.details();
    if (event.detailsKey() != null && details != null) {
      ObjectNode copy = details.deepCopy();
      if (!withData) {
        copy.remove(List.of("input", "inputDetails", "output", "outputDetails", "parameters"));
      }
      shown.set(event.detailsKey(), copy);
    }
    return shown;
  }

  private JsonNode list(Params params) {
    String status = params.textOrNull("statusFilter");
    List<Execution> executions =
        engine.executions(params.text("stateMachineArn")).stream()
            .filter(each -> status == null || each.status().name().equals(status))
            .toList();
    return Pages.page(params, "executions", executions, ExecutionActions::summary);
  }

  private JsonNode stop(Params params) {
    String arn = params.text("executionArn");
    engine.stop(arn, params.textOrNull("error"), params.textOrNull("cause"));
    Instant stopped = engine.describe(arn).stopDate();
    Instant shown = stopped == null ? engine.clock().now() : stopped;
    return Json.object().put("stopDate", seconds(shown));
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
