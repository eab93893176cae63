package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a page in reading order: where a region is set in columns of prose, the left one
 * comes before the right one, whether or not their lines stand at the same heights. Tables and
 * address blocks side by side stay rows, because their cells belong to each other.
 */
final class ColumnOrder {
  private static final int LEAST_ROWS = 4;
  private static final int FEW_ROWS = 2;
  private static final double LEAST_WORDS = 3.5;
  private static final int MOST_COLUMNS = 4;
  private static final int LOOK_AHEAD = 8;
  private static final int MOST_GUTTERS = 4;
  // Lines of one column start within so many characters: rounding, hanging punctuation.
  private static final int RAGGED = 3;
  // Of the lines of running text so many go on from the one above, in lower case; of items few.
  private static final double FLOWING = 0.3;
  private static final double LISTED = 0.15;
  private static final double WHOLE = 0.95;
  private static final double SINGLE = 0.8;

  private ColumnOrder() {}

  static List<Row> inOrder(List<Row> rows, Strategy strategy) {
    return strategy == Strategy.LAYOUT
        ? rows
        : ordered(rows, MOST_COLUMNS - 1, strategy == Strategy.COLUMNS);
  }

  private static List<Row> ordered(List<Row> rows, int splits, boolean anything) {
    if (splits == 0 || rows.size() < least(anything)) {
      return rows;
    }
    List<Row> ordered = new ArrayList<>(rows.size());
    int next = 0;
    while (next < rows.size()) {
      Region region = regionAt(rows, next, anything);
      if (region == null) {
        ordered.add(rows.get(next++));
      } else {
        List<Row> within = rows.subList(next, region.end());
        ordered.addAll(ordered(left(within, region.gutter()), splits - 1, anything));
        ordered.addAll(ordered(right(within, region.gutter()), splits - 1, anything));
        next = region.end();
      }
    }
    return ordered;
  }

  private static int least(boolean anything) {
    return anything ? FEW_ROWS : LEAST_ROWS;
  }

  /** Rows up to {@code end} with nothing across the column {@code gutter}. */
  private record Region(int end, int gutter) {}

  private static @Nullable Region regionAt(List<Row> rows, int start, boolean anything) {
    for (int gutter : gutters(rows, start)) {
      boolean opens =
          start == 0 || rows.get(start).gapBefore() || crosses(rows.get(start - 1), gutter);
      Region region = opens ? region(rows, start, gutter, least(anything)) : null;
      if (region != null
          && (anything || areColumns(rows.subList(start, region.end()), region.gutter()))) {
        return region;
      }
    }
    return null;
  }

  /** Where a right column could begin, the likeliest first. */
  private static List<Integer> gutters(List<Row> rows, int start) {
    Map<Integer, Integer> starts = new HashMap<>();
    int leftmost = Integer.MAX_VALUE;
    int end = Math.min(rows.size(), start + LOOK_AHEAD);
    for (Row row : rows.subList(start, end)) {
      leftmost = Math.min(leftmost, row.cells().getFirst().start());
    }
    for (Row row : rows.subList(start, end)) {
      for (int i = 0; i < row.cells().size(); i++) {
        int at = row.cells().get(i).start();
        if (i > 0 || at > leftmost + 4 * RAGGED) {
          starts.merge(at, 1, Integer::sum);
        }
      }
    }
    return starts.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_GUTTERS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static @Nullable Region region(List<Row> rows, int start, int gutter, int least) {
    int end = start;
    int left = 0;
    int right = Integer.MAX_VALUE;
    while (end < rows.size()) {
      int newLeft = left;
      int newRight = right;
      for (Cell cell : rows.get(end).cells()) {
        if (cell.start() >= gutter - RAGGED) {
          newRight = Math.min(newRight, cell.start());
        } else {
          newLeft = Math.max(newLeft, cell.end());
        }
      }
      if (newLeft >= Math.min(newRight, gutter + 1)) {
        break;
      }
      left = newLeft;
      right = newRight;
      end++;
    }
    return end - start < least || right == Integer.MAX_VALUE ? null : new Region(end, right);
  }

  private static boolean crosses(Row row, int gutter) {
    return row.cells().stream()
        .anyMatch(cell -> cell.start() < gutter - RAGGED && cell.end() >= gutter);
  }

  private static boolean areColumns(List<Row> rows, int gutter) {
    return isProse(rows, gutter) || Heights.differ(rows, gutter);
  }

  private static boolean isProse(List<Row> rows, int gutter) {
    Side left = Side.of(left(rows, gutter));
    Side right = Side.of(right(rows, gutter));
    if (Math.min(left.rows(), right.rows()) < LEAST_ROWS
        || Math.min(left.words(), right.words()) < LEAST_WORDS) {
      return false;
    }
    if (left.flows() && right.flows()) {
      return !left.tabular() && (!right.tabular() || isDivided(right(rows, gutter)));
    }
    boolean paired = Math.min(left.rows(), right.rows()) >= WHOLE * rows.size();
    boolean listed = Math.max(left.flow(), right.flow()) < LISTED;
    return left.single() && right.single() && !(paired && listed);
  }

  // What looks like a table may be two more columns.
  private static boolean isDivided(List<Row> side) {
    Region region = regionAt(side, 0, false);
    return region != null && region.end() == side.size();
  }

  private static List<Row> left(List<Row> rows, int gutter) {
    return spaced(rows.stream().map(row -> row.left(gutter)).toList());
  }

  private static List<Row> right(List<Row> rows, int gutter) {
    return spaced(rows.stream().map(row -> row.right(gutter)).toList());
  }

  // What stands above a line of one column, is what stands above it in this column.
  private static List<Row> spaced(List<Row> side) {
    List<Row> rows = side.stream().filter(row -> !row.isEmpty()).toList();
    double line = Heights.usual(rows);
    List<Row> spaced = new ArrayList<>(rows.size());
    for (Row row : rows) {
      spaced.add(spaced.isEmpty() ? row : row.after(spaced.getLast(), line));
    }
    return spaced;
  }

  /**
   * What the lines of one side are like.
   *
   * @param words how many a line has
   * @param flow the share of lines that start in lower case
   * @param single whether nearly all lines are one cell
   * @param tabular whether cells stand below cells
   */
  private record Side(int rows, double words, double flow, boolean single, boolean tabular) {
    static Side of(List<Row> rows) {
      int words = 0;
      int lower = 0;
      int single = 0;
      int aligned = 0;
      int inner = 0;
      for (int i = 0; i < rows.size(); i++) {
        List<Cell> cells = rows.get(i).cells();
        words += rows.get(i).words();
        lower += Character.isLowerCase(cells.getFirst().text().codePointAt(0)) ? 1 : 0;
        single += cells.size() == 1 ? 1 : 0;
        inner += cells.size() - 1;
        aligned += i == 0 ? 0 : aligned(rows.get(i - 1).cells(), cells);
      }
      int count = Math.max(1, rows.size());
      return new Side(
          rows.size(),
          (double) words / count,
          (double) lower / count,
          single >= SINGLE * count,
          inner > 0.5 * count && aligned > 0.5 * inner);
    }

    // Wide spaces of justified text stand anywhere, the cells of a table below each other.
    private static int aligned(List<Cell> above, List<Cell> cells) {
      int aligned = 0;
      for (int i = 1; i < cells.size(); i++) {
        int start = cells.get(i).start();
        aligned +=
            above.stream().skip(1).anyMatch(cell -> Math.abs(cell.start() - start) <= 1) ? 1 : 0;
      }
      return aligned;
    }

    boolean flows() {
      return flow >= FLOWING;
    }
  }
}
