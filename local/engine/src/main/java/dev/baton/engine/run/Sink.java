package dev.baton.engine.run;

import dev.baton.engine.HistoryEvent;
import java.time.Instant;

/**
 * Through which all state of an execution leaves: its events, the instants it waits for, the random
 * numbers it draws. Called by the thread that drives the execution, in order for each execution.
 */
public interface Sink {

  void recorded(String executionArn, HistoryEvent event);

  void due(String executionArn, Instant instant);

  void drawn(String executionArn, long bits);
}
