package dev.baton.tests.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Lays a document out as plain text. */
final class TextMedium implements Medium {
  private static final int WIDTH = 78;

  private final StringBuilder text = new StringBuilder();
  private final Look look;
  private int headings;

  TextMedium(Look look) {
    this.look = look;
  }

  @Override
  public void letterhead(String name, String address) {
    line(look.columns() ? " ".repeat(WIDTH / 2) + name : name);
    line(look.columns() ? " ".repeat(WIDTH / 2) + address : address);
    line("");
  }

  @Override
  public void title(String title) {
    line(look.headings() == Look.Headings.BOLD ? title : title.toUpperCase(Locale.ROOT));
    line("");
  }

  @Override
  public void pairs(List<Pair> pairs) {
    switch (look.pairs()) {
      case COLON -> pairs.forEach(pair -> line(pair.label() + ": " + pair.value()));
      case DOTS ->
          pairs.forEach(
              pair ->
                  line(
                      pair.label()
                          + " "
                          + ".".repeat(30 - pair.label().length())
                          + " "
                          + pair.value()));
      case ASIDE -> pairs.forEach(pair -> line(padded(pair.label(), 32) + pair.value()));
      case ABOVE -> {
        for (int i = 0; i < pairs.size(); i += 2) {
          List<Pair> some = pairs.subList(i, Math.min(pairs.size(), i + 2));
          line(row(some.stream().map(Pair::label).toList()));
          line(row(some.stream().map(Pair::value).toList()));
          line("");
        }
      }
      case TWO_A_LINE -> {
        for (int i = 0; i < pairs.size(); i += 2) {
          line(
              row(
                  pairs.subList(i, Math.min(pairs.size(), i + 2)).stream()
                      .map(pair -> pair.label() + ": " + pair.value())
                      .toList()));
        }
      }
    }
    line("");
  }

  @Override
  public void body() {
    line("");
  }

  private static String row(List<String> cells) {
    StringBuilder row = new StringBuilder();
    cells.forEach(cell -> row.append(padded(cell, 40)));
    return row.toString().stripTrailing();
  }

  @Override
  public void heading(String heading) {
    headings++;
    switch (look.headings()) {
      case CAPITALS -> line(heading.toUpperCase(Locale.ROOT));
      case BOLD -> line(heading + ":");
      case NUMBERED -> line(headings + ". " + heading);
      case RULED -> {
        line(heading);
        line("-".repeat(heading.length()));
      }
    }
  }

  @Override
  public void paragraph(String paragraph) {
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split(" ")) {
      if (line.length() + word.length() + 1 > WIDTH - 6) {
        line(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    line(line.toString());
    line("");
  }

  @Override
  public void items(List<String> items) {
    for (int i = 0; i < items.size(); i++) {
      line((look.columns() ? "- " : (i + 1) + ") ") + items.get(i));
    }
    line("");
  }

  @Override
  public void table(Table table) {
    int columns = table.header().size();
    int[] widths = new int[columns];
    for (int i = 0; i < columns; i++) {
      widths[i] = table.header().get(i).length();
      for (List<String> row : table.rows()) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    row(table, table.header(), widths);
    if (look.tables() != Look.Tables.ALIGNED) {
      line("-".repeat(WIDTH));
    }
    table.rows().forEach(row -> row(table, row, widths));
    line("");
  }

  private void row(Table table, List<String> cells, int[] widths) {
    String between = look.tables() == Look.Tables.RULED ? " | " : "   ";
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String gap = " ".repeat(widths[i] - cell.length());
      row.append(i == 0 ? "" : between);
      row.append(table.figures().get(i) ? gap + cell : cell + gap);
    }
    line(row.toString().stripTrailing());
  }

  @Override
  public void totals(List<Pair> totals) {
    for (Pair pair : totals) {
      line(
          " ".repeat(34)
              + padded(pair.label(), 24)
              + " ".repeat(Math.max(1, 18 - pair.value().length()))
              + pair.value());
    }
    line("");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(2, width - text.length()));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  @Override
  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
