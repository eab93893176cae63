package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts the unit of a dose that a narrow column wrapped onto the next line behind its figure. */
final class WrappedUnits {
  private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,/]\\d+)?");

  private static final Pattern UNIT =
      Pattern.compile(
          "(?iu)(?:mg|g|mcg|µg|micrograms?|ml|units?|iu|ie|tablets?|puffs?)(?:/\\p{L}+)?");

  private WrappedUnits() {}

  /** The lines, each with the unit that stood alone below a figure of it. */
  static List<Line> joined(List<Line> lines) {
    List<Line> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      List<Cell> below = i + 1 < lines.size() ? Cell.of(lines.get(i + 1).text()) : List.of();
      boolean unit = below.size() == 1 && UNIT.matcher(below.getFirst().text()).matches();
      joined.add(unit ? with(line, below.getFirst()) : line);
    }
    return joined;
  }

  private static Line with(Line line, Cell unit) {
    for (Cell cell : Cell.of(line.text())) {
      if (FIGURE.matcher(cell.text()).matches() && cell.overlaps(unit)) {
        String text = line.text();
        String whole =
            text.substring(0, cell.end()) + " " + unit.text() + text.substring(cell.end());
        return new Line(line.page(), line.number(), whole, line.emphasized());
      }
    }
    return line;
  }
}
