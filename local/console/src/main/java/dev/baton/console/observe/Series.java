package dev.baton.console.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The values of one metric under one set of dimensions. */
final class Series {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double sum() {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The smallest value that this share of all does not exceed; 0 when there is none. */
  double percentile(double share) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
  }
}
