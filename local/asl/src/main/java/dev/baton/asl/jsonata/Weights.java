package dev.baton.asl.jsonata;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many values there are within a value. One may stand in many places of another, so that a few
 * steps make what would take years to go through; each is therefore weighed once.
 */
final class Weights {
  private final IdentityHashMap<Object, Long> known = new IdentityHashMap<>();
  private final long most;

  Weights(long most) {
    this.most = most;
  }

  /** Refuses a value that is too heavy. */
  void check(Object value) {
    if (weigh(value) > most) {
      throw Bounds.tooMuch();
    }
  }

  private long weigh(Object value) {
    boolean object = value instanceof Map<?, ?> && !(value instanceof ObjectView);
    boolean array = value instanceof List<?> && !(value instanceof ArrayView);
    if ((!object && !array) || value instanceof StatesView) {
      return 1;
    }
    Long before = known.get(value);
    if (before != null) {
      return before;
    }
    long weight = 1;
    for (Object part : value instanceof Map<?, ?> map ? map.values() : (List<?>) value) {
      weight = Math.min(most + 1, weight + weigh(part));
    }
    known.put(value, weight);
    return weight;
  }
}
