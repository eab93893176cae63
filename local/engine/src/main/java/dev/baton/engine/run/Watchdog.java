package dev.baton.engine.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes executions over from threads that stay in a call longer than they may. It measures real
 * time, whatever the engine's clock: a handler that hangs burns real time. Its thread starts with
 * the first call that has a limit, and ends when there has been none for a while. Safe for threads.
 */
public final class Watchdog implements AutoCloseable {
  private static final long TICK_NANOS = 20_000_000;
  private static final long GRACE_NANOS = 50_000_000;
  private static final int IDLE_TICKS = 250;
  private static final long KEEP_ALIVE_SECONDS = 5;

  private final boolean realTime;
  private final Map<Driver, Limit> calls = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor relief;
  private volatile @Nullable Thread thread;
  private volatile boolean closed;

  /**
   * Until when a call is waited for.
   *
   * @param isLast whether it may not last longer; else others only want to go on without it
   */
  private record Limit(Object call, long nanos, boolean isLast) {
    Limit orSooner(Limit other) {
      return call != other.call || other.nanos - nanos < 0 ? other : this;
    }
  }

  /**
   * @param realTime whether the engine's clock goes on by itself
   */
  public Watchdog(boolean realTime) {
    this.realTime = realTime;
    relief =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> Thread.ofPlatform().daemon().name("baton-relief").unstarted(task));
  }

  boolean inRealTime() {
    return realTime;
  }

  /** Runs a part of an execution on another thread. */
  void elsewhere(Runnable part) {
    if (!closed) {
      relief.execute(part);
    }
  }

  /** A call has begun that may last so long. */
  void watch(Driver driver, Object call, long millis) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    calls.put(driver, new Limit(call, System.nanoTime() + nanos, true));
    wake();
  }

  /** Other work waits while a call lasts. On a virtual clock it may wait: no time goes by. */
  void hurry(Driver driver, Object call) {
    if (realTime) {
      Limit soon = new Limit(call, System.nanoTime() + GRACE_NANOS, false);
      Limit unused = calls.merge(driver, soon, Limit::orSooner);
      wake();
    }
  }

  private void wake() {
    if (thread == null && !closed) {
      begin();
    }
  }

  private synchronized void begin() {
    if (thread == null) {
      Thread next = Thread.ofPlatform().daemon().name("baton-watchdog").unstarted(this::look);
      thread = next;
      next.start();
    }
  }

  private void look() {
    int idle = 0;
    while (!closed) {
      LockSupport.parkNanos(this, TICK_NANOS);
      long now = System.nanoTime();
      idle = calls.isEmpty() ? idle + 1 : 0;
      calls.forEach((driver, limit) -> look(driver, limit, now));
      if (idle > IDLE_TICKS) {
        thread = null;
        if (calls.isEmpty()) {
          return;
        }
        // A call came in between: whoever started another thread for it has taken this one's place.
        wake();
        return;
      }
    }
  }

  private void look(Driver driver, Limit limit, long now) {
    boolean over = !driver.isOutFor(limit.call);
    if (over || now - limit.nanos >= 0) {
      boolean removed = calls.remove(driver, limit);
      if (removed && !over) {
        elsewhere(() -> driver.takeOver(limit.call, limit.isLast));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    relief.shutdown();
  }
}
