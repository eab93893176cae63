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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one place that decides what becomes of an error: retry, else catch, else fail. */
final class Failures {
  private Failures() {}

  /** An expression failed. */
  static void evaluation(Track track, EvaluationException e) {
    String cause = Wording.of(track, e);
    String field = e.field();
    if (e.error().equals(Errors.QUERY) && field != null) {
      if (track.state() instanceof MapState && track.last == track.entered) {
        // A Map whose items cannot be had follows, by its links, from what came before it.
        track.last = track.beforeEntered;
      }
      track.record(
          "EvaluationFailed",
          new Details.EvaluationFailed(e.error(), cause, field, track.state().name()));
    }
    fail(track, e.error(), cause);
  }

  /** The present state failed. */
  static void fail(Track track, @Nullable String error, @Nullable String cause) {
    fail(track, error, cause, true);
  }

  /** What the state would hand on is too large, which States.ALL does not cover. */
  static void outputTooLarge(Track track) {
    track.forgetParts();
    fail(track, Errors.DATA_LIMIT, Wording.tooLarge(track.state().name()), false);
  }

  /** A run of a distributed Map failed, perhaps because its output is too large. */
  static void mapRunFailed(Track track, @Nullable String error, @Nullable String cause) {
    fail(track, error, cause, !Errors.DATA_LIMIT.equals(error));
  }

  private static void fail(
      Track track, @Nullable String error, @Nullable String cause, boolean allCovers) {
    boolean terminal = Errors.RUNTIME.equals(error);
    if (!terminal && error != null && retried(track, error, cause, allCovers)) {
      return;
    }
    if (!terminal) {
      recordFailed(track);
    }
    if (terminal || error == null || !caught(track, error, cause, allCovers)) {
      track.end(error, cause);
    }
  }

  private static void recordFailed(Track track) {
    if (track.state() instanceof MapState) {
      track.record("MapStateFailed", null);
    } else if (track.state() instanceof ParallelState) {
      track.record("ParallelStateFailed", null);
    }
  }

  private static boolean retried(
      Track track, String error, @Nullable String cause, boolean allCovers) {
    List<Retrier> retriers = handlers(track.state()).retriers();
    for (int i = 0; i < retriers.size(); i++) {
      Retrier retrier = retriers.get(i);
      if (matches(retrier.errors(), error, allCovers)) {
        int attempt = attempt(track, retrier);
        if (attempt < 0) {
          return false;
        }
        double seconds = delay(track, retrier, attempt);
        if (track.run.probe() != null) {
          reportRetry(track, i, seconds, error, cause);
        } else {
          retry(track, seconds);
        }
        return true;
      }
    }
    return false;
  }

  /** The number of the retrier's next attempt, from 0; -1 when none is left. */
  private static int attempt(Track track, Retrier retrier) {
    Probe probe = track.run.probe();
    if (probe == null) {
      return track.retries.take(retrier);
    }
    return probe.retryCount() < retrier.maxAttempts() ? probe.retryCount() : -1;
  }

  private static double delay(Track track, Retrier retrier, int attempt) {
    double seconds = retrier.delaySeconds(attempt);
    return retrier.fullJitter() && track.run.probe() == null
        ? seconds * track.run.random().nextDouble()
        : seconds;
  }

  /** A state under test is not retried: the test tells that it would be, and when. */
  private static void reportRetry(
      Track track, int index, double seconds, String error, @Nullable String cause) {
    Probe probe = Objects.requireNonNull(track.run.probe());
    probe.noteError("retryIndex", index);
    probe.noteError("retryBackoffIntervalSeconds", (int) seconds);
    probe.failed("RETRIABLE", error, cause);
    track.run.endProbe();
  }

  private static boolean caught(
      Track track, String error, @Nullable String cause, boolean allCovers) {
    List<Catcher> catchers = handlers(track.state()).catchers();
    for (int i = 0; i < catchers.size(); i++) {
      if (matches(catchers.get(i).errors(), error, allCovers)) {
        Probe probe = track.run.probe();
        if (probe != null) {
          probe.noteError("catchIndex", i);
          probe.failed("CAUGHT_ERROR", error, cause);
        }
        recover(track, catchers.get(i), error, cause);
        return true;
      }
    }
    return false;
  }

  private static Handlers handlers(State state) {
    return switch (state) {
      case TaskState task -> task.handlers();
      case ParallelState parallel -> parallel.handlers();
      case MapState map -> map.handlers();
      default -> Handlers.NONE;
    };
  }

  private static boolean matches(List<String> names, String error, boolean allCovers) {
    for (String name : names) {
      if (name.equals(error)
          || (name.equals(Errors.ALL) && allCovers)
          || (name.equals(Errors.TASK_FAILED) && isTaskFailure(error))
          || (name.equals(Errors.TIMEOUT) && error.equals(Errors.HEARTBEAT_TIMEOUT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTaskFailure(String error) {
    return !error.equals(Errors.TIMEOUT)
        && !error.equals(Errors.HEARTBEAT_TIMEOUT)
        && !error.equals(Errors.DATA_LIMIT);
  }

  private static void retry(Track track, double seconds) {
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
      track.recover(output, assigned, catcher.next());
    } catch (EvaluationException e) {
      track.end(e.error(), Wording.of(track, e));
    }
  }
}
