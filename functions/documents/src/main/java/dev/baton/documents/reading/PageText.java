package dev.baton.documents.reading;

import dev.baton.documents.reading.PageGraphics.Rule;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The words of one page with their places, put together to rows of cells. Which words form a cell
 * is decided by the width of the gaps between them, and by the rules of a table.
 */
final class PageText {
  private static final double CELL_GAP = 1.9;
  private static final double LEAST_SPACING = 0.8;
  private static final double SET_SOLID = 1.15;
  private static final int ENOUGH_LINES = 4;
  private static final double LARGER = 1.12;
  private static final double USUAL = 0.7;

  private final List<Word> words;
  private final List<Rule> rules;
  private final boolean typeset;

  private PageText(List<Word> words, List<Rule> rules, boolean typeset) {
    this.words = words;
    this.rules = rules;
    this.typeset = typeset;
  }

  /** Words that were recognized in an image, whose heights are near what they were. */
  static PageText recognized(List<Word> words, List<Rule> rules) {
    return new PageText(words, rules, false);
  }

  static PageText of(PDDocument document, int page, List<Rule> rules) throws IOException {
    PageWords collector = new PageWords();
    collector.setSortByPosition(true);
    collector.setStartPage(page);
    collector.setEndPage(page);
    collector.writeText(document, Writer.nullWriter());
    return new PageText(collector.words(), rules, true);
  }

  long characters() {
    return words.stream().mapToLong(word -> word.text().length()).sum();
  }

  // How far apart the lines of a paragraph are: letters are set wide or tight.
  private static double spacing(List<List<Word>> lines) {
    List<Double> apart = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      Word here = lines.get(i).getFirst();
      double distance = here.y() - lines.get(i - 1).getFirst().y();
      if (distance > LEAST_SPACING * here.font().size()) {
        apart.add(distance);
      }
    }
    apart.sort(Comparator.naturalOrder());
    return apart.size() < ENOUGH_LINES ? 0 : apart.get(apart.size() / 3);
  }

  private static double line(Word first, double usual) {
    double size = first.font().size();
    return usual == 0 ? size * SET_SOLID : Math.max(usual, size);
  }

  List<Row> rows() {
    double body = usual(words.stream().map(word -> word.font().size()).sorted().toList());
    double column = columnWidth();
    boolean anyPlain = words.stream().anyMatch(word -> !word.font().bold());
    List<Row> rows = new ArrayList<>();
    List<List<Word>> lines = lines();
    double usual = spacing(lines);
    for (List<Word> line : lines) {
      List<Cell> cells = new ArrayList<>();
      List<Cell> strong = new ArrayList<>();
      Map<Cell, Double> drops = new HashMap<>();
      for (List<Word> some : parted(line)) {
        Cell cell = cell(some, column);
        cells.add(cell);
        double drop = some.getFirst().y() - line.getFirst().y();
        if (typeset && drop != 0) {
          drops.put(cell, drop);
        }
        if (some.stream()
            .allMatch(w -> w.font().size() > body * LARGER || (anyPlain && w.font().bold()))) {
          strong.add(cell);
        }
      }
      Word first = line.getFirst();
      Row.Place place = new Row.Place(rows.size() + 1, first.y(), line(first, usual));
      boolean gap = !rows.isEmpty() && place.isApartFrom(rows.getLast().place());
      rows.add(new Row(cells, strong, drops, place, gap));
    }
    return rows;
  }

  private List<List<Word>> lines() {
    List<Word> byHeight = new ArrayList<>(words);
    byHeight.sort(Comparator.comparingDouble(Word::y));
    List<List<Word>> lines = new ArrayList<>();
    double y = 0;
    for (Word word : byHeight) {
      if (lines.isEmpty() || word.y() - y > word.font().size() * 0.4) {
        lines.add(new ArrayList<>());
        y = word.y();
      }
      lines.getLast().add(word);
    }
    lines.forEach(line -> line.sort(Comparator.comparingDouble(Word::x)));
    return lines;
  }

  private List<List<Word>> parted(List<Word> line) {
    List<Rule> near = rulesAt(line.getFirst());
    List<List<Word>> parted = new ArrayList<>();
    Word last = null;
    for (Word word : line) {
      boolean apart =
          last == null
              || word.x() - last.right() > CELL_GAP * last.font().space()
              || isBetween(near, last, word);
      if (apart) {
        parted.add(new ArrayList<>());
      }
      parted.getLast().add(word);
      last = word;
    }
    return parted;
  }

  private List<Rule> rulesAt(Word word) {
    double middle = word.y() - word.font().size() * 0.3;
    return rules.stream().filter(rule -> rule.top() < middle && middle < rule.bottom()).toList();
  }

  private static boolean isBetween(List<Rule> rules, Word left, Word right) {
    double slack = 0.1 * left.font().size();
    return rules.stream()
        .anyMatch(rule -> rule.x() > left.right() - slack && rule.x() < right.x() + slack);
  }

  private static Cell cell(List<Word> words, double column) {
    StringBuilder text = new StringBuilder();
    Word last = null;
    for (Word word : words) {
      if (last != null && word.x() - last.right() > 0.25 * last.font().space()) {
        text.append(' ');
      }
      text.append(word.text());
      last = word;
    }
    return new Cell((int) Math.round(words.getFirst().x() / column), text.toString());
  }

  // A column is as wide as the narrowest usual character, so that cells keep their distance.
  private double columnWidth() {
    List<Double> widths = new ArrayList<>();
    for (Word word : words) {
      widths.add((word.right() - word.x()) / word.text().length());
    }
    widths.sort(null);
    double width = median(widths);
    return width > 0.5 ? width : 5;
  }

  // Of two sizes that are both common, neither sets its words off: a table may be set small.
  private static double usual(List<Double> sorted) {
    return sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * USUAL));
  }

  private static double median(List<Double> sorted) {
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }
}
