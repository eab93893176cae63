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

  private volatile Event[] events = new Event[16];
  private volatile int count;

  public HistoryEvent append(long previous, String type, long millis, @Nullable Details details) {
    int index = count;
    Event[] array = events;
    if (index == array.length) {
      array = Arrays.copyOf(array, index * 2);
      events = array;
    }
    Event event = new Event(index + 1L, previous, type, millis, details);
    array[index] = event;
    count = index + 1;
    return event;
  }

  public int count() {
    return count;
  }

  public HistoryEvent get(int index) {
    return events[index];
  }

  public List<HistoryEvent> events() {
    int size = count;
    Event[] array = events;
    List<HistoryEvent> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(array[i]);
    }
    return list;
  }
}
