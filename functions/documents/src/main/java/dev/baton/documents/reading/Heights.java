package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells columns that were set each for itself from the cells of a table by the heights of their
 * lines: those of one row stand at one height, or all as much lower, those of columns anywhere.
 */
final class Heights {
  private static final int LEAST_ROWS = 4;
  private static final int LEAST_VARYING = 3;
  private static final double ONE_HEIGHT = 0.12;
  // Lines of two columns this near to each other would overlap in one.
  private static final double NEAR = 0.75;

  private Heights() {}

  /** Whether what is left and right of the gutter was set without regard to each other. */
  static boolean differ(List<Row> rows, int gutter) {
    int left = 0;
    int right = 0;
    List<Double> drops = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean inLeft = !row.left(gutter).isEmpty();
      boolean inRight = !row.right(gutter).isEmpty();
      left += inLeft ? 1 : 0;
      right += inRight ? 1 : 0;
      if (inLeft && inRight) {
        drops.add(drop(row, gutter));
      } else if (i > 0 && !isBetween(rows, i)) {
        Row above = rows.get(i - 1);
        boolean other = inLeft ? above.left(gutter).isEmpty() : above.right(gutter).isEmpty();
        double distance = lines(row, above);
        if (other && distance < NEAR) {
          drops.add(inRight ? distance : -distance);
        }
      }
    }
    return Math.min(left, right) >= LEAST_ROWS && vary(drops);
  }

  /** How high a line of these rows is: as far as most are apart, as all of the page at least. */
  static double usual(List<Row> rows) {
    List<Double> apart = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      apart.add(rows.get(i).place().top() - rows.get(i - 1).place().top());
    }
    apart.sort(Comparator.naturalOrder());
    double line = rows.isEmpty() ? 0 : rows.getFirst().place().line();
    return apart.size() < LEAST_ROWS ? line : Math.max(line, apart.get(apart.size() / 3));
  }

  private static double drop(Row row, int gutter) {
    Cell first = row.left(gutter).cells().getFirst();
    Cell second = row.right(gutter).cells().getFirst();
    double apart = row.drops().getOrDefault(second, 0.0) - row.drops().getOrDefault(first, 0.0);
    return apart / row.place().line();
  }

  private static double lines(Row row, Row above) {
    return (row.place().top() - above.place().top()) / row.place().line();
  }

  // In the middle of two lines stands what a table centers beside them.
  private static boolean isBetween(List<Row> rows, int index) {
    for (int i = Math.max(1, index - 1); i <= Math.min(rows.size() - 2, index); i++) {
      double before = lines(rows.get(i), rows.get(i - 1));
      double after = lines(rows.get(i + 1), rows.get(i));
      if (Math.abs(before - after) < ONE_HEIGHT && before < NEAR) {
        return true;
      }
    }
    return false;
  }

  private static boolean vary(List<Double> drops) {
    if (drops.size() < LEAST_ROWS) {
      return false;
    }
    List<Double> sorted = drops.stream().sorted(Comparator.naturalOrder()).toList();
    double usual = sorted.get(sorted.size() / 2);
    long varying = drops.stream().filter(drop -> Math.abs(drop - usual) > ONE_HEIGHT).count();
    return varying >= LEAST_VARYING && varying * 2 >= drops.size();
  }
}
