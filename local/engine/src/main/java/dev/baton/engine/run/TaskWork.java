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
  private final @Nullable Long timeout;
  private final @Nullable Long heartbeat;
  private long startedMillis;
  private @Nullable Timer timeoutTimer;
  private @Nullable Timer heartbeatTimer;
  private volatile boolean answered;
  private volatile boolean over;

  TaskWork(
      Track track,
      TaskEvents events,
      @Nullable String token,
      @Nullable Long timeout,
      @Nullable Long heartbeat) {
    this.track = track;
    this.events = events;
    this.token = token;
    this.timeout = timeout;
    this.heartbeat = heartbeat;
    startedMillis = now();
  }

  /** The state machine whose task this is. */
  public String stateMachineArn() {
    return track.run.stateMachineArn();
  }

  private long now() {
    return track.run.host.clock().millis();
  }

  /**
   * The thread is about to leave the engine to have the work done.
   *
   * @param limited whether the watchdog looks at how long that takes
   */
  void goOut(boolean limited) {
    Driver driver = track.run.driver;
    driver.goOut(this);
    long left = Math.min(taskMillis(), executionMillis());
    if (limited && left < Long.MAX_VALUE) {
      track.run.host.watchdog().watch(driver, this, left);
    }
  }

  /** The thread is back; it does not return from here when it has lost the execution. */
  void comeBack() {
    track.run.driver.comeBack(this);
  }

  private long taskMillis() {
    long seconds = Math.min(orForever(timeout), orForever(heartbeat));
    return seconds == Long.MAX_VALUE ? seconds : seconds * 1_000;
  }

  /** How long the execution had left when the task began. */
  private long executionMillis() {
    long end = track.run.timeoutMillis();
    return end == Long.MAX_VALUE ? end : end - startedMillis;
  }

  private static long orForever(@Nullable Long seconds) {
    return seconds == null ? Long.MAX_VALUE : seconds;
  }

  /**
   * The execution goes on without the thread that is still out for this.
   *
   * @param overdue whether it has been out for longer than it may
   */
  void takenOver(boolean overdue) {
    if (over || answered) {
      return;
    }
    if (!overdue) {
      watch();
    } else if (executionMillis() <= taskMillis()) {
      track.run.timeOut();
    } else {
      boolean beats = orForever(heartbeat) < orForever(timeout);
      timeOut(beats ? Errors.HEARTBEAT_TIMEOUT : Errors.TIMEOUT);
    }
  }

  /** Starts the timers of a task that did not complete at once. */
  void watch() {
    if (over || answered) {
      return;
    }
    if (timeout != null) {
      timeoutTimer = later(startedMillis, timeout, Errors.TIMEOUT);
    }
    if (heartbeat != null) {
      heartbeatTimer = later(startedMillis, heartbeat, Errors.HEARTBEAT_TIMEOUT);
    }
  }

  /** A worker has taken the task of an activity, whose timers start only now. */
  public void taken(@Nullable String workerName) {
    track.run.submit(
        () -> {
          if (!over) {
            events.taken(track, workerName);
            startedMillis = now();
            watch();
          }
        });
  }

  private Timer later(long fromMillis, long seconds, String error) {
    return track.run.at(fromMillis + seconds * 1_000, () -> timeOut(error));
  }

  private void timeOut(String error) {
    if (!over) {
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

  /** Hands a completion from outside to the execution. */
  public void complete(JsonNode output) {
    answered = true;
    track.run.submit(() -> succeeded(output));
  }

  /** Hands a failure from outside to the execution. */
  public void completeExceptionally(@Nullable String error, @Nullable String cause) {
    answered = true;
    track.run.submit(() -> failed(error, cause));
  }

  /** Puts the heartbeat's time-out off. */
  public void beat() {
    track.run.submit(
        () -> {
          Timer timer = heartbeatTimer;
          if (!over && heartbeat != null && timer != null) {
            timer.cancel();
            heartbeatTimer = later(now(), heartbeat, Errors.HEARTBEAT_TIMEOUT);
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
