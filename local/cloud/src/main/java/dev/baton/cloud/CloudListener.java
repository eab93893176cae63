package dev.baton.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.iam.Refusal;
import dev.baton.engine.HistoryEvent;

/** Sees what happens in a cloud as it happens, on the threads that do it; must be quick. */
public interface CloudListener {

  /** An event of an execution's history was recorded; in order for each execution. */
  default void onExecutionEvent(String executionArn, HistoryEvent event) {}

  /** An event was put on a bus, in the form in which rules see it. */
  default void onBusEvent(String bus, JsonNode event) {}

  /**
   * A message reached a dead-letter queue.
   *
   * @param reason why, in one sentence
   */
  default void onDeadLetter(String queue, JsonNode body, String reason) {}

  /** A call was refused for a missing permission; told once for each that is alike. */
  default void onRefused(Refusal refusal) {}
}
