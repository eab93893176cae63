package dev.baton.documents.reading;

import java.util.List;

/** What stands at one height of a page, before it is put in reading order. */
record Row(List<Cell> cells, int number, boolean emphasized, boolean gapBefore) {

  /** The row as text, each cell at its column and two spaces at least between two cells. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Cell cell : cells) {
      int gap = text.isEmpty() ? cell.start() : Math.max(2, cell.start() - text.length());
      text.repeat(' ', Math.max(0, gap)).append(cell.text());
    }
    return text.toString();
  }

  int words() {
    int words = 0;
    for (Cell cell : cells) {
      words += cell.text().split("\\s+").length;
    }
    return words;
  }

  boolean crosses(int column) {
    return cells.stream().anyMatch(cell -> cell.start() < column && cell.end() > column);
  }

  Row left(int column) {
    return with(cells.stream().filter(cell -> cell.start() < column).toList());
  }

  Row right(int column) {
    return with(cells.stream().filter(cell -> cell.start() >= column).toList());
  }

  private Row with(List<Cell> some) {
    return new Row(some, number, emphasized, gapBefore);
  }
}
