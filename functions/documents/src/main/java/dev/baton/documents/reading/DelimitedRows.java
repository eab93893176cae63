package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows whose cells are parted by a sign and not by their place, as in Markdown or CSV: they are set
 * under each other, so that an empty cell stays one.
 */
final class DelimitedRows {
  /** What does not belong to the rows before it starts others. */
  static final int MOST = 500;

  private static final int LONGEST_CELL = 160;
  private static final int GAP = 3;
  private static final int LEAST_COMMAS = 3;
  private static final String RULE = ":?[-=]{2,}:?|\\+[-=+]+\\+";

  private DelimitedRows() {}

  /** The sign that parts the cells of a line, or 0. */
  static char delimiter(String line) {
    if (count(line, '|') >= 2 || line.matches("\\s*\\+[-=+]{4,}\\+\\s*")) {
      return '|';
    }
    if (line.indexOf('\t') > 0) {
      return '\t';
    }
    // Where gaps part the cells, such signs are within them.
    if (line.contains("  ")) {
      return 0;
    }
    if (line.indexOf(';') > 0 && !line.contains("; ") && !line.matches(".*[.?!;]\\s*")) {
      return ';';
    }
    return count(line, ',') >= LEAST_COMMAS && !line.contains(", ") ? ',' : 0;
  }

  /** The rows with their cells under each other; as they are where they make no table. */
  static List<String> aligned(List<String> rows, char delimiter) {
    List<List<String>> cells = rows.stream().map(row -> cells(row, delimiter)).toList();
    Set<Integer> sizes =
        cells.stream().filter(row -> !isRule(row)).map(List::size).collect(Collectors.toSet());
    boolean same = sizes.size() == 1 || (delimiter == '|' && sizes.size() == 2);
    boolean narrow =
        cells.stream().flatMap(List::stream).allMatch(cell -> cell.length() <= LONGEST_CELL);
    int least = delimiter == ',' ? LEAST_COMMAS : 2;
    if (rows.size() < least || !same || !narrow) {
      return rows;
    }
    int[] widths = new int[sizes.stream().mapToInt(Integer::intValue).max().orElse(0)];
    for (List<String> row : cells) {
      for (int i = 0; i < row.size() && !isRule(row); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return cells.stream().map(row -> isRule(row) ? "---" : row(row, widths)).toList();
  }

  private static String row(List<String> cells, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      text.append(cells.get(i)).repeat(' ', widths[i] - cells.get(i).length() + GAP);
    }
    return text.toString().stripTrailing();
  }

  private static List<String> cells(String row, char delimiter) {
    String inner =
        delimiter == '|' ? row.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "") : row;
    List<String> cells = new ArrayList<>();
    for (String cell : inner.split(delimiter == '|' ? "\\|" : String.valueOf(delimiter), -1)) {
      cells.add(cell.strip().replaceFirst("^\"(.*)\"$", "$1").replaceAll("\\s{2,}", " "));
    }
    return cells;
  }

  private static boolean isRule(List<String> cells) {
    return cells.stream().allMatch(cell -> cell.matches(RULE));
  }

  private static long count(String line, char sign) {
    return line.chars().filter(c -> c == sign).count();
  }
}
