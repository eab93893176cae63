package dev.baton.documents.reading;

import dev.baton.shared.errors.ReasonCode;
import dev.baton.shared.errors.ValidationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads strict UTF-8 text into pages of rows; a form feed starts a page. */
final class PlainTextReader {
  private static final int LONGEST_LINE = 2_000;
  private static final int TAB = 8;
  private static final Pattern BOLD =
      Pattern.compile("\\*\\*(?=[^\\s*])([^*]{1,200}?)(?<=\\S)\\*\\*");
  private static final Pattern RULE = Pattern.compile("\\s*[-=]{4,}\\s*");
  private static final Pattern LEADING_NOWHERE =
      Pattern.compile(
          "^(\\s*(?:\\d{1,2}[.)]\\s+)?\\p{L}[\\p{L}\\d ()/'&-]{1,40}?)\\s*\\.{4,}\\s*$");

  private static final Pattern QUOTED = Pattern.compile("^(?:> ?){1,5}(?=\\S|$)");

  private final List<List<Row>> pages = new ArrayList<>();
  private List<Row> page = new ArrayList<>();
  private final List<String> delimited = new ArrayList<>();
  private char delimiter;
  private int number;
  private boolean gap;

  private PlainTextReader() {}

  static List<List<Row>> read(Path file) throws IOException {
    PlainTextReader reader = new PlainTextReader();
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (var lines =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.accept(line);
      }
    } catch (CharacterCodingException e) {
      throw new ValidationException(ReasonCode.NOT_UTF8);
    }
    reader.flush();
    reader.pages.add(reader.page);
    return reader.pages.size() == 1 ? TypedPages.of(reader.page) : reader.pages;
  }

  private void accept(String line) {
    if (line.indexOf('\0') >= 0) {
      throw new ValidationException(ReasonCode.NUL_IN_TEXT);
    }
    boolean rule = !delimited.isEmpty() && delimiter == '|' && RULE.matcher(line).matches();
    char sign = rule ? '|' : line.length() > LONGEST_LINE ? 0 : DelimitedRows.delimiter(line);
    if (sign != delimiter || delimited.size() >= DelimitedRows.MOST) {
      flush();
      delimiter = sign;
    }
    if (sign == 0 || line.indexOf('\f') >= 0) {
      flush();
      pieces(line);
    } else {
      delimited.add(line);
    }
  }

  private void flush() {
    DelimitedRows.aligned(delimited, delimiter).forEach(this::pieces);
    delimited.clear();
  }

  private void pieces(String line) {
    int from = 0;
    for (int feed = line.indexOf('\f'); feed >= 0; feed = line.indexOf('\f', from)) {
      row(line.substring(from, feed));
      pages.add(page);
      page = new ArrayList<>();
      number = 0;
      from = feed + 1;
    }
    row(line.substring(from));
  }

  private void row(String line) {
    number++;
    String text = withoutTabs(unmarked(line.startsWith("\uFEFF") ? line.substring(1) : line));
    if (text.isBlank()) {
      gap = true;
      return;
    }
    // A line without end is folded, so that what looks at lines never meets a megabyte.
    int from = 0;
    while (from < text.length()) {
      int to = fold(text, from);
      List<Cell> cells = Cell.of(text.substring(from, to));
      if (!cells.isEmpty()) {
        page.add(new Row(cells, List.of(), Map.of(), new Row.Place(number, number, 1), gap));
        gap = false;
      }
      from = to;
    }
  }

  // Marks of bold type, and of what a message quotes, say nothing here.
  // Leaders with nothing behind them say as much as a colon: a label without its value.
  private static String unmarked(String line) {
    String text = QUOTED.matcher(line).replaceFirst("");
    text = text.contains("**") ? BOLD.matcher(text).replaceAll("$1") : text;
    return LEADING_NOWHERE.matcher(text).replaceFirst("$1:");
  }

  private static int fold(String text, int from) {
    if (text.length() - from <= LONGEST_LINE) {
      return text.length();
    }
    int space = text.lastIndexOf(' ', from + LONGEST_LINE);
    int to = space > from ? space + 1 : from + LONGEST_LINE;
    return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
  }

  // A tab ends a cell wherever the next stop is.
  private static String withoutTabs(String line) {
    if (line.indexOf('\t') < 0) {
      return line;
    }
    StringBuilder text = new StringBuilder(line.length() + 32);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        text.repeat(' ', Math.max(2, TAB - text.length() % TAB));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
