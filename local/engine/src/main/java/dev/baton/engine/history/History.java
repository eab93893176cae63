package dev.baton.engine.history;

import dev.baton.engine.HistoryEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one execution, from id 1. Written by the thread that drives the execution, readable
 * from any: the count is published after the event it counts.
 */
public final class History {
  /** An execution with more events than this fails. */
  public static final int MAX_EVENTS = 25_000;

  /** The events while there may be more; null once they are packed. */
  private volatile Event @Nullable [] events = new Event[16];

  private volatile @Nullable PackedEvents packed;
  private volatile int count;

  public HistoryEvent append(long previous, String type, long millis, @Nullable Details details) {
    int index = count;
    Event[] array = room(index);
    Event event = new Event(index + 1L, previous, type, millis, details);
    array[index] = event;
    count = index + 1;
    return event;
  }

  private Event[] room(int index) {
    Event[] present = events;
    if (present != null && index < present.length) {
      return present;
    }
    Event[] larger = Arrays.copyOf(array(), Math.max(16, index * 2));
    events = larger;
    packed = null;
    return larger;
  }

  /** No events follow for now, so they may take less room. */
  public void pack() {
    packed = PackedEvents.of(array(), count);
    events = null;
  }

  public int count() {
    return count;
  }

  /** What the event at an index, from 0, tells beyond its type. */
  public @Nullable Details details(int index) {
    return array()[index].data();
  }

  public List<HistoryEvent> events() {
    int size = count;
    Event[] array = array();
    List<HistoryEvent> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(array[i]);
    }
    return list;
  }

  private Event[] array() {
    Event[] present = events;
    while (present == null) {
      // Packing puts one in before it takes the other away.
      PackedEvents bytes = packed;
      present = bytes == null ? events : bytes.unpack();
    }
    return present;
  }
}
