package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.Execution;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.HistoryEvent;
import dev.baton.engine.StartExecution;
import dev.baton.engine.StateMachineSpec;
import dev.baton.engine.StateMachineType;
import dev.baton.engine.clock.VirtualClock;

/** Starts an execution on the virtual clock, waits for its end and tells what became of it. */
final class ExecutionReplay {
  private static final String MACHINE = "conformance-machine";

  private ExecutionReplay() {}

  static JsonNode run(RecordedCase recorded) {
    try (VirtualClock clock = new VirtualClock();
        Engine engine = Replays.engine(recorded, clock)) {
      StateMachineType type =
          StateMachineType.valueOf(recorded.json().path("stateMachineType").asText("STANDARD"));
      var machine =
          engine.create(
              new StateMachineSpec(MACHINE, null, Replays.ROLE, type, recorded.definition()));
      Execution execution = engine.start(new StartExecution(machine.arn(), null, recorded.input()));
      boolean _ = clock.runUntil(() -> execution.status() != ExecutionStatus.RUNNING);
      return answer(recorded, engine, execution);
    } catch (EngineException e) {
      return Replays.error(recorded, e, "StartExecution");
    }
  }

  private static ObjectNode answer(RecordedCase recorded, Engine engine, Execution execution) {
    ObjectNode answer = Json.object().put("status", execution.status().name());
    String output = execution.output();
    if (output != null) {
      answer.set("output", Replays.decode(output));
    }
    if (execution.error() != null) {
      answer.put("error", execution.error());
    }
    if (execution.cause() != null) {
      answer.put("cause", execution.cause());
    }
    if (recorded.expected().has("endEventType")) {
      answer.put("endEventType", engine.history(execution.arn()).getLast().type());
    }
    if (recorded.expected().has("history")) {
      ArrayNode history = answer.putArray("history");
      engine.history(execution.arn()).forEach(event -> history.add(event(event)));
    }
    return answer;
  }

  private static ObjectNode event(HistoryEvent event) {
    ObjectNode json = Json.object();
    json.put("id", event.id()).put("previousEventId", event.previousEventId());
    json.put("type", event.type());
    ObjectNode details = event.details();
    if (details != null && event.detailsKey() != null) {
      json.put("detailsKey", event.detailsKey());
      json.set("details", Replays.decoded(details));
    }
    return json;
  }
}
