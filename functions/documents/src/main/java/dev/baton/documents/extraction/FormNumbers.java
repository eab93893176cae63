package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leaves out the numbers that a form has before its labels: {@code 7 Date of admission}. */
final class FormNumbers {
  private static final Pattern NUMBERED = Pattern.compile("(?u)(\\d{1,2}) (\\p{Lu}\\p{L}.*)");

  private FormNumbers() {}

  /**
   * The lines, where all cells of one begin with numbers that count on; each label stands where its
   * number did.
   */
  static List<Line> without(List<Line> lines) {
    List<Line> all = new ArrayList<>();
    int last = 0;
    for (Line line : lines) {
      List<Cell> cells = Cell.of(line.text());
      int next = last;
      StringBuilder text = new StringBuilder();
      for (Cell cell : cells) {
        Matcher numbered = NUMBERED.matcher(cell.text());
        if (!numbered.matches() || Integer.parseInt(numbered.group(1)) != next + 1) {
          next = last;
          break;
        }
        next++;
        text.append(" ".repeat(Math.max(0, cell.start() - text.length())))
            .append(numbered.group(2));
      }
      boolean counts = next > last && (cells.size() > 1 || last > 0);
      all.add(
          counts ? new Line(line.page(), line.number(), text.toString(), line.emphasized()) : line);
      last = counts ? next : last;
    }
    return all;
  }
}
