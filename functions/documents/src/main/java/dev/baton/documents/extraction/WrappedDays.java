package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the year of a date that a narrow column wrapped onto the next line behind its month. */
final class WrappedDays {
  private static final Pattern DAY =
      Pattern.compile("(?u)(?:.*\\s)?(?<day>\\d{1,2}\\.? \\p{L}{3,9}\\.?)|\\p{L}{3,9} \\d{1,2},");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}\\b.*");
  private static final int YEAR_DIGITS = 4;
  private static final int BELOW = 2;

  private WrappedDays() {}

  /** The lines, each with the years that stood right below the days of it. */
  static List<Line> joined(List<Line> lines) {
    List<Line> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<Line> below = lines.subList(i + 1, Math.min(lines.size(), i + 1 + BELOW));
      joined.add(with(lines.get(i), below));
    }
    return joined;
  }

  private static Line with(Line line, List<Line> below) {
    List<Cell> cells = Cell.of(line.text());
    String text = line.text();
    // From the right, so that the places of those further left stay what they are.
    for (int i = cells.size() - 1; i >= 0; i--) {
      Cell cell = cells.get(i);
      Matcher day = DAY.matcher(cell.text());
      if (day.matches()) {
        int at = cell.start() + Math.max(0, day.start("day"));
        String year = yearUnder(List.of(cell.start(), at), below);
        text = text.substring(0, cell.end()) + year + text.substring(cell.end());
      }
    }
    return text.equals(line.text())
        ? line
        : new Line(line.page(), line.number(), text, line.emphasized());
  }

  private static String yearUnder(List<Integer> columns, List<Line> below) {
    for (Line line : below) {
      if (!line.blank()) {
        return Cell.of(line.text()).stream()
            .filter(cell -> columns.stream().anyMatch(at -> Math.abs(cell.start() - at) <= 1))
            .filter(cell -> YEAR.matcher(cell.text()).matches())
            .map(cell -> " " + cell.text().substring(0, YEAR_DIGITS))
            .findFirst()
            .orElse("");
      }
    }
    return "";
  }
}
