package dev.baton.console.live;

import dev.baton.console.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in columns as wide as their widest cell, up to a limit each. */
public final class Table {
  private static final int WIDEST = 27;

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    this.header = List.of(header);
  }

  /** Adds a row with a cell for each column. */
  public void row(String... cells) {
    rows.add(Arrays.asList(cells));
  }

  /** Prints the header, a rule and the rows. */
  public void print(Terminal terminal) {
    int[] widths = widths();
    int total = Arrays.stream(widths).sum() + 2 * (widths.length - 1);
    terminal.out().println(Style.STRONG.on(line(header, widths), terminal.colour()));
    terminal.out().println("-".repeat(total));
    rows.forEach(row -> terminal.out().println(line(row, widths)));
  }

  private int[] widths() {
    int[] widths = new int[header.size()];
    for (int column = 0; column < widths.length; column++) {
      int widest = header.get(column).length();
      for (List<String> row : rows) {
        widest = Math.max(widest, row.get(column).length());
      }
      widths[column] = Math.min(WIDEST, widest);
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = Columns.label(cells.get(column), widths[column]);
      boolean number = cell.matches("[0-9.]+");
      String space = " ".repeat(widths[column] - cell.length());
      line.append(number ? space + cell : cell + space).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
