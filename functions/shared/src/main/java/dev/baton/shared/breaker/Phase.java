package dev.baton.shared.breaker;

/** What a breaker does with calls. */
public enum Phase {
  /** Calls pass, and are counted. */
  CLOSED,
  /** Calls are refused. */
  OPEN,
  /** One call at a time passes, as a probe. */
  HALF_OPEN
}
