package dev.baton.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.state.Resource;
import dev.baton.asl.state.Resource.Pattern;
import dev.baton.asl.text.Json;
import dev.baton.engine.EngineException;
import dev.baton.engine.ExecutionStatus;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts other state machines for {@code states:startExecution} in all its patterns. */
final class ChildExecutions {
  private ChildExecutions() {}

  static void start(
      Track track,
      Resource.Integration integration,
      TaskEvents.Integration events,
      TaskWork work,
      JsonNode parameters) {
    Pattern pattern = integration.pattern();
    boolean waits = pattern == Pattern.SYNC || pattern == Pattern.SYNC_2;
    try {
      Consumer<Run> whenEnded =
          waits ? ended -> finished(work, ended, pattern == Pattern.SYNC_2) : null;
      Run child = startChild(track.run, work, parameters, whenEnded);
      ObjectNode started = Json.object().put("ExecutionArn", child.arn());
      Integrations.addMetadata(started, started);
      started.put("StartDate", seconds(child.startDate()));
      if (pattern == null) {
        work.complete(started);
      } else if (work.isOpen()) {
        events.submitted(track, started);
      }
    } catch (EngineException e) {
      String name = e.code().endsWith("Exception") ? e.code() : e.code() + "Exception";
      work.completeExceptionally("StepFunctions." + name, String.valueOf(e.getMessage()));
    }
  }

  /** On a virtual clock the child may take as long as it likes: no time goes by. */
  private static Run startChild(
      Run parent, TaskWork work, JsonNode parameters, @Nullable Consumer<Run> whenEnded) {
    work.goOut(parent.host.watchdog().inRealTime());
    try {
      return parent.host.startChild(parameters, parent, whenEnded);
    } finally {
      work.comeBack();
    }
  }

  private static void finished(TaskWork work, Run child, boolean parsed) {
    ObjectNode description = describe(child, parsed);
    if (child.status() == ExecutionStatus.SUCCEEDED) {
      work.complete(description);
    } else {
      work.completeExceptionally(Errors.TASK_FAILED, Json.text(describe(child, false)));
    }
  }

  /** What DescribeExecution would tell; input and output as text, or parsed for {@code .sync:2}. */
  private static ObjectNode describe(Run child, boolean parsed) {
    ObjectNode json = Json.object();
    if (child.cause() != null) {
      json.put("Cause", child.cause());
    }
    if (child.error() != null) {
      json.put("Error", child.error());
    }
    json.put("ExecutionArn", child.arn());
    json.set("Input", value(child.input(), parsed));
    json.putObject("InputDetails").put("Included", true);
    json.put("Name", child.name());
    String output = child.output();
    if (output != null) {
      json.set("Output", value(output, parsed));
      json.putObject("OutputDetails").put("Included", true);
    }
    json.put("RedriveCount", child.redriveCount());
    json.put("RedriveStatus", child.redriveStatus().name());
    String reason = child.redriveStatusReason();
    if (reason != null) {
      json.put("RedriveStatusReason", reason);
    }
    json.put("StartDate", child.startDate().toEpochMilli());
    json.put("StateMachineArn", child.stateMachineArn());
    json.put("Status", child.status().name());
    Instant stop = child.stopDate();
    if (stop != null) {
      json.put("StopDate", stop.toEpochMilli());
    }
    return json;
  }

  private static JsonNode value(String text, boolean parsed) {
    if (parsed) {
      try {
        return Json.parse(text);
      } catch (JsonProcessingException e) {
        return TextNode.valueOf(text);
      }
    }
    return TextNode.valueOf(text);
  }

  private static double seconds(@Nullable Instant instant) {
    return instant == null ? 0 : instant.toEpochMilli() / 1_000.0;
  }
}
