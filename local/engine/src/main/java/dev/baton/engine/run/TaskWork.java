package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Errors;
import dev.baton.engine.clock.Timer;
import org.jspecify.annotations.Nullable;

/**
 * A task under way, until the first of: success, failure, time-out, missed heartbeat, cancellation.
 * What comes later is ignored. Belongs to the thread that drives the execution, but for {@link
 * #isOpen}.
 */
public final class TaskWork implements Pending {
  private final Track track;
  private final TaskEvents events;
  private final @Nullable String token;
  private final @Nullable Long heartbeat;
  private @Nullable Long timeoutOnceTaken;
  private @Nullable Timer timeoutTimer;
  private @Nullable Timer heartbeatTimer;
  private volatile boolean over;
  private volatile boolean timedOut;

  TaskWork(Track track, TaskEvents events, @Nullable String token, @Nullable Long heartbeat) {
    this.track = track;
    this.events = events;
    this.token = token;
    this.heartbeat = heartbeat;
  }

  /** Starts the timers of a task that did not complete at once. */
  void watch(@Nullable Long timeout) {
    if (over) {
      return;
    }
    if (timeout != null) {
      timeoutTimer = later(timeout, Errors.TIMEOUT);
    }
    if (heartbeat != null) {
      heartbeatTimer = later(heartbeat, Errors.HEARTBEAT_TIMEOUT);
    }
  }

  /** Lets the timers wait until a worker takes the task. */
  void startOnceTaken(@Nullable Long timeout) {
    timeoutOnceTaken = timeout;
  }

  /** A worker has taken the task of an activity. */
  public void taken(@Nullable String workerName) {
    track.run.submit(
        () -> {
          if (!over) {
            events.taken(track, workerName);
            watch(timeoutOnceTaken);
          }
        });
  }

  private Timer later(long seconds, String error) {
    long due = track.run.host.clock().millis() + seconds * 1_000;
    return track.run.at(due, () -> timeOut(error));
  }

  private void timeOut(String error) {
    if (!over) {
      timedOut = true;
      close();
      events.timedOut(track, Errors.TIMEOUT, null);
      track.attempt(() -> Failures.fail(track, error, null));
    }
  }

  boolean isOver() {
    return over;
  }

  /** Whether an outcome is still awaited; safe from any thread. */
  public boolean isOpen() {
    return !over;
  }

  /** Whether it ended because time ran out; safe from any thread. */
  public boolean isTimedOut() {
    return timedOut;
  }

  /** Hands a completion from outside to the execution. */
  public void complete(JsonNode output) {
    track.run.submit(() -> succeeded(output));
  }

  /** Hands a failure from outside to the execution. */
  public void completeExceptionally(@Nullable String error, @Nullable String cause) {
    track.run.submit(() -> failed(error, cause));
  }

  /** Puts the heartbeat's time-out off. */
  public void beat() {
    track.run.submit(
        () -> {
          Timer timer = heartbeatTimer;
          if (!over && heartbeat != null && timer != null) {
            timer.cancel();
            heartbeatTimer = later(heartbeat, Errors.HEARTBEAT_TIMEOUT);
          }
        });
  }

  void succeeded(JsonNode output) {
    if (over) {
      return;
    }
    close();
    if (Payloads.exceedLimit(output)) {
      String cause = Wording.tooLarge(events.subject());
      events.failed(track, Errors.DATA_LIMIT, cause);
      track.attempt(() -> Failures.fail(track, Errors.DATA_LIMIT, cause));
      return;
    }
    events.succeeded(track, output);
    DataFlow.noteResult(track, output);
    track.attempt(() -> track.succeed(output));
  }

  void failed(@Nullable String error, @Nullable String cause) {
    if (over) {
      return;
    }
    close();
    String shown = cause == null ? null : Wording.cut(cause);
    events.failed(track, error, shown);
    track.attempt(() -> Failures.fail(track, error, shown));
  }

  @Override
  public void cancel() {
    close();
  }

  private void close() {
    over = true;
    if (timeoutTimer != null) {
      timeoutTimer.cancel();
    }
    if (heartbeatTimer != null) {
      heartbeatTimer.cancel();
    }
    if (token != null) {
      track.run.host.forget(token);
    }
  }
}
