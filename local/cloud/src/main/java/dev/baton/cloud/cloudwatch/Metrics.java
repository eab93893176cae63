package dev.baton.cloud.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of all metrics by the minute, or by the second where they were put with high
 * resolution. The latest of each metric are kept, in memory. Guarded by itself.
 */
final class Metrics {
  private static final int MOST_PERIODS = 20_000;
  private static final int MOST_METRICS = 50_000;

  private final Map<MetricName, NavigableMap<Long, Statistics>> figures = new TreeMap<>();

  /** The figures of one moment, to add to. */
  private Statistics at(MetricName metric, Instant time, int resolution) {
    NavigableMap<Long, Statistics> periods =
        figures.computeIfAbsent(metric, name -> new TreeMap<>());
    if (periods.size() >= MOST_PERIODS) {
      periods.pollFirstEntry();
    }
    long start = Math.floorDiv(time.getEpochSecond(), resolution) * resolution;
    return periods.computeIfAbsent(start, second -> new Statistics());
  }

  /** One value, as often as it came. */
  synchronized void add(MetricName metric, Point point) {
    if (figures.size() < MOST_METRICS || figures.containsKey(metric)) {
      at(metric, point.time(), point.resolution()).add(point.value(), point.times(), point.unit());
    }
  }

  synchronized void add(MetricName metric, Instant time, double[] set) {
    at(metric, time, 60).merge(set[0], set[1], set[2], set[3]);
  }

  /** A value at a moment; the resolution is in seconds. */
  record Point(Instant time, double value, double times, @Nullable String unit, int resolution) {
    Point(Instant time, double value, @Nullable String unit) {
      this(time, value, 1, unit, 60);
    }
  }

  synchronized List<MetricName> names() {
    return List.copyOf(figures.keySet());
  }

  /** The figures of a metric by the beginning of each period that has any. */
  synchronized NavigableMap<Instant, Statistics> periods(
      MetricName metric, Instant from, Instant to, Duration period) {
    NavigableMap<Instant, Statistics> found = new TreeMap<>();
    NavigableMap<Long, Statistics> all = figures.get(metric);
    if (all == null) {
      return found;
    }
    long length = period.toSeconds();
    all.subMap(from.getEpochSecond(), true, to.getEpochSecond(), false)
        .forEach(
            (second, statistics) -> {
              long start = Math.floorDiv(second, length) * length;
              found
                  .computeIfAbsent(Instant.ofEpochSecond(start), key -> new Statistics())
                  .merge(statistics);
            });
    return found;
  }

  /** The metrics of a namespace, a name and dimensions, each where it is given. */
  List<MetricName> find(
      @Nullable String namespace, @Nullable String name, Map<String, String> dimensions) {
    List<MetricName> found = new ArrayList<>();
    for (MetricName each : names()) {
      boolean fits =
          (namespace == null || each.namespace().equals(namespace))
              && (name == null || each.name().equals(name));
      for (var wanted : dimensions.entrySet()) {
        String value = each.dimensions().get(wanted.getKey());
        fits &= value != null && (wanted.getValue().isEmpty() || wanted.getValue().equals(value));
      }
      if (fits) {
        found.add(each);
      }
    }
    return found;
  }
}
