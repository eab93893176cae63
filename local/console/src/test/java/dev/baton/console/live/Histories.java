package dev.baton.console.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a history by hand: each event follows the one before unless told otherwise. */
final class Histories {
  private final java.util.function.Consumer<HistoryEvent> sink;
  private Instant now = Instant.parse("2026-01-05T09:00:00Z");
  private long lastId;

  Histories(java.util.function.Consumer<HistoryEvent> sink) {
    this.sink = sink;
  }

  record Event(
      long id,
      long previousEventId,
      String type,
      Instant timestamp,
      @Nullable String detailsKey,
      @Nullable ObjectNode details)
      implements HistoryEvent {}

  long then(String type, String details) {
    return after(lastId, type, details);
  }

  long after(long previous, String type, String details) {
    ObjectNode json = (ObjectNode) Json.parse(details.replace('\'', '"'));
    sink.accept(new Event(++lastId, previous, type, now, "details", json));
    return lastId;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void taskSucceeds(String name) {
    then("TaskStateEntered", "{'name':'%s'}".formatted(name));
    then("TaskScheduled", "{'resource':'invoke'}");
    then("TaskStarted", "{}");
    then("TaskSucceeded", "{}");
    then("TaskStateExited", "{'name':'%s'}".formatted(name));
  }
}
