package dev.baton.engine.run;

import dev.baton.engine.clock.Hold;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that one thread at a time owns an execution: the first to hand it work drives it until
 * nothing is left to do, and work that arrives meanwhile is left to that thread.
 *
 * <p>A thread that calls out of the engine may stay away for long. While it is out, another thread
 * may take the execution over; the first one then finds on its return that it owns it no more, and
 * unwinds without touching it. Either is decided by one atomic step on {@link #call}.
 */
final class Driver {
  private static final AtomicIntegerFieldUpdater<Driver> OWNED =
      AtomicIntegerFieldUpdater.newUpdater(Driver.class, "owned");
  private static final AtomicReferenceFieldUpdater<Driver, Object> CALL =
      AtomicReferenceFieldUpdater.newUpdater(Driver.class, Object.class, "call");

  private final Run run;
  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();

  @SuppressWarnings("UnusedVariable") // Read through OWNED.
  private volatile int owned;

  /** What the owner has gone out for; null while it is within the engine, or there is none. */
  private volatile @Nullable Object call;

  private @Nullable Hold hold;

  /** The execution within a call of which the owner drives this one. */
  private @Nullable Driver around;

  Driver(Run run) {
    this.run = run;
  }

  /** Unwinds the stack of a thread that has lost its execution. */
  private static final class Lost extends Error {
    private static final long serialVersionUID = 1L;

    Lost() {
      super("The execution has another owner", null, false, false);
    }
  }

  /** Has the action run by the owner, which the calling thread becomes where there is none. */
  void submit(Runnable action) {
    inbox.add(action);
    if (OWNED.compareAndSet(this, 0, 1)) {
      begin();
    } else {
      hurry();
    }
  }

  /** As {@link #submit}, but in real time the clock's thread is not kept from its other timers. */
  void submitFromClock(Runnable action) {
    inbox.add(action);
    if (OWNED.compareAndSet(this, 0, 1)) {
      Watchdog watchdog = run.host.watchdog();
      if (watchdog.inRealTime()) {
        watchdog.elsewhere(this::begin);
      } else {
        begin();
      }
    } else {
      hurry();
    }
  }

  /** As {@link #submit}, but does not wait for an owner that is out. */
  void submitUrgently(Runnable action) {
    inbox.add(action);
    if (OWNED.compareAndSet(this, 0, 1)) {
      begin();
    } else {
      Object present = call;
      if (present != null) {
        takeOver(present, false);
      }
    }
  }

  /** Work waits for an owner that may be away for long. */
  private void hurry() {
    Object present = call;
    if (present != null && !Nesting.ofThread().isWithin(this)) {
      run.host.watchdog().hurry(this, present);
    }
  }

  /** The owner is about to leave the engine, for a call that is a different object each time. */
  void goOut(Object towards) {
    call = towards;
  }

  /** The owner is back; it does not return from here when it is the owner no more. */
  void comeBack(Object from) {
    if (!CALL.compareAndSet(this, from, null)) {
      throw new Lost();
    }
  }

  /** The execution within a call of which this one is driven, as its owner sees it. */
  @Nullable Driver around() {
    return around;
  }

  boolean isOutFor(Object towards) {
    return call == towards;
  }

  /**
   * Takes the execution from an owner that is still out, and all those around it, which the same
   * thread keeps waiting.
   *
   * @param overdue whether the owner has been out for longer than it may
   */
  void takeOver(Object from, boolean overdue) {
    Hold mine = run.host.clock().hold(run.arn());
    if (!CALL.compareAndSet(this, from, null)) {
      mine.close();
      return;
    }
    Hold lost = hold;
    Driver outer = around;
    Object outerCall = outer == null ? null : outer.call;
    if (outer != null && outerCall != null) {
      run.host.watchdog().elsewhere(() -> outer.takeOver(outerCall, false));
    }
    if (lost != null) {
      lost.close();
    }
    drive(mine, () -> takenOver(from, overdue));
  }

  private static void takenOver(Object from, boolean overdue) {
    if (from instanceof TaskWork work) {
      work.takenOver(overdue);
    }
  }

  private void begin() {
    Hold mine = run.host.clock().hold(run.arn());
    if (Nesting.ofThread().isDeep()) {
      Thread.startVirtualThread(() -> drive(mine, null));
    } else {
      drive(mine, null);
    }
  }

  private void drive(Hold mine, @Nullable Runnable first) {
    Nesting nesting = Nesting.ofThread();
    Driver outer = nesting.enter(this);
    try {
      hold = mine;
      around = outer;
      if (first != null) {
        run.perform(first);
      }
      drain(mine, outer);
    } catch (Lost e) {
      // Its new owner goes on with it.
    } finally {
      nesting.leave(outer);
      mine.close();
    }
  }

  private void drain(Hold mine, @Nullable Driver outer) {
    do {
      hold = mine;
      around = outer;
      Runnable action;
      while ((action = inbox.poll()) != null) {
        run.perform(action);
      }
      hold = null;
      around = null;
      owned = 0;
    } while (!inbox.isEmpty() && OWNED.compareAndSet(this, 0, 1));
  }
}
