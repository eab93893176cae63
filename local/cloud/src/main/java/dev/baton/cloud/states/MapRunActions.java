package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Engine;
import dev.baton.engine.MapRun;
import dev.baton.engine.MapRunUpdate;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions upon runs of distributed Maps. */
final class MapRunActions {
  private final Engine engine;

  MapRunActions(Engine engine) {
    this.engine = engine;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "DescribeMapRun", (params, request) -> describe(params),
        "ListMapRuns", (params, request) -> list(params),
        "UpdateMapRun", (params, request) -> update(params));
  }

  private JsonNode describe(Params params) {
    MapRun run = engine.mapRun(Arns.of(params.text("mapRunArn"), "mapRun"));
    ObjectNode shown = Json.object().put("mapRunArn", run.arn());
    shown.put("executionArn", run.executionArn()).put("status", run.status().name());
    dates(shown, run);
    shown.put("maxConcurrency", run.maxConcurrency());
    shown.put("toleratedFailurePercentage", run.toleratedFailurePercentage());
    shown.put("toleratedFailureCount", run.toleratedFailureCount());
    shown.set("itemCounts", counts(run.itemCounts()));
    shown.set("executionCounts", counts(run.executionCounts()));
    shown.put("redriveCount", run.redriveCount());
    Instant redriven = run.redriveDate();
    if (redriven != null) {
      shown.put("redriveDate", Times.seconds(redriven));
    }
    return shown;
  }

  private static void dates(ObjectNode shown, MapRun run) {
    shown.put("startDate", Times.seconds(run.startDate()));
    Instant stopped = run.stopDate();
    if (stopped != null) {
      shown.put("stopDate", Times.seconds(stopped));
    }
  }

  private static ObjectNode counts(MapRun.Counts counts) {
    return Json.object()
        .put("pending", counts.pending())
        .put("running", counts.running())
        .put("succeeded", counts.succeeded())
        .put("failed", counts.failed())
        .put("timedOut", counts.timedOut())
        .put("aborted", counts.aborted())
        .put("total", counts.total())
        .put("resultsWritten", counts.resultsWritten())
        .put("failuresNotRedrivable", counts.failuresNotRedrivable())
        .put("pendingRedrive", counts.pendingRedrive());
  }

  private JsonNode list(Params params) {
    return Pages.page(
        params,
        "mapRuns",
        engine.mapRuns(Arns.execution(params.text("executionArn"))),
        run -> {
          ObjectNode shown = Json.object().put("executionArn", run.executionArn());
          shown.put("mapRunArn", run.arn()).put("stateMachineArn", run.stateMachineArn());
          dates(shown, run);
          return shown;
        });
  }

  private JsonNode update(Params params) {
    JsonNode percentage = params.get("toleratedFailurePercentage");
    engine.updateMapRun(
        new MapRunUpdate(
            Arns.of(params.text("mapRunArn"), "mapRun"),
            number(params, "maxConcurrency"),
            percentage.isNumber() ? percentage.doubleValue() : null,
            number(params, "toleratedFailureCount")));
    return Json.object();
  }

  private static @Nullable Long number(Params params, String name) {
    JsonNode value = params.get(name);
    return value.isNumber() ? value.longValue() : null;
  }
}
