package dev.baton.documents.sections;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells a heading by how it stands: alone, short, and set off by type, capitals or a rule. */
final class Headings {
  private static final int LONGEST = 64;
  private static final int MOST_WORDS = 8;
  private static final Pattern RULE = Pattern.compile("\\s*[-=_*~]{3,}\\s*");
  private static final Pattern NUMBERED =
      Pattern.compile("(?:\\d{1,2}\\.|[IVX]{1,4}\\.|#{1,4})\\s+\\p{Lu}.*");

  /** A heading within a line across: {@code -- Course ------}. */
  private static final Pattern DRAWN =
      Pattern.compile("\\s*[-=*_~]{2,}\\s+(?<heading>\\p{L}.*?)\\s+[-=*_~]{3,}\\s*");

  /** An item of a list, however it is written. */
  private static final Pattern BULLETED = Pattern.compile("[*•·▪–-]\\s+[^*=]*");

  private static final Pattern KNOWN = known();

  private Headings() {}

  /** Whether a heading stands at {@code index}. */
  static boolean at(List<Line> lines, int index) {
    Line line = lines.get(index);
    Matcher drawn = DRAWN.matcher(line.text());
    if (drawn.matches() && couldBe(drawn.group("heading"))) {
      return true;
    }
    List<Cell> cells = Cell.of(line.text());
    if (cells.size() != 1 || !couldBe(cells.getFirst().text())) {
      return false;
    }
    String text = cells.getFirst().text();
    String bare =
        text.replaceAll(
                "^(?:#+|\\d{1,2}[.)]?(?=\\s)|[IVX]{1,4}\\.|[=*_<-]{2,})\\s*|[:\\s*_=>-]+$", "")
            .toLowerCase(Locale.ROOT);
    boolean ruled = index + 1 < lines.size() && RULE.matcher(lines.get(index + 1).text()).matches();
    return line.emphasized()
        || ruled
        || KNOWN.matcher(bare).matches()
        || isCapitals(text)
        || (text.endsWith(":") && precededByBlank(lines, index))
        || isNumbered(lines, index);
  }

  static String text(Line line) {
    Matcher drawn = DRAWN.matcher(line.text());
    return drawn.matches()
        ? drawn.group("heading")
        : line.text().strip().replaceAll("^(?:#+|[=*_<]{2,})\\s*|[:*_=>\\s]+$", "");
  }

  static boolean isRule(Line line) {
    return RULE.matcher(line.text()).matches();
  }

  private static boolean couldBe(String text) {
    int letters = (int) text.chars().filter(Character::isLetter).count();
    return text.length() <= LONGEST
        && letters >= 3
        && text.split("\\s+").length <= MOST_WORDS
        && !BULLETED.matcher(text).matches()
        && !text.endsWith(".")
        && !text.endsWith(",")
        && !text.matches(".*:\\s+\\S.*")
        && !text.matches(".*\\d{3,}.*");
  }

  private static boolean isCapitals(String text) {
    return text.length() >= 4 && text.equals(text.toUpperCase(Locale.ROOT));
  }

  // With another number right above or below it is an item of a list.
  private static boolean isNumbered(List<Line> lines, int index) {
    return NUMBERED.matcher(lines.get(index).text().strip()).matches()
        && precededByBlank(lines, index)
        && !followsHeading(lines, index)
        && !numberedNear(lines, index, 1)
        && !numberedNear(lines, index, -1);
  }

  // The only item of a list under its heading.
  private static boolean followsHeading(List<Line> lines, int index) {
    int above = index - 1;
    while (above >= 0 && (lines.get(above).blank() || isRule(lines.get(above)))) {
      above--;
    }
    if (above < 0 || index - above > 3) {
      return false;
    }
    String text = lines.get(above).text().strip();
    return lines.get(above).emphasized()
        || isCapitals(text)
        || text.endsWith(":")
        || KNOWN.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean numberedNear(List<Line> lines, int index, int step) {
    for (int i = index + step; i >= 0 && i < lines.size() && Math.abs(i - index) <= 2; i += step) {
      if (!lines.get(i).blank()) {
        return lines.get(i).text().strip().matches("(?:\\d{1,2}\\.|[IVX]{1,4}\\.)\\s+.*");
      }
    }
    return false;
  }

  private static boolean precededByBlank(List<Line> lines, int index) {
    return index == 0 || lines.get(index - 1).blank() || isRule(lines.get(index - 1));
  }

  private static Pattern known() {
    try (InputStream stream = Headings.class.getResourceAsStream("headings.txt")) {
      if (stream == null) {
        throw new IllegalStateException("headings.txt is not in the jar");
      }
      String words =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.joining("|"));
      return Pattern.compile("(?:" + words + ")");
    } catch (IOException e) {
      throw new IllegalStateException("headings.txt cannot be read", e);
    }
  }
}
