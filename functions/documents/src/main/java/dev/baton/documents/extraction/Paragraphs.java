package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prose that goes on over several lines, until a blank line or the next label. */
record Paragraphs(Labels labels) {
  private static final int MOST_LINES = 12;
  private static final int LONGEST_LABEL = 30;

  /** Some label, even one of no field: what it announces is no part of the text above it. */
  static final Pattern ANNOUNCING =
      Pattern.compile(
          "(?u)(?!(?:GP|OPD|Hausarzt|Nurse|Clinic|Patient|GP practice|District"
              + " nurse):)(?:\\d{1,2}[.)] )?\\p{Lu}[\\p{L} '/&()-]{1,40}:(?:\\s.*)?");

  /** A line across the page. */
  private static final Pattern DRAWN = Pattern.compile("[-=_*~]{6,}");

  private static final Pattern NUMBERED = Pattern.compile("\\s*(\\d{1,2})[.)]\\s");
  private static final int NONE = -9;

  private static final Pattern RULE = Pattern.compile("[-=+|\\s]{3,}");

  /** The paragraph that begins at a line; empty where none does. */
  String at(List<Line> lines, int from) {
    String text = "";
    for (int i = from; i < Math.min(lines.size(), from + MOST_LINES); i++) {
      List<Cell> cells = Cell.of(lines.get(i).text());
      if (cells.isEmpty()
          || DRAWN.matcher(lines.get(i).text().strip()).matches()
          || !labels.isValue(cells.getFirst().text())
          || ANNOUNCING.matcher(cells.getFirst().text()).matches()
          || lines.get(i).emphasized()) {
        break;
      }
      text = joined(text, lines.get(i).text().strip());
    }
    return text;
  }

  /** Puts two lines of one text together; a hyphen at the end of the first is one of wrapping. */
  static String joined(String first, String second) {
    boolean hyphen = first.matches("(?s).*\\p{Ll}-") && second.matches("(?s)\\p{Ll}.*");
    String start =
        hyphen ? first.substring(0, first.length() - 1) : first.isEmpty() ? "" : first + " ";
    return start + second;
  }

  /** What goes on below a row of a label and its value, up to the next such row. */
  String under(List<Line> lines, int row) {
    int end = row + 1;
    boolean header = end < lines.size() && RULE.matcher(lines.get(end).text().strip()).matches();
    while (end < lines.size()
        && (header || !isRowLike(lines.get(row), lines.get(end)))
        && number(lines.get(row)) + 1 != number(lines.get(end))) {
      end++;
    }
    return at(lines.subList(0, end), row + 1);
  }

  // Of a field in a form whose fields are numbered; far from any for other lines.
  private static int number(Line line) {
    Matcher numbered = NUMBERED.matcher(line.text());
    return numbered.lookingAt() ? Integer.parseInt(numbered.group(1)) : NONE;
  }

  // Label and value under label and value: another row of a form.
  private static boolean isRowLike(Line row, Line line) {
    List<Cell> above = Cell.of(row.text());
    List<Cell> cells = Cell.of(line.text());
    return cells.size() >= 2
        && cells.get(0).start() == above.get(0).start()
        && cells.get(1).start() == above.get(1).start()
        && cells.get(0).text().length() <= LONGEST_LABEL;
  }
}
