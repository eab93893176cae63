package dev.baton.cloud.door;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often who called what. Safe for threads. */
public final class Meter {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  Meter() {}

  void count(AwsRequest request) {
    String key = request.caller().name() + "/" + request.service() + ":" + request.action();
    counts.computeIfAbsent(key, k -> new LongAdder()).increment();
  }

  /** Counts by {@code caller/service:Action}, as faults are written. */
  public Map<String, Long> counts() {
    Map<String, Long> copy = new TreeMap<>();
    counts.forEach((key, count) -> copy.put(key, count.sum()));
    return copy;
  }
}
