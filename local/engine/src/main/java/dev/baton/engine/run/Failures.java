package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.state.Catcher;
import dev.baton.asl.state.Flow;
import dev.baton.asl.state.Handlers;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.Retrier;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import dev.baton.asl.text.Json;
import dev.baton.engine.clock.Timer;
import dev.baton.engine.history.Details;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place that decides what becomes of an error: retry, else catch, else fail. */
final class Failures {
  private Failures() {}

  /** An expression failed. */
  static void evaluation(Track track, EvaluationException e) {
    String cause = Wording.inState(track.state(), track.entered, e.sentence());
    String field = e.field();
    if (e.error().equals(Errors.QUERY) && field != null) {
      track.record(
          "EvaluationFailed",
          new Details.EvaluationFailed(e.error(), cause, field, track.state().name()));
    }
    fail(track, e.error(), cause);
  }

  /** The present state failed. */
  static void fail(Track track, @Nullable String error, @Nullable String cause) {
    State state = track.state();
    Handlers handlers = handlers(state);
    if (error != null && !error.equals(Errors.RUNTIME)) {
      for (Retrier retrier : handlers.retriers()) {
        if (matches(retrier.errors(), error)) {
          int attempt = track.retries.take(retrier);
          if (attempt >= 0) {
            retry(track, retrier, attempt);
            return;
          }
          break;
        }
      }
    }
    if (state instanceof MapState) {
      track.record("MapStateFailed", null);
    } else if (state instanceof ParallelState) {
      track.record("ParallelStateFailed", null);
    }
    if (error != null && !error.equals(Errors.RUNTIME)) {
      for (Catcher catcher : handlers.catchers()) {
        if (matches(catcher.errors(), error)) {
          recover(track, catcher, error, cause);
          return;
        }
      }
    }
    if (state instanceof TaskState && track.join != null) {
      track.recordAside("TaskStateAborted", null);
    }
    track.end(error, cause);
  }

  private static Handlers handlers(State state) {
    return switch (state) {
      case TaskState task -> task.handlers();
      case ParallelState parallel -> parallel.handlers();
      case MapState map -> map.handlers();
      default -> Handlers.NONE;
    };
  }

  /** Whether a list of names covers an error; States.ALL leaves out what ends an execution. */
  private static boolean matches(List<String> names, String error) {
    for (String name : names) {
      if (name.equals(error)
          || (name.equals(Errors.ALL) && !error.equals(Errors.DATA_LIMIT))
          || (name.equals(Errors.TASK_FAILED) && isTaskFailure(error))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTaskFailure(String error) {
    return !error.equals(Errors.TIMEOUT) && !error.equals(Errors.DATA_LIMIT);
  }

  private static void retry(Track track, Retrier retrier, int attempt) {
    double seconds = retrier.delaySeconds(attempt);
    if (retrier.fullJitter()) {
      seconds *= track.run.random().nextDouble();
    }
    long due = track.run.host.clock().millis() + (long) (seconds * 1_000);
    Timer timer = track.run.at(due, track::retry);
    track.await(timer::cancel);
  }

  private static void recover(Track track, Catcher catcher, String error, @Nullable String cause) {
    ObjectNode errorOutput = Json.object().put("Error", error);
    if (cause != null) {
      errorOutput.put("Cause", cause);
    }
    TrackScope scope = new TrackScope(track, errorOutput, null, errorOutput, null);
    try {
      JsonNode assigned = DataFlow.evaluate(catcher.assign(), scope);
      JsonNode output = DataFlow.evaluate(catcher.output(), scope);
      if (output == null) {
        output =
            track.state().common().flow() instanceof Flow.JsonPath
                ? catcher.resultPath().put(track.input, errorOutput)
                : errorOutput;
      }
      track.leave(output, assigned, catcher.next());
    } catch (EvaluationException e) {
      String why = Wording.inState(track.state(), track.entered, e.sentence());
      track.end(e.error(), why);
    }
  }
}
