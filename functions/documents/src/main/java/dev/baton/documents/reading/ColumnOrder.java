package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a page in reading order: where a region is set in two columns of prose, the left
 * one comes before the right one. Tables and address blocks side by side stay rows, because their
 * cells belong to each other.
 */
final class ColumnOrder {
  private static final int LEAST_ROWS = 5;
  private static final double LEAST_WORDS = 4;

  private ColumnOrder() {}

  static List<Row> inReadingOrder(List<Row> rows) {
    List<Row> ordered = new ArrayList<>(rows.size());
    int next = 0;
    while (next < rows.size()) {
      Region region = regionAt(rows, next);
      if (region == null) {
        ordered.add(rows.get(next++));
      } else {
        List<Row> within = rows.subList(next, region.end());
        within.stream()
            .map(r -> r.left(region.gutter()))
            .filter(r -> r.words() > 0)
            .filter(r -> !r.cells().isEmpty())
            .forEach(ordered::add);
        within.stream()
            .map(r -> r.right(region.gutter()))
            .filter(r -> !r.cells().isEmpty())
            .forEach(ordered::add);
        next = region.end();
      }
    }
    return ordered;
  }

  /** Rows up to {@code end} with nothing across the column {@code gutter}. */
  private record Region(int end, int gutter) {}

  private static @Nullable Region regionAt(List<Row> rows, int start) {
    Row first = rows.get(start);
    if (first.cells().size() != 2) {
      return null;
    }
    int from = first.cells().get(0).end();
    int to = first.cells().get(1).start();
    int end = start + 1;
    while (end < rows.size()) {
      int[] narrowed = narrowed(rows.get(end), from, to);
      if (narrowed.length == 0) {
        break;
      }
      from = narrowed[0];
      to = narrowed[1];
      end++;
    }
    int gutter = to;
    return isProse(rows.subList(start, end), gutter) ? new Region(end, gutter) : null;
  }

  // What is left of the gutter once this row has been looked at; nothing when the row crosses it.
  private static int[] narrowed(Row row, int from, int to) {
    int left = from;
    int right = to;
    for (Cell cell : row.cells()) {
      if (cell.start() < (from + to) / 2) {
        left = Math.max(left, cell.end());
      } else {
        right = Math.min(right, cell.start());
      }
    }
    return left < right ? new int[] {left, right} : new int[0];
  }

  private static boolean isProse(List<Row> rows, int gutter) {
    List<Row> left = side(rows.stream().map(row -> row.left(gutter)).toList());
    List<Row> right = side(rows.stream().map(row -> row.right(gutter)).toList());
    return left.size() >= LEAST_ROWS && right.size() >= LEAST_ROWS && prose(left) && prose(right);
  }

  private static List<Row> side(List<Row> rows) {
    return rows.stream().filter(row -> !row.cells().isEmpty()).toList();
  }

  private static boolean prose(List<Row> rows) {
    double words = rows.stream().mapToInt(Row::words).average().orElse(0);
    long single = rows.stream().filter(row -> row.cells().size() == 1).count();
    return words >= LEAST_WORDS && single >= rows.size() * 0.8;
  }
}
