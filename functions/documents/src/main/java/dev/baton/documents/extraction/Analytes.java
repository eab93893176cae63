package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.TableHeader;
import dev.baton.documents.values.Notation;
import dev.baton.documents.values.Numbers;
import dev.baton.documents.values.Ucum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a laboratory report: a name, a value, and in any order a flag, a unit and a range. A
 * row without unit and range is none.
 */
final class Analytes implements SectionFacts {
  private static final String NUMBER = Numbers.WRITTEN;
  private static final Pattern NAME =
      Pattern.compile(
          "^\\s*(?:[-*•]\\s+)?(\\p{L}[\\p{L}\\p{N}"
              + " ,.'’/()%+\\[\\]&-]{0,58}?[\\p{L}\\p{N})%\\].]|\\p{L}{1,3}[+-]?)\\s*(?::|=|\\||\\s)\\s*"
              + "(?=(?:[*!HL]{1,2}\\s+)?[<>≤≥]?\\s?\\d)");
  private static final Pattern RANGE =
      Pattern.compile(
          "[(\\[]?\\s?(?:(?:ref(?:erence)?(?: range)?|normal|range)[.:]?\\s*)?(?:(?<![\\w.,])("
              + NUMBER
              + ")\\s*(?:-|–|—|−|\\bto\\b|\\bbis\\b|\\.\\.)\\s*("
              + NUMBER
              + ")|(<|>|≤|≥|<=|>=|up to|less than|greater than|below|above|bis)\\s*("
              + NUMBER
              + "))(?!\\s*[-–]\\s*\\d|[/\\d])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VALUE =
      Pattern.compile("(?<![\\w.,/^-])([<>≤≥])?\\s?(" + NUMBER + ")(?![/^\\d]|\\s?[x×]\\s?10)");
  private static final Pattern FLAG =
      Pattern.compile(
          "(?<![\\p{L}\\d/.])(HH|LL|H|L|(?i:high|low|critical|abnormal|normal)|A|N|\\*{1,2}|↑{1,2}|↓{1,2}|\\+|!)(?![\\p{L}\\d/.])");
  static final Pattern NOT_A_NAME =
      Pattern.compile(
          "(?i).*\\b(page|tel|phone|fax|date|dob|born|collected|received|reported|age|room|street|road|avenue|ave|suite|mrn|patient|accession|specimen|version|report|reported|issued|drawn|taken|sampled|printed|born|hours|id|no\\.?|invoice|printed|p\\.?o\\.?"
              + " box|postcode|zip)\\b.*");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    Line header = section.tableHeader();
    Columns columns = header == null ? null : Columns.ofAnalytes(header);
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      if (TableHeader.is(Cell.of(line.text()))) {
        header = line;
        columns = Columns.ofAnalytes(line);
      } else {
        Fact row = columns == null ? null : AnalyteRow.of(line, columns, notation);
        Fact analyte = row == null ? analyte(line, header, notation) : row;
        if (analyte != null) {
          facts.add(analyte);
        }
      }
    }
    return facts;
  }

  private static @Nullable Fact analyte(Line line, @Nullable Line header, Notation notation) {
    String text = line.text();
    Matcher name = NAME.matcher(text);
    if (!name.find() || NOT_A_NAME.matcher(name.group(1)).matches()) {
      return null;
    }
    StringBuilder rest = new StringBuilder(text);
    blank(rest, 0, name.end());
    Matcher unit = Units.RESULT_PATTERN.matcher(rest);
    String unitText = unitAfterValue(unit, rest, name.end());
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("name", cleaned(name.group(1)));
    boolean range = takeRange(rest, name.end(), value, notation);
    Matcher result = result(rest, name.end(), header);
    if (result == null || (unitText == null && !range)) {
      return null;
    }
    BigDecimal number = Numbers.parse(result.group(2), notation);
    value.put("value", number);
    if (result.group(1) != null) {
      value.put("comparator", result.group(1));
    }
    blank(rest, result.start(), result.end());
    value.put("unit", unitText).put("flag", flag(rest));
    addCode(value);
    return Fact.at(line, "analyte", value, text);
  }

  private static @Nullable String unitAfterValue(Matcher unit, StringBuilder rest, int from) {
    int at = from;
    while (unit.find(at)) {
      boolean behindFigureOrGap =
          unit.start() == 0 || !Character.isLetter(rest.charAt(unit.start() - 1));
      if (behindFigureOrGap) {
        String text = unit.group();
        blank(rest, unit.start(), unit.end());
        return text.replaceAll("\\s", "");
      }
      at = unit.start() + 1;
    }
    return null;
  }

  // The range is blanked out, so that its figures are not taken for the value.
  private static boolean takeRange(
      StringBuilder rest, int from, ObjectNode value, Notation notation) {
    Matcher first = VALUE.matcher(rest);
    return rangeFrom(rest, first.find(from) ? first.end() : from, value, notation);
  }

  static boolean rangeFrom(StringBuilder rest, int from, ObjectNode value, Notation notation) {
    value.putNull("low").putNull("high");
    Matcher range = RANGE.matcher(rest);
    if (!range.find(from)) {
      return false;
    }
    if (range.group(1) != null) {
      value.put("low", Numbers.parse(range.group(1), notation));
      value.put("high", Numbers.parse(range.group(2), notation));
    } else {
      String sign = range.group(3).toLowerCase(Locale.ROOT);
      boolean upper = sign.matches("<|≤|<=|up to|less than|below|bis");
      value.put(upper ? "high" : "low", Numbers.parse(range.group(4), notation));
    }
    blank(rest, range.start(), range.end());
    return true;
  }

  // With a former result beside it, the value is the figure under the header's result column.
  private static @Nullable Matcher result(StringBuilder rest, int from, @Nullable Line header) {
    int column = header == null ? -1 : resultColumn(header);
    Matcher nearest = null;
    int distance = Integer.MAX_VALUE;
    Matcher value = VALUE.matcher(rest);
    int at = from;
    while (at <= rest.length() && value.find(at)) {
      int here = column < 0 ? value.start() : Math.abs(value.start() - column);
      if (here < distance) {
        distance = here;
        nearest = VALUE.matcher(rest);
        nearest.find(value.start());
      }
      at = value.end();
    }
    return nearest;
  }

  private static int resultColumn(Line header) {
    if (!header
        .text()
        .toLowerCase(Locale.ROOT)
        .matches(".*\\b(previous|prior|last|vorwert)\\b.*")) {
      return -1;
    }
    for (Cell cell : Cell.of(header.text())) {
      String text = cell.text().toLowerCase(Locale.ROOT);
      if (text.matches(".*\\b(results?|value|current|ergebnis)\\b.*")
          && !text.matches(".*\\b(previous|prior|last)\\b.*")) {
        return cell.start();
      }
    }
    return -1;
  }

  static @Nullable String flag(CharSequence rest) {
    Matcher matcher = FLAG.matcher(rest);
    if (!matcher.find()) {
      return null;
    }
    return switch (matcher.group().toUpperCase(Locale.ROOT)) {
      case "H", "HIGH", "↑", "+" -> "H";
      case "L", "LOW", "↓" -> "L";
      case "HH", "↑↑" -> "HH";
      case "LL", "↓↓" -> "LL";
      case "N", "NORMAL" -> "N";
      default -> "A";
    };
  }

  static void addCode(ObjectNode value) {
    Ucum.code(value.path("unit").asText("")).ifPresent(code -> value.put("ucum", code));
  }

  static String cleaned(String name) {
    return name.strip().replaceAll("[.:\\s]{2,}$", "").replaceAll("\\s+", " ");
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, ' ');
    }
  }
}
