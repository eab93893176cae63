package dev.baton.engine.clock;

import java.time.Clock;
import java.time.Instant;

/**
 * Time as the engine and everything around it sees it; {@link VirtualClock} or {@link RealClock}.
 */
public interface EngineClock {

  /** The present instant. */
  Instant now();

  /** The present instant in milliseconds since the epoch, without an object. */
  long millis();

  /** This clock for code that takes a {@link Clock}, in UTC. */
  Clock asJavaClock();

  /**
   * Runs {@code action} once at {@code due}, or as soon as possible when that has passed. The
   * action runs on the clock's thread and must only hand work on. Timers due at the same instant
   * run in the order in which they were asked for.
   */
  Timer at(Instant due, Runnable action);

  /**
   * As {@link #at}, for what recurs without end: virtual time never moves for its sake alone, and
   * whoever waits for a quiet moment does not wait for it.
   */
  Timer inPassing(Instant due, Runnable action);

  /**
   * Tells the clock that work is under way: virtual time stands still until the hold is closed.
   * Cheap, and safe from any thread.
   *
   * @param reason what is under way, for the message of a clock that is waited for in vain
   */
  Hold hold(String reason);
}
