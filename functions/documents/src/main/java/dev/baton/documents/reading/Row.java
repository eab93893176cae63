package dev.baton.documents.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands at one height of a page, before it is put in reading order.
 *
 * @param strong those of the cells that are larger or bolder than the rest of the page
 * @param drops how much lower those of the cells stand that are not at the height of the first
 * @param gapBefore whether more space than usual, or a blank line, stands above
 */
record Row(
    List<Cell> cells, List<Cell> strong, Map<Cell, Double> drops, Place place, boolean gapBefore) {
  private static final double PARAGRAPH_GAP = 1.35;

  /** Where a row stands: its number on the page from 1, its height, and the height of a line. */
  record Place(int number, double top, double line) {
    Place lower(double drop) {
      return new Place(number, top + drop, line);
    }

    Place of(double height) {
      return new Place(number, top, height);
    }

    /** Whether there is more than a line's distance from the one above. */
    boolean isApartFrom(Place above) {
      return top - above.top > PARAGRAPH_GAP * line;
    }
  }

  /** The row as text, each cell at its column and two spaces at least between two cells. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Cell cell : cells) {
      int gap = text.isEmpty() ? cell.start() : Math.max(2, cell.start() - text.length());
      text.repeat(' ', Math.max(0, gap)).append(cell.text());
    }
    return text.toString();
  }

  boolean emphasized() {
    return !cells.isEmpty() && strong.size() == cells.size();
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  int words() {
    int words = 0;
    for (Cell cell : cells) {
      words += cell.words();
    }
    return words;
  }

  Row left(int column) {
    return with(
        cells.stream().filter(cell -> cell.start() < column).toList(),
        strong.stream().filter(cell -> cell.start() < column).toList());
  }

  Row right(int column) {
    return with(
        cells.stream().filter(cell -> cell.start() >= column).toList(),
        strong.stream().filter(cell -> cell.start() >= column).toList());
  }

  /** The same row with one cell put in the place of another; with none when it is empty. */
  Row replaced(Cell old, Cell other) {
    return with(replaced(cells, old, other), replaced(strong, old, other));
  }

  private static List<Cell> replaced(List<Cell> cells, Cell old, Cell other) {
    return cells.stream()
        .map(cell -> cell.equals(old) ? other : cell)
        .filter(cell -> !cell.text().isEmpty())
        .toList();
  }

  /** The row below another one, where lines are so high. */
  Row after(Row above, double line) {
    Place here = place.of(line);
    return new Row(cells, strong, drops, here, here.isApartFrom(above.place));
  }

  private Row with(List<Cell> some, List<Cell> strongOnes) {
    double drop = some.isEmpty() ? 0 : drops.getOrDefault(some.getFirst(), 0.0);
    if (drop == 0) {
      return new Row(some, strongOnes, drops, place, gapBefore);
    }
    Map<Cell, Double> rest = new HashMap<>();
    some.forEach(cell -> rest.put(cell, drops.getOrDefault(cell, 0.0) - drop));
    return new Row(some, strongOnes, rest, place.lower(drop), gapBefore);
  }
}
