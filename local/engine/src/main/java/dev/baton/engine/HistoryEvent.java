package dev.baton.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event of an execution's history, as GetExecutionHistory returns it. */
public interface HistoryEvent {

  /** From 1, without gaps. */
  long id();

  /** The event this one follows from; 0 for the first two. */
  long previousEventId();

  /** The type as AWS names it, such as {@code TaskStateEntered}. */
  String type();

  Instant timestamp();

  /** The member that holds the details, such as {@code stateEnteredEventDetails}; null if none. */
  @Nullable String detailsKey();

  /** The details as AWS words them; null when this type has none. Built when asked for. */
  @Nullable ObjectNode details();
}
