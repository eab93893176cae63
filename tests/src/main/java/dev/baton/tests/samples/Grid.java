package dev.baton.tests.samples;

import dev.baton.tests.samples.Sheet.Style;
import java.awt.Color;
import java.util.List;

/** A table on a sheet; its head is repeated on each page it goes on to. */
final class Grid {
  /** A column: its title, where it stands, and whether its texts end there. */
  record Column(String title, float x, boolean endsThere) {}

  private static final Color BAND = new Color(0xE8, 0xEE, 0xF4);
  private static final Color HAIR = new Color(0xC8, 0xCE, 0xD4);
  private static final float ROW = 17;

  private final Sheet sheet;
  private final List<Column> columns;
  private final float size;

  Grid(Sheet sheet, float size, List<Column> columns) {
    this.sheet = sheet;
    this.columns = columns;
    this.size = size;
  }

  Grid head() {
    sheet.keep(ROW * 3).band(ROW, BAND);
    cells(columns.stream().map(Column::title).toList(), Style.of(Sheet.BOLD, size));
    return this;
  }

  Grid row(String... cells) {
    float before = sheet.y();
    sheet.keep(ROW * 2);
    if (sheet.y() > before) {
      head();
    }
    cells(List.of(cells), Style.of(Sheet.PLAIN, size));
    sheet.down(-ROW * 0.66f).rule(0.4f, HAIR).down(ROW * 0.66f);
    return this;
  }

  /** A title within the table. */
  Grid group(String title) {
    sheet.keep(ROW * 3).line(columns.getFirst().x(), title, Style.of(Sheet.BOLD, size)).down(3);
    return this;
  }

  private void cells(List<String> cells, Style style) {
    for (int i = 0; i < cells.size(); i++) {
      Column column = columns.get(i);
      if (column.endsThere()) {
        sheet.textEndingAt(column.x(), cells.get(i), style);
      } else {
        sheet.text(column.x(), cells.get(i), style);
      }
    }
    sheet.down(ROW);
  }
}
