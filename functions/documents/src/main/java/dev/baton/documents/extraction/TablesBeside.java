package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.List;

/** Two tables of the same columns side by side become two, one below the other. */
final class TablesBeside {
  private static final int LEAST_COLUMNS = 3;

  private TablesBeside() {}

  /** The lines, where a header names its columns twice as those of the left and the right. */
  static List<Line> apart(List<Line> lines) {
    List<Line> all = new ArrayList<>();
    int next = 0;
    while (next < lines.size()) {
      int middle = middle(Cell.of(lines.get(next).text()));
      if (middle < 0) {
        all.add(lines.get(next++));
        continue;
      }
      List<Line> right = new ArrayList<>();
      while (next < lines.size() && !lines.get(next).blank()) {
        Line line = lines.get(next++);
        add(line, 0, middle, all);
        add(line, middle, Integer.MAX_VALUE, right);
      }
      all.addAll(right);
    }
    return all;
  }

  // Where the second table begins; negative where there is none.
  private static int middle(List<Cell> header) {
    int half = header.size() / 2;
    if (half < LEAST_COLUMNS || header.size() % 2 != 0) {
      return -1;
    }
    for (int i = 0; i < half; i++) {
      if (!header.get(i).text().equalsIgnoreCase(header.get(i + half).text())) {
        return -1;
      }
    }
    return header.get(half).start();
  }

  // The cells of one half, at their places.
  private static void add(Line line, int from, int to, List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Cell cell : Cell.of(line.text())) {
      if (cell.start() >= from - 1 && cell.start() < to - 1) {
        text.append(" ".repeat(Math.max(0, cell.start() - text.length()))).append(cell.text());
      }
    }
    if (!text.isEmpty()) {
      lines.add(new Line(line.page(), line.number(), text.toString(), line.emphasized()));
    }
  }
}
