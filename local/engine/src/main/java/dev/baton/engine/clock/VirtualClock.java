package dev.baton.engine.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still while any {@link Hold} is open, and otherwise jumps to the earliest timer.
 * One daemon thread, the driver, moves time and runs the timers' actions, each under a hold of its
 * own. Safe from any thread; the set of timers is guarded by {@link #lock}.
 */
public final class VirtualClock implements EngineClock, AutoCloseable {
  /** Where time starts unless told otherwise. */
  public static final Instant DEFAULT_START = Instant.parse("2026-01-05T09:00:00Z");

  private static final Comparator<Entry> ORDER =
      Comparator.<Entry, Instant>comparing(entry -> entry.due)
          .thenComparingLong(entry -> entry.order);

  private final ReentrantLock lock = new ReentrantLock();
  private final TreeSet<Entry> timers = new TreeSet<>(ORDER);
  private final List<Waiter> waiters = new ArrayList<>();
  private final AtomicInteger holds = new AtomicInteger();
  private final Thread driver;
  private volatile Instant now;
  private volatile boolean closed;

  /** Whether the driver has anything to do once no hold is open; lets a closing hold stay cheap. */
  private volatile boolean expecting;

  private long nextOrder;

  /** How many of the timers are not in passing: while there are any, time moves. */
  private int awaitedTimers;

  public VirtualClock() {
    this(DEFAULT_START);
  }

  public VirtualClock(Instant start) {
    now = start;
    driver = Thread.ofPlatform().daemon().name("baton-virtual-clock").unstarted(this::drive);
    driver.start();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long millis() {
    return now.toEpochMilli();
  }

  @Override
  public Clock asJavaClock() {
    return new JavaClock(this, ZoneOffset.UTC);
  }

  @Override
  public Timer at(Instant due, Runnable action) {
    return add(due, action, true);
  }

  @Override
  public Timer inPassing(Instant due, Runnable action) {
    return add(due, action, false);
  }

  private Timer add(Instant due, Runnable action, boolean awaited) {
    lock.lock();
    try {
      Entry entry = new Entry(due, nextOrder++, action, awaited);
      timers.add(entry);
      awaitedTimers += awaited ? 1 : 0;
      if (awaited) {
        expecting = true;
      }
      return () -> withdraw(entry);
    } finally {
      lock.unlock();
      wakeWhenQuiet();
    }
  }

  @Override
  public Hold hold(String reason) {
    holds.incrementAndGet();
    return new Counted(this);
  }

  /** Blocks until no hold is open and no timer is left. */
  public void awaitIdle() {
    boolean unused = runUntil(() -> false);
  }

  /**
   * Blocks until the condition holds at a moment without holds, or nothing is left to happen.
   *
   * @return whether the condition held; time may have moved on since
   */
  public boolean runUntil(BooleanSupplier condition) {
    return await(new Waiter(condition, false));
  }

  /**
   * As {@link #runUntil}, but time stands still from the moment at which the condition held.
   *
   * @return a hold to close when time may move on, or null when the condition never held
   */
  public @Nullable Hold holdWhen(BooleanSupplier condition) {
    return await(new Waiter(condition, true)) ? new Counted(this) : null;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(driver);
  }

  private boolean await(Waiter waiter) {
    lock.lock();
    try {
      waiters.add(waiter);
      expecting = true;
    } finally {
      lock.unlock();
    }
    LockSupport.unpark(driver);
    while (!waiter.done) {
      if (closed) {
        throw new IllegalStateException("The virtual clock was closed while being waited for");
      }
      LockSupport.park(waiter);
    }
    return waiter.held;
  }

  private void withdraw(Entry entry) {
    lock.lock();
    try {
      if (timers.remove(entry) && entry.awaited) {
        awaitedTimers--;
      }
    } finally {
      lock.unlock();
    }
    wakeWhenQuiet();
  }

  private void release() {
    if (holds.decrementAndGet() == 0 && expecting) {
      LockSupport.unpark(driver);
    }
  }

  private void wakeWhenQuiet() {
    if (holds.get() == 0) {
      LockSupport.unpark(driver);
    }
  }

  private void drive() {
    while (!closed) {
      Entry due = next();
      if (due == null) {
        LockSupport.park(this);
      } else {
        try {
          due.action.run();
        } catch (RuntimeException e) {
          Thread.UncaughtExceptionHandler handler = driver.getUncaughtExceptionHandler();
          handler.uncaughtException(driver, e);
        } finally {
          holds.decrementAndGet();
        }
      }
    }
    waiters.forEach(waiter -> LockSupport.unpark(waiter.thread));
  }

  /** Takes the earliest timer, with a hold for it, if nothing is under way; else null. */
  private @Nullable Entry next() {
    lock.lock();
    try {
      if (!holds.compareAndSet(0, 1)) {
        return null;
      }
      boolean stopped = answerWaiters();
      Entry entry = stopped || awaitedTimers == 0 ? null : timers.pollFirst();
      if (entry != null && entry.awaited) {
        awaitedTimers--;
      }
      expecting = awaitedTimers > 0 || !waiters.isEmpty();
      if (entry == null) {
        if (holds.decrementAndGet() == 0 && stopped && expecting) {
          LockSupport.unpark(driver);
        }
        return null;
      }
      if (entry.due.isAfter(now)) {
        now = entry.due;
      }
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /** Answers those whose condition holds, or all when nothing is left; true if time must stay. */
  private boolean answerWaiters() {
    boolean stopped = false;
    boolean idle = awaitedTimers == 0;
    for (Waiter waiter : List.copyOf(waiters)) {
      waiter.held = waiter.condition.getAsBoolean();
      if (waiter.held || idle) {
        if (waiter.held && waiter.wantsHold) {
          holds.incrementAndGet();
          stopped = true;
        }
        waiters.remove(waiter);
        waiter.done = true;
        LockSupport.unpark(waiter.thread);
      }
    }
    return stopped;
  }

  private static final class Entry {
    final Instant due;
    final long order;
    final Runnable action;
    final boolean awaited;

    Entry(Instant due, long order, Runnable action, boolean awaited) {
      this.due = due;
      this.order = order;
      this.action = action;
      this.awaited = awaited;
    }
  }

  private static final class Waiter {
    final BooleanSupplier condition;
    final boolean wantsHold;
    final Thread thread = Thread.currentThread();
    boolean held;
    volatile boolean done;

    Waiter(BooleanSupplier condition, boolean wantsHold) {
      this.condition = condition;
      this.wantsHold = wantsHold;
    }
  }

  private static final class Counted extends AtomicBoolean implements Hold {
    private static final long serialVersionUID = 1L;
    private final transient VirtualClock clock;

    Counted(VirtualClock clock) {
      this.clock = clock;
    }

    @Override
    public void close() {
      if (compareAndSet(false, true)) {
        clock.release();
      }
    }
  }

  private static final class JavaClock extends Clock {
    private final VirtualClock clock;
    private final ZoneId zone;

    JavaClock(VirtualClock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new JavaClock(clock, other);
    }

    @Override
    public Instant instant() {
      return clock.now();
    }
  }
}
