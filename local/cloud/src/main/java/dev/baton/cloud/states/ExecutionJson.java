package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Execution;
import dev.baton.engine.HistoryEvent;
import dev.baton.engine.Origin;
import java.time.Instant;
import java.util.List;

/** Executions and the events of their histories as the API shows them. */
final class ExecutionJson {
  private static final List<String> DATA =
      List.of("input", "inputDetails", "output", "outputDetails", "parameters");

  private ExecutionJson() {}

  static ObjectNode summary(Execution execution) {
    ObjectNode shown = Json.object();
    shown.put("executionArn", execution.arn());
    shown.put("stateMachineArn", execution.stateMachineArn());
    shown.put("name", execution.name());
    shown.put("status", execution.status().name());
    shown.put("startDate", Times.seconds(execution.startDate()));
    Instant stopped = execution.stopDate();
    if (stopped != null) {
      shown.put("stopDate", Times.seconds(stopped));
    }
    Origin origin = execution.origin();
    if (origin != null && origin.versionArn() != null) {
      shown.put("stateMachineVersionArn", origin.versionArn());
    }
    if (origin != null && origin.aliasArn() != null) {
      shown.put("stateMachineAliasArn", origin.aliasArn());
    }
    if (execution.mapRunArn() != null) {
      shown.put("mapRunArn", execution.mapRunArn());
    }
    Instant redriven = execution.redriveDate();
    if (redriven != null) {
      shown.put("redriveDate", Times.seconds(redriven));
    }
    return shown.put("redriveCount", execution.redriveCount());
  }

  static ObjectNode describe(Execution execution, Params params) {
    ObjectNode shown = summary(execution);
    result(shown, execution, params);
    shown.put("redriveStatus", execution.redriveStatus().name());
    String reason = execution.redriveStatusReason();
    return reason == null ? shown : shown.put("redriveStatusReason", reason);
  }

  /** What went in and what came of it. */
  static void result(ObjectNode shown, Execution execution, Params params) {
    boolean all = !params.textOr("includedData", "ALL_DATA").equals("METADATA_ONLY");
    if (all) {
      shown.put("input", execution.input());
    }
    shown.putObject("inputDetails").put("included", all);
    String output = execution.output();
    if (output != null) {
      if (all) {
        shown.put("output", output);
      }
      shown.putObject("outputDetails").put("included", all);
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
  }

  static ObjectNode event(HistoryEvent event, boolean withData) {
    ObjectNode shown = Json.object();
    shown.put("timestamp", Times.seconds(event.timestamp()));
    shown.put("type", event.type());
    shown.put("id", event.id());
    shown.put("previousEventId", event.previousEventId());
    ObjectNode details = event.details();
    if (event.detailsKey() != null && details != null) {
      ObjectNode copy = details.deepCopy();
      if (!withData) {
        copy.remove(DATA);
      }
      shown.set(event.detailsKey(), copy);
    }
    return shown;
  }
}
