package dev.baton.console.observe;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Where a moment stands on a line of so many columns. A time in which nothing begins or ends, and
 * that is long beside the rest, is cut to a few columns: else 48 hours of waiting hide the work.
 */
final class TimeScale {
  private static final int COLUMNS_OF_CUT = 3;

  /** Nothing shorter is worth a cut. */
  private static final long SHORTEST_CUT = TimeUnit.SECONDS.toNanos(2);

  private final long[] moments;
  private final double[] columns;

  TimeScale(List<Recorded> spans, int width) {
    TreeSet<Long> all = new TreeSet<>();
    for (Recorded span : spans) {
      all.add(span.start());
      all.add(span.end());
    }
    moments = all.stream().mapToLong(Long::longValue).toArray();
    columns = new double[moments.length];
    long shown = 0;
    int cuts = 0;
    for (int i = 1; i < moments.length; i++) {
      long length = moments[i] - moments[i - 1];
      shown += isCut(length) ? 0 : length;
      cuts += isCut(length) ? 1 : 0;
    }
    double each = Math.max(1, width - COLUMNS_OF_CUT * cuts) / (double) Math.max(1, shown);
    for (int i = 1; i < moments.length; i++) {
      long length = moments[i] - moments[i - 1];
      columns[i] = columns[i - 1] + (isCut(length) ? COLUMNS_OF_CUT : length * each);
    }
  }

  private static boolean isCut(long length) {
    return length >= SHORTEST_CUT;
  }

  /** The column of the start or end of a span. */
  double column(long moment) {
    return columns[Arrays.binarySearch(moments, moment)];
  }

  /** Whether the column lies in a time that is cut. */
  boolean isCutAt(double column) {
    for (int i = 1; i < moments.length; i++) {
      if (columns[i - 1] <= column && column < columns[i]) {
        return isCut(moments[i] - moments[i - 1]);
      }
    }
    return false;
  }
}
