package dev.baton.engine.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's time; its timers run on one daemon thread. */
public final class RealClock implements EngineClock, AutoCloseable {
  private static final Hold NO_HOLD = () -> {};

  private final Clock clock = Clock.systemUTC();
  private final ScheduledThreadPoolExecutor timers;

  public RealClock() {
    timers =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("baton-clock").unstarted(task));
    timers.setRemoveOnCancelPolicy(true);
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long millis() {
    return clock.millis();
  }

  @Override
  public Clock asJavaClock() {
    return clock;
  }

  @Override
  public Timer at(Instant due, Runnable action) {
    long nanos = Math.max(0, nanosUntil(due));
    ScheduledFuture<?> task = timers.schedule(action, nanos, TimeUnit.NANOSECONDS);
    return () -> task.cancel(false);
  }

  @Override
  public Timer inPassing(Instant due, Runnable action) {
    return at(due, action);
  }

  /** Real time does not wait for work, so nothing is counted. */
  @Override
  public Hold hold(String reason) {
    return NO_HOLD;
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }

  private long nanosUntil(Instant due) {
    Duration left = Duration.between(now(), due);
    return left.compareTo(Duration.ofDays(36_500)) > 0
        ? TimeUnit.DAYS.toNanos(36_500)
        : left.toNanos();
  }
}
