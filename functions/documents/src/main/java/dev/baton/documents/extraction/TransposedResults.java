package dev.baton.documents.extraction;

import dev.baton.documents.extraction.ResultBlocks.Part;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table that has its tests side by side and their results, units and ranges one below the other.
 * Each column becomes the row that other tables show.
 */
final class TransposedResults {
  /** The columns of the rows, by the names of the parts. */
  private static final String HEADER =
      "TEST                                              RESULT          UNIT            FLAG"
          + "      RANGE";

  private static final int LEAST_TESTS = 2;
  private static final Pattern RULE = Pattern.compile("[-=+|_\\s]+");

  private TransposedResults() {}

  /** The lines, those of such a table as one for each test. */
  static List<Line> asRows(List<Line> lines) {
    List<Line> rows = new ArrayList<>();
    int next = 0;
    while (next < lines.size()) {
      List<Cell> names = Cell.of(lines.get(next).text());
      Map<Part, List<Cell>> parts = parts(lines, next + 1);
      int tests = parts.getOrDefault(Part.RESULT, List.of()).size();
      if (tests >= LEAST_TESTS && parts.size() >= 2 && names.size() >= tests) {
        Line head = lines.get(next);
        rows.add(with(head, HEADER));
        for (int test = 0; test < tests; test++) {
          String name = names.get(names.size() - tests + test).text();
          rows.add(with(head, row(name, test, parts)));
        }
        next = end(lines, next + 1);
      } else {
        rows.add(lines.get(next++));
      }
    }
    return rows;
  }

  private static Line with(Line head, String text) {
    return new Line(head.page(), head.number(), text, false);
  }

  private static String row(String name, int test, Map<Part, List<Cell>> parts) {
    Cell result = parts.getOrDefault(Part.RESULT, List.of()).get(test);
    StringBuilder text = new StringBuilder(name);
    for (Part part : Part.values()) {
      int column = HEADER.indexOf(part.name());
      text.append(" ".repeat(Math.max(2, column - text.length())));
      text.append(under(result, parts.getOrDefault(part, List.of())));
    }
    return text.toString();
  }

  private static String under(Cell result, List<Cell> cells) {
    return cells.stream().filter(result::overlaps).findFirst().map(Cell::text).orElse("");
  }

  private static int end(List<Line> lines, int from) {
    int end = from;
    while (end < lines.size()
        && (part(lines.get(end)) != null || RULE.matcher(lines.get(end).text()).matches())
        && !lines.get(end).blank()) {
      end++;
    }
    return end;
  }

  // What stands behind each label, one a line.
  private static Map<Part, List<Cell>> parts(List<Line> lines, int from) {
    Map<Part, List<Cell>> parts = new EnumMap<>(Part.class);
    for (Line line : lines.subList(from, end(lines, from))) {
      List<Cell> cells = Cell.of(line.text());
      Part part = part(line);
      if (part != null && cells.size() > 1) {
        parts.putIfAbsent(part, cells.subList(1, cells.size()));
      }
    }
    return parts;
  }

  private static @Nullable Part part(Line line) {
    List<Cell> cells = Cell.of(line.text());
    for (Part part : Part.values()) {
      if (!cells.isEmpty() && part.isLabelled(cells.getFirst().text())) {
        return part;
      }
    }
    return null;
  }
}
