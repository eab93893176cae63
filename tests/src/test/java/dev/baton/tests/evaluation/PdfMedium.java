package dev.baton.tests.evaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Lays a document out on pages with a running head and foot, in one column or two. */
final class PdfMedium implements Medium {
  private static final float LEFT = 50;
  private static final float RIGHT = 545;
  private static final float GUTTER = 24;
  private static final float RUNNING_SIZE = 7.5f;
  private static final float TOP = 780;
  private static final float BOTTOM = 70;

  private final PDDocument document = new PDDocument();
  private final Look look;
  private final String running;
  private final PDFont plain;
  private final PDFont bold;
  private PDPageContentStream stream;
  private float x = LEFT;
  private float right = RIGHT;
  private float y = TOP;
  private float columnTop;
  private int headings;

  PdfMedium(Look look, String running) {
    this.look = look;
    this.running = running;
    plain = new PDType1Font(look.serif() ? FontName.TIMES_ROMAN : FontName.HELVETICA);
    bold = new PDType1Font(look.serif() ? FontName.TIMES_BOLD : FontName.HELVETICA_BOLD);
    stream = page();
  }

  private PDPageContentStream page() {
    try {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDPageContentStream next = new PDPageContentStream(document, page);
      y = TOP;
      columnTop = TOP;
      Type small = new Type(plain, RUNNING_SIZE);
      write(next, LEFT, 815, running, small);
      write(next, LEFT, 40, running + " / sheet " + document.getNumberOfPages(), small);
      return next;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Type(PDFont font, float size) {}

  private static void write(PDPageContentStream stream, float x, float y, String text, Type type) {
    try {
      stream.beginText();
      stream.setFont(type.font(), type.size());
      stream.newLineAtOffset(x, y);
      stream.showText(text.replaceAll("[^\\x20-\\xff]", "?"));
      stream.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float width(String text, PDFont font) {
    try {
      return font.getStringWidth(text.replaceAll("[^\\x20-\\xff]", "?")) / 1000 * look.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void at(float where, String text, PDFont font) {
    write(stream, where, y, text, new Type(font, look.size()));
  }

  private void down(float lines) {
    y -= look.size() * 1.35f * lines;
    if (y < BOTTOM) {
      nextColumn();
    }
  }

  private void nextColumn() {
    boolean second = x > LEFT;
    if (right < RIGHT) {
      x = LEFT + (RIGHT - LEFT + GUTTER) / 2;
      right = RIGHT;
      y = columnTop;
    } else {
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      stream = page();
      if (second) {
        x = LEFT;
        right = (LEFT + RIGHT - GUTTER) / 2;
      }
    }
  }

  private void rule(float from, float to, float height) {
    try {
      stream.setLineWidth(0.5f);
      stream.moveTo(from, height);
      stream.lineTo(to, height);
      stream.stroke();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void letterhead(String name, String address) {
    write(stream, look.columns() ? 300 : LEFT, y, name, new Type(bold, look.size() + 4));
    down(1.2f);
    at(look.columns() ? 300 : LEFT, address, plain);
    down(2.5f);
  }

  @Override
  public void title(String text) {
    write(stream, LEFT, y, text, new Type(bold, look.size() + 6));
    down(2.2f);
  }

  @Override
  public void body() {
    if (look.columns()) {
      columnTop = y;
      right = (LEFT + RIGHT - GUTTER) / 2;
    }
  }

  @Override
  public void pairs(List<Pair> pairs) {
    int each = look.pairs() == Look.Pairs.ABOVE ? 3 : look.pairs() == Look.Pairs.TWO_A_LINE ? 2 : 1;
    float step = (RIGHT - LEFT) / each;
    for (int i = 0; i < pairs.size(); i += each) {
      List<Pair> some = pairs.subList(i, Math.min(pairs.size(), i + each));
      for (int j = 0; j < some.size(); j++) {
        pair(some.get(j), LEFT + j * step);
      }
      down(look.pairs() == Look.Pairs.ABOVE ? 2.6f : 1);
    }
    down(1);
  }

  private void pair(Pair pair, float where) {
    switch (look.pairs()) {
      case COLON -> at(where, pair.label() + ": " + pair.value(), plain);
      case DOTS -> {
        at(where, pair.label() + " " + ".".repeat(36 - pair.label().length()), plain);
        at(where + 230, pair.value(), plain);
      }
      case ASIDE -> {
        at(where, pair.label(), bold);
        at(where + 170, pair.value(), plain);
      }
      case TWO_A_LINE -> {
        at(where, pair.label() + ":", bold);
        at(where + 110, pair.value(), plain);
      }
      case ABOVE -> {
        at(where, pair.label(), bold);
        write(stream, where, y - look.size() * 1.3f, pair.value(), new Type(plain, look.size()));
      }
    }
  }

  @Override
  public void heading(String text) {
    headings++;
    down(0.4f);
    switch (look.headings()) {
      case CAPITALS -> at(x, text.toUpperCase(Locale.ROOT), plain);
      case BOLD -> at(x, text, bold);
      case NUMBERED -> at(x, headings + ". " + text, bold);
      case RULED -> {
        at(x, text, bold);
        rule(x, right, y - 3);
      }
    }
    down(1.3f);
  }

  @Override
  public void paragraph(String text) {
    List<String> line = new ArrayList<>();
    for (String word : text.split(" ")) {
      line.add(word);
      if (width(String.join(" ", line), plain) > right - x) {
        line.removeLast();
        // A long word is parted at the end of the line, as typesetting does.
        String rest = word;
        if (word.length() > 9 && word.matches("\\p{L}+")) {
          line.add(word.substring(0, 5) + "-");
          rest = word.substring(5);
          if (width(String.join(" ", line), plain) > right - x) {
            line.removeLast();
            rest = word;
          }
        }
        at(x, String.join(" ", line), plain);
        down(1);
        line.clear();
        line.add(rest);
      }
    }
    at(x, String.join(" ", line), plain);
    down(1.6f);
  }

  @Override
  public void items(List<String> items) {
    for (int i = 0; i < items.size(); i++) {
      at(x + 6, (look.serif() ? "\u00b7 " : (i + 1) + ". ") + items.get(i), plain);
      down(1);
    }
    down(0.6f);
  }

  @Override
  public void table(Table table) {
    int columns = table.header().size();
    float[] widths = new float[columns];
    float all = 0;
    for (int i = 0; i < columns; i++) {
      widths[i] = width(table.header().get(i), bold) + 14;
      for (List<String> row : table.rows()) {
        widths[i] = Math.max(widths[i], width(row.get(i), plain) + 14);
      }
      all += widths[i];
    }
    float spare = Math.max(0, RIGHT - LEFT - all) / columns;
    row(table, table.header(), widths, spare, bold);
    rule(LEFT, RIGHT, y + look.size());
    for (List<String> row : table.rows()) {
      row(table, row, widths, spare, plain);
      if (look.tables() == Look.Tables.RULED) {
        rule(LEFT, RIGHT, y + look.size());
      }
    }
    down(1);
  }

  private void row(Table table, List<String> cells, float[] widths, float spare, PDFont font) {
    float where = LEFT;
    for (int i = 0; i < cells.size(); i++) {
      float width = widths[i] + spare;
      boolean ends = table.figures().get(i);
      at(ends ? where + width - 8 - width(cells.get(i), font) : where, cells.get(i), font);
      where += width;
    }
    down(look.tables() == Look.Tables.RULED ? 1.3f : 1.1f);
  }

  @Override
  public void totals(List<Pair> totals) {
    for (Pair pair : totals) {
      at(340, pair.label(), plain);
      at(RIGHT - width(pair.value(), bold), pair.value(), bold);
      down(1.2f);
    }
    down(1);
  }

  @Override
  public byte[] bytes() {
    try (document) {
      stream.close();
      document.setDocumentId(1L);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
