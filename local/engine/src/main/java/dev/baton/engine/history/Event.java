package dev.baton.engine.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.HistoryEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as it is kept: small, and without any JSON text. */
record Event(long id, long previousEventId, String type, long millis, @Nullable Details data)
    implements HistoryEvent {

  @Override
  public Instant timestamp() {
    return Instant.ofEpochMilli(millis);
  }

  @Override
  public @Nullable String detailsKey() {
    return data == null ? null : data.key();
  }

  @Override
  public @Nullable ObjectNode details() {
    return data == null ? null : data.toJson();
  }
}
