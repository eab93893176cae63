package dev.baton.cloud.door;

import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.Hold;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps virtual time still while a thread serves a request, but not while the request itself waits
 * for something to happen ({@link #await}): a long poll, or an execution that is to end. A request
 * within a request needs no hold of its own. Belongs to the thread that took it.
 */
public final class RequestHold implements AutoCloseable {
  private static final ThreadLocal<@Nullable RequestHold> CURRENT = new ThreadLocal<>();

  private final EngineClock clock;
  private final String reason;
  private final @Nullable RequestHold outer;
  private Hold hold;

  private RequestHold(EngineClock clock, String reason, Hold hold) {
    this.clock = clock;
    this.reason = reason;
    this.hold = hold;
    outer = CURRENT.get();
    CURRENT.set(this);
  }

  /** Holds the clock for a request that this thread begins to serve. */
  public static RequestHold take(EngineClock clock, String reason) {
    boolean within = CURRENT.get() != null;
    return new RequestHold(clock, reason, within ? () -> {} : clock.hold(reason));
  }

  /** Makes a hold that another thread took for a request this thread's. */
  public static RequestHold adopt(EngineClock clock, String reason, Hold taken) {
    return new RequestHold(clock, reason, taken);
  }

  /**
   * Waits for a result while virtual time may pass; from the moment of the result it stands still
   * again.
   */
  public static <T extends @Nullable Object> T await(CompletableFuture<T> result) {
    RequestHold holder = outermost();
    if (holder == null) {
      return result.join();
    }
    AtomicReference<@Nullable Hold> again = new AtomicReference<>();
    CompletableFuture<T> held =
        result.whenComplete((value, error) -> again.set(holder.clock.hold(holder.reason)));
    Hold given = holder.hold;
    given.close();
    try {
      return held.join();
    } finally {
      Hold taken = again.get();
      holder.hold = taken == null ? holder.clock.hold(holder.reason) : taken;
    }
  }

  private static @Nullable RequestHold outermost() {
    RequestHold holder = CURRENT.get();
    while (holder != null && holder.outer != null) {
      holder = holder.outer;
    }
    return holder;
  }

  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
    hold.close();
  }
}
