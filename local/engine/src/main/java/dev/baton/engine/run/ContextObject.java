package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import dev.baton.asl.text.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Builds the context object of a state, when an expression asks for it. */
final class ContextObject {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private ContextObject() {}

  static ObjectNode of(Track track, @Nullable String taskToken, @Nullable JsonNode selectedItem) {
    Run run = track.run;
    Probe probe = run.probe();
    if (probe != null && probe.context() != null) {
      return withItem(probe.context(), selectedItem);
    }
    ObjectNode context = Json.object();
    ObjectNode execution = context.putObject("Execution");
    execution.put("Id", run.arn());
    execution.set("Input", run.inputValue());
    execution.put("StartTime", time(run.startDate().toEpochMilli()));
    execution.put("Name", run.name());
    execution.put("RoleArn", run.roleArn());
    execution.put("RedriveCount", run.redriveCount());
    Instant redriven = run.redriveDate();
    if (redriven != null) {
      execution.put("RedriveTime", time(redriven.toEpochMilli()));
    }
    ObjectNode machine = context.putObject("StateMachine");
    machine.put("Id", run.stateMachineArn());
    machine.put("Name", run.identity.stateMachineName());
    ObjectNode state = context.putObject("State");
    state.put("Name", track.state().name());
    state.put("EnteredTime", time(track.enteredMillis));
    if (canRetry(track.state())) {
      state.put("RetryCount", track.retryCount());
    }
    if (taskToken != null) {
      context.putObject("Task").put("Token", taskToken);
    }
    JsonNode item = selectedItem == null ? track.mapItem() : selectedItem;
    if (item != null) {
      context.putObject("Map").set("Item", item);
    }
    return context;
  }

  private static ObjectNode withItem(ObjectNode given, @Nullable JsonNode item) {
    if (item == null) {
      return given;
    }
    ObjectNode context = Json.object();
    context.setAll(given);
    context.putObject("Map").set("Item", item);
    return context;
  }

  private static boolean canRetry(State state) {
    return state instanceof TaskState
        || state instanceof ParallelState
        || state instanceof MapState;
  }

  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }
}
