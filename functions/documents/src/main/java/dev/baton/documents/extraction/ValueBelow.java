package dev.baton.documents.extraction;

import dev.baton.documents.extraction.Labels.Match;
import dev.baton.documents.extraction.Labels.Strength;
import dev.baton.documents.extraction.TypeRules.Kind;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells a label over its value, with something else beside it, from a row of a form. */
record ValueBelow(Labels labels) {
  private static final int FAR = 20;
  private static final int FAR_RIGHT = 30;
  private static final int NEAR = 8;
  private static final Pattern NUMBER = Pattern.compile("^\\d{1,2}[.)]\\s+");

  /**
   * Whether a label without a colon tells what is below it, not what is beside it: words right
   * under it, others under what is beside it, and no form of labels and values above it.
   */
  boolean isMeant(List<Line> lines, int row, int column) {
    List<Cell> cells = Cell.of(lines.get(row).text());
    if (row + 1 >= lines.size() || column + 1 >= cells.size()) {
      return false;
    }
    Cell label = cells.get(column);
    Cell next = cells.get(column + 1);
    List<Cell> below = Cell.of(lines.get(row + 1).text());
    return below.size() >= 2
        && below.getFirst().start() == label.start()
        && !labels.begins(below.getFirst().text())
        && below.stream().anyMatch(cell -> cell.start() == next.start())
        && next.start() - label.end() >= FAR
        && !isRowOfForm(lines, row, label, next);
  }

  // The row above, or the one after the next, has a label and its value in the same two columns.
  private boolean isRowOfForm(List<Line> lines, int row, Cell label, Cell next) {
    return IntStream.of(row - 1, row + 2)
        .filter(at -> at >= 0 && at < lines.size())
        .mapToObj(at -> Cell.of(lines.get(at).text()))
        .anyMatch(
            cells ->
                cells.size() == 2
                    && cells.getFirst().start() == label.start()
                    && cells.getLast().start() == next.start()
                    && labels.begins(NUMBER.matcher(cells.getFirst().text()).replaceFirst("")));
  }

  /**
   * Whether a form goes on below a label that nothing stands beside: with its next row, or behind a
   * blank line while the label after that has its value beside it.
   */
  boolean isMissing(List<Line> lines, int row, Cell label) {
    if (row + 1 >= lines.size()) {
      return false;
    }
    List<Cell> below = Cell.of(lines.get(row + 1).text());
    return (below.size() >= 2
            && below.getFirst().start() == label.start()
            && isRowOfForm(lines, row, label, below.get(1)))
        || (below.isEmpty() && isValueBeside(lines, row + 2));
  }

  /**
   * Whether a label without a colon was left alone: between two rows of a form that have their
   * values, or before another label that has its value, {@code Collected Received 19 May 2026}.
   */
  boolean isLeftOut(List<Line> lines, int row, int column) {
    List<Cell> cells = Cell.of(lines.get(row).text());
    if (cells.size() > 1 && isOverNothing(lines, row, cells.get(column))) {
      return true;
    }
    if (column + 1 < cells.size()) {
      return isFilled(cells.get(column + 1).text());
    }
    return cells.size() == 1
        && (areForm(lines, row - 1, row + 1, cells.getFirst().start())
            || areForm(lines, row + 1, row + 2, cells.getFirst().start()));
  }

  // In a row of nothing but labels, whose values are below, nothing is below this one.
  private boolean isOverNothing(List<Line> lines, int row, Cell label) {
    List<Cell> cells = Cell.of(lines.get(row).text());
    if (row + 1 >= lines.size() || !cells.stream().allMatch(cell -> isLabel(cell.text()))) {
      return false;
    }
    List<Cell> below = Cell.of(lines.get(row + 1).text());
    return !below.isEmpty()
        && below.stream().noneMatch(cell -> isLabel(cell.text()) || cell.overlaps(label))
        && below.stream()
            .allMatch(cell -> cells.stream().anyMatch(other -> other.start() == cell.start()));
  }

  private boolean isLabel(String text) {
    return labels.in(text).stream()
        .anyMatch(match -> match.start() == 0 && match.end() >= text.length());
  }

  /** Whether a cell begins with a label, behind which something with a figure stands. */
  boolean isFilled(String cell) {
    return labels.in(cell).stream().anyMatch(match -> match.start() == 0)
        && cell.chars().anyMatch(Character::isDigit);
  }

  // Two rows with labels where that one stands, their values in one column.
  private boolean areForm(List<Line> lines, int first, int second, int start) {
    if (first < 0 || second >= lines.size()) {
      return false;
    }
    List<Cell> above = Cell.of(lines.get(first).text());
    List<Cell> below = Cell.of(lines.get(second).text());
    return isRow(above, start)
        && isRow(below, start)
        && above.get(1).start() == below.get(1).start();
  }

  private boolean isRow(List<Cell> cells, int start) {
    return cells.size() >= 2
        && cells.getFirst().start() == start
        && labels.begins(cells.getFirst().text());
  }

  /** Whether under a heading another row of a form follows, or what the next label is beside. */
  boolean isElse(List<Line> lines, int first) {
    Cell heading = Cell.of(lines.getFirst().text()).getFirst();
    List<Cell> cells = Cell.of(lines.get(first).text());
    boolean row =
        cells.size() >= 2
            && cells.getFirst().start() == heading.start()
            && cells.getFirst().text().length() <= FAR
            && Character.isLetterOrDigit(cells.getFirst().text().charAt(0));
    boolean next =
        NUMBER.matcher(heading.text()).find() && NUMBER.matcher(cells.getFirst().text()).find();
    boolean colon = heading.text().endsWith(":") && first > 1;
    // What stands far right below a blank line is who signed.
    boolean apart = first > 1 && cells.getFirst().start() - heading.start() >= FAR_RIGHT;
    return row || next || apart || (colon && isValueBeside(lines, first));
  }

  private boolean isValueBeside(List<Line> lines, int from) {
    for (Line line : lines.subList(from, Math.min(lines.size(), from + NEAR))) {
      for (Cell cell : Cell.of(line.text())) {
        for (Match match : labels.in(cell.text())) {
          if (match.start() == 0 && match.strength() == Strength.MARKED) {
            return cell.text().length() > match.end() + 1;
          }
        }
      }
    }
    return false;
  }

  /** Whether a text below a label can be its value: no other label, and no day of something. */
  boolean isFor(Match match, String text) {
    return labels.isValue(text)
        && !(match.field().kind() == Kind.TEXT
            && labels.in(text).stream()
                .anyMatch(other -> other.start() == 0 && other.field().kind() == Kind.DATE));
  }

  /** Whether a line has a label and its value, or is drawn across below an empty box. */
  boolean isEndedBy(Line line, boolean apart) {
    List<Cell> cells = Cell.of(line.text());
    return (apart && line.text().strip().matches("[-=_*~]{3,}"))
        || (cells.size() == 2
            && cells.getFirst().text().endsWith(":")
            && labels.begins(cells.getFirst().text()));
  }

  /** The first line under a heading that says something; none where a line across ends it. */
  static int first(List<Line> lines) {
    boolean apart = false;
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).text().strip().matches("[-=_*~\\s]*")) {
        return i;
      }
      if (apart && !lines.get(i).blank()) {
        break;
      }
      apart |= lines.get(i).blank();
    }
    return lines.size();
  }
}
