package dev.baton.cloud.function;

import dev.baton.cloud.door.AwsException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many environments there may be at a time, of all functions together. Whoever needs one more
 * takes the place of the one that has been idle for longest, or waits for one to be idle. Safe for
 * threads.
 */
final class Places {
  private static final long LONG_NANOS = TimeUnit.HOURS.toNanos(1);

  private final int most;
  private final Supplier<Set<LambdaFunction>> functions;
  private int taken;
  private boolean closed;

  Places(int most, Supplier<Set<LambdaFunction>> functions) {
    this.most = most;
    this.functions = functions;
  }

  /**
   * An idle environment of a function's own, for which it waits as long as another would take to be
   * made; null for the place of a new one.
   *
   * @param nested whether another function waits for this one: then it does not wait itself, as
   *     each could wait for the other
   */
  synchronized @Nullable Sandbox take(LambdaFunction function, boolean nested) {
    long patientUntil = System.nanoTime() + (nested ? 0 : function.patience().toNanos());
    while (!closed) {
      Sandbox idle = function.pollIdle();
      if (idle != null) {
        return idle;
      }
      long left = patientUntil - System.nanoTime();
      if (left <= 0 && (nested || taken < most || makeRoom())) {
        taken++;
        function.claim();
        return null;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left > 0 ? left : LONG_NANOS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        closed = true; // nothing but the end of the cloud interrupts its threads
      }
    }
    throw new AwsException(500, "ServiceException", "The embedded cloud is ending");
  }

  /** An environment is gone. */
  synchronized void leave() {
    taken--;
    notifyAll();
  }

  /** An environment has nothing to do. */
  synchronized void idled() {
    notifyAll();
  }

  /** Lets nobody wait any longer. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private boolean makeRoom() {
    LambdaFunction longest = null;
    long since = 0;
    for (LambdaFunction function : functions.get()) {
      Long idle = function.idleSince();
      if (idle != null && (longest == null || idle - since < 0)) {
        longest = function;
        since = idle;
      }
    }
    return longest != null && longest.endLongestIdle();
  }
}
