package dev.baton.documents.reading;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Figures whose thousands are set apart by spaces before a decimal point: {@code 26 734.74}. Where
 * a document writes all its thousands so, the spaces become narrow ones that do not break;
 * elsewhere such a text may be a quantity and its price.
 */
final class SpacedFigures {
  private static final String FIGURE = "\\d{1,3}(?: \\d{3})+\\.\\d{2}(?![\\d.])";
  private static final Pattern CELL =
      Pattern.compile("(?:[A-Z]{1,3} ?|[€$£] ?)?" + FIGURE + "(?: [A-Z]{3})?");
  private static final Pattern ELSE =
      Pattern.compile(
          "(?<![\\w.,/-])(?:\\d{4,}\\.\\d{2}|\\d{1,3}(?:,\\d{3})+(?:\\.\\d{2})?)(?![\\w.,])");
  private static final Pattern APART =
      Pattern.compile("(?<=^|\\s{2}|[\\p{L}€$£:] ?)(?<![\\d.,])" + FIGURE);
  private static final int ENOUGH = 2;
  private static final char NARROW = '\u202f';

  private SpacedFigures() {}

  static List<Line> joined(List<Line> lines) {
    Predicate<String> spaced =
        text -> Cell.of(text).stream().anyMatch(cell -> CELL.matcher(cell.text()).matches());
    boolean alike =
        lines.stream().map(Line::text).filter(spaced).limit(ENOUGH).count() == ENOUGH
            && lines.stream().noneMatch(line -> ELSE.matcher(line.text()).find());
    return alike ? lines.stream().map(SpacedFigures::joined).toList() : lines;
  }

  private static Line joined(Line line) {
    String text =
        APART.matcher(line.text()).replaceAll(found -> found.group().replace(' ', NARROW));
    return new Line(line.page(), line.number(), text, line.emphasized());
  }
}
