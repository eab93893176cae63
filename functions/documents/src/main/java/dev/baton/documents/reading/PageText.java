package dev.baton.documents.reading;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The words of one PDF page with their places, put together to rows of cells. PDFBox finds the
 * words; which of them form a cell is decided here, by the width of the gaps between them.
 */
final class PageText {
  private static final double CELL_GAP = 1.9;
  private static final double PARAGRAPH_GAP = 1.55;
  private static final double LARGER = 1.12;

  /** A word, or what PDFBox takes for one; points from the top left corner. */
  private record Word(double x, double right, double y, Font font, String text) {}

  private record Font(double size, double space, boolean bold) {}

  private final List<Word> words;

  private PageText(List<Word> words) {
    this.words = words;
  }

  static PageText of(PDDocument document, int page) throws IOException {
    Collector collector = new Collector();
    collector.setSortByPosition(true);
    collector.setStartPage(page);
    collector.setEndPage(page);
    collector.writeText(document, Writer.nullWriter());
    return new PageText(collector.words);
  }

  long characters() {
    return words.stream().mapToLong(word -> word.text().length()).sum();
  }

  List<Row> rows() {
    double body = median(words.stream().map(word -> word.font().size()).sorted().toList());
    double column = columnWidth();
    boolean anyPlain = words.stream().anyMatch(word -> !word.font().bold());
    List<Row> rows = new ArrayList<>();
    double last = -1;
    for (List<Word> line : lines()) {
      double y = line.getFirst().y();
      boolean gap = last >= 0 && y - last > PARAGRAPH_GAP * line.getFirst().font().size();
      boolean strong =
          line.stream()
              .allMatch(w -> w.font().size() > body * LARGER || (anyPlain && w.font().bold()));
      rows.add(new Row(cells(line, column), rows.size() + 1, strong, gap));
      last = y;
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

  private static List<Cell> cells(List<Word> line, double column) {
    List<Cell> cells = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    double start = line.getFirst().x();
    Word last = null;
    for (Word word : line) {
      if (last != null) {
        double gap = word.x() - last.right();
        if (gap > CELL_GAP * last.font().space()) {
          cells.add(new Cell((int) Math.round(start / column), text.toString()));
          text.setLength(0);
          start = word.x();
        } else if (gap > 0.25 * last.font().space()) {
          text.append(' ');
        }
      }
      text.append(word.text());
      last = word;
    }
    cells.add(new Cell((int) Math.round(start / column), text.toString()));
    return cells;
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

  private static double median(List<Double> sorted) {
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  /** Takes the words as PDFBox finds them. */
  private static final class Collector extends PDFTextStripper {
    private final List<Word> words = new ArrayList<>();

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
      if (text.isBlank() || positions.isEmpty()) {
        return;
      }
      TextPosition first = positions.getFirst();
      TextPosition last = positions.getLast();
      double size = first.getFontSizeInPt();
      double space = first.getWidthOfSpace();
      Font font = new Font(size, space > 0.1 * size ? space : 0.3 * size, isBold(first));
      words.add(
          new Word(
              first.getXDirAdj(),
              last.getXDirAdj() + last.getWidthDirAdj(),
              first.getYDirAdj(),
              font,
              text.strip()));
    }

    private static boolean isBold(TextPosition position) {
      String name = position.getFont().getName();
      if (name == null) {
        return false;
      }
      String lower = name.toLowerCase(Locale.ROOT);
      return lower.contains("bold") || lower.contains("black") || lower.contains("heavy");
    }
  }
}
