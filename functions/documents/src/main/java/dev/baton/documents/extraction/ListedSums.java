package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several sums in one sentence, each with its words: {@code Net 10.00, VAT 2.00, total 12.00}. */
final class ListedSums {
  private static final Pattern COMMA =
      Pattern.compile(
          "(?<=\\d[.,]\\d{2})(?:\\s?(?:[€$£]|[A-Z]{3}))?\\s*(?:[,;]\\s+(?:and |und |et"
              + " )?|\\s[+=]\\s+)(?=\\p{L})");
  private static final int LEAST = 3;

  private ListedSums() {}

  /** The cells, those of at least three sums as one for each. */
  static List<Cell> parted(List<Cell> cells) {
    List<Cell> all = new ArrayList<>();
    for (Cell cell : cells) {
      List<Cell> parts = parts(cell);
      all.addAll(parts.size() >= LEAST ? parts : List.of(cell));
    }
    return all;
  }

  private static List<Cell> parts(Cell cell) {
    List<Cell> parts = new ArrayList<>();
    Matcher comma = COMMA.matcher(cell.text());
    int from = 0;
    while (comma.find()) {
      String part = cell.text().substring(from, comma.end()).replaceFirst("[,;+=\\s]+$", "");
      parts.add(new Cell(cell.start() + from, part));
      from = comma.end();
    }
    parts.add(new Cell(cell.start() + from, cell.text().substring(from)));
    return parts;
  }
}
