package dev.baton.engine;

import java.time.Instant;

/**
 * Sees all that an execution leaves behind as it happens, in order for each execution: its events,
 * and what it took from outside that decided on them. Must be quick.
 */
@FunctionalInterface
public interface ExecutionListener {

  void onEvent(String executionArn, HistoryEvent event);

  /** It waits for an instant. */
  default void onDue(String executionArn, Instant instant) {}

  /** It drew random bits. */
  default void onDrawn(String executionArn, long bits) {}
}
