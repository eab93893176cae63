package dev.baton.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.state.Resource;
import dev.baton.asl.state.Resource.Pattern;
import dev.baton.asl.text.Json;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.port.ServiceCall;
import dev.baton.engine.port.ServiceCallback;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    Consumer<Run> whenEnded =
        waits ? ended -> finished(work, ended, pattern == Pattern.SYNC_2) : null;
    ServiceCall call =
        new ServiceCall(
            "states",
            waits ? "startExecution.sync" : "startExecution",
            parameters,
            TaskRunner.caller(track));
    Supplier<JsonNode> start = () -> started(startChild(track.run, work, parameters, whenEnded));
    ServiceCallback answered =
        new ServiceCallback() {
          @Override
          public void succeeded(JsonNode started) {
            if (pattern == null) {
              work.complete(started);
            } else if (work.isOpen()) {
              events.submitted(track, started);
            }
          }

          @Override
          public void failed(String error, String cause) {
            String name = error.endsWith("Exception") ? error : error + "Exception";
            work.completeExceptionally("StepFunctions." + name, cause);
          }
        };
    track.run.host.port().startChild(call, start, answered);
  }

  private static ObjectNode started(Run child) {
    ObjectNode started = Json.object().put("ExecutionArn", child.arn());
    Integrations.addMetadata(started, started);
    return started.put("StartDate", seconds(child.startDate()));
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
    if (child.status() == ExecutionStatus.SUCCEEDED) {
      work.complete(describe(child, parsed));
    } else {
      work.completeExceptionally(Errors.TASK_FAILED, Json.text(describe(child, false)));
    }
  }

  /** With input and output as text, or parsed for {@code .sync:2}. */
  private static ObjectNode describe(Run child, boolean parsed) {
    return ChildDescription.of(child, text -> value(text, parsed), LongNode::valueOf);
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
