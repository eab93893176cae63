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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a laboratory report: a name, a value, and in any order a flag, a unit and a range. A
 * row without unit and range is none.
 */
final class Analytes implements SectionFacts {
  private static final String NUMBER = Numbers.WRITTEN;
  private static final int MOST_LINES = 100_000;
  private static final int LONGEST_PARAGRAPH = 40;
  private static final Pattern NAME =
      Pattern.compile(
          "^\\s*(?:[-*•]\\s+)?((?:\\d{1,2}(?:,\\d{1,2})?-(?=\\p{L}))?\\p{L}[\\p{L}\\p{N}"
              + " ,.'’/()%+\\[\\]&-]{0,58}?[\\p{L}\\p{N})%\\].]|\\p{L}{1,3}[+-]?)\\s*(?::|=|\\||\\s)\\s*"
              + "(?=(?:[*!HL+↑↓-]{1,2}\\s+)?[<>≤≥]?\\s?[-−]?\\d)");
  private static final Pattern RANGE =
      Pattern.compile(
          "[(\\[]?\\s?(?:(?:ref(?:erence)?(?:"
              + " range)?|normal|range)[.:]?\\s*)?(?:(?<![\\w.,#])([-−]?"
              + NUMBER
              + ")\\s*(?:-|–|—|−|\\bto\\b|\\bbis\\b|à|\\ba\\b|\\btot\\b|\\.\\.)\\s*([-−]?"
              + NUMBER
              + ")|(<|>|≤|≥|<=|>=|up to|less than|greater than|under|over|(?<!see"
              + " )below|above|bis|from|at least)\\s*("
              + NUMBER
              + "))(?!\\s*[-–]\\s*\\d|[/\\d])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<![\\w.,/^-])([<>≤≥])?\\s?((?:(?<=\\s)[-−])?"
              + NUMBER
              + ")(?![/^\\d]|\\s?[x×]\\s?10)");
  private static final Pattern FLAG =
      Pattern.compile(
          "(?<![\\p{L}\\d/.])(HH|LL|HI|LO|H|L|(?iu:high|low|critical|abnormal|normal|elevated|raised|decreased|reduced|hoch|erhöht|niedrig|erniedrigt|élevé|bas|alto|bajo)|A|N|\\*{1,2}|↑{1,2}|↓{1,2}|▲|▼"
              + "|(?<=\\s|^)(?:\\+{1,2}|[-−]{1,2})(?=\\s|$)|!)(?![\\p{L}\\d/]|\\.\\d)");
  private static final Pattern REST_OF_NAME =
      Pattern.compile("(?u)(?!and\\b|or\\b|in\\b|see\\b|if\\b)\\p{Ll}[\\p{L}-]+(?: \\p{L}+)?");
  private static final Pattern LOW_LETTER = Pattern.compile("(?<=\\s|^)B(?=\\s|$)");
  static final Pattern NOT_A_NAME =
      Pattern.compile(
          "(?i).*\\b(licen[cs]e|address|director|clia|services|laborator(?:y|ies)|ordering|page|tel|phone|fax|date|dob|born|collected|received|reported|age|room|street|road|avenue|ave|suite|mrn|patient|accession|specimen|version|report|reported|issued|drawn|taken|sampled|printed|born|(?<!\\d"
              + " )hours|id|no\\.?|nr\\.?|number|authori[sz]ed|validated|entnahme|abnahme|befund\\w*|\\p{L}*nummer|enquir\\w+|quer(?:y|ies)|contact|helpline|hotline|freigabe|eingang|tel\\.?|telefon|fall\\w*|invoice|\\p{L}+"
              + " ref|page \\d+"
              + " of|geboren|geboortedatum|geburtsdatum|naissance|nacimiento|nascita|printed|p\\.?o\\.?"
              + " box|postcode|zip)\\b.*");

  /** A day or a time, whose figures are no range. */
  private static final Pattern DAY =
      Pattern.compile(
          "\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}:\\d{2}|(?u:\\d{1,2}\\.?"
              + " \\p{L}{3,9}\\.?,? (?:19|20)\\d{2})|(?i:telefon|tel|phone|fax))\\b");

  /** What printouts of messages and outlines put in front of a name. */
  private static final Pattern LEADING =
      Pattern.compile(
          "^(\\s*)(?:OB[XR]\\W{0,2}\\d*\\W{0,2}(?:(?:NM|ST|TX|SN)\\W)?\\s*|\\d{1,2}(?:\\.\\d{1,2}){1,3}\\.?\\s+|\\(?\\d{1,2}[.)]\\s+)(?=[\\p{L}\\d])");

  /** A span of values and what it means: a remark, and no result. */
  private static final Pattern REMARK =
      Pattern.compile(
          "(?iu)[<>≤≥]?\\s?[\\d.,]+(?:\\s?[-–]\\s?[\\d.,]+)?\\s?\\S{0,10}\\s+(?:is|are|indicates?|suggests?|means?|defines?)\\s+\\p{L}+.*");

  /** Words that say what the figures behind them are. */
  private static final Pattern SAID =
      Pattern.compile(
          "(?iu)(?<=\\s|^)(?:(?:was|is|were|measured|found|of)(?=\\s+[<>≤≥]?\\d)|(?:your |patient"
              + " )?(?:results?|values?|measured)\\s*(?:[:=]|(?=\\s*[<>≤≥]?\\d))|flags?\\s*[:=]|units?\\s*[:=]|status\\s*[:=]|(?:biological"
              + " |normal"
              + " )?(?:ref(?:erence)?|norm(?:al)?|limits?|expected|referenz(?:bereich)?|normbereich|normwert)(?:\\s?(?:range|interval|values?|limits?))?\\.?\\s*(?:[:=]|(?=\\s*[<>≤≥(\\d])))");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    Line header = section.tableHeader();
    Columns columns = header == null ? null : Columns.ofAnalytes(header);
    List<Fact> facts = new ArrayList<>();
    Line above = null;
    Line last = null;
    List<Line> lines = MarkerNames.joined(section.lines());
    Set<Integer> told = sentences(lines, notation, facts);
    List<Line> tables = TransposedResults.asRows(TablesBeside.apart(lines));
    for (Line written : ResultBlocks.asRows(tables)) {
      if (told.contains(written.page() * MOST_LINES + written.number())) {
        continue;
      }
      Line line = plain(written, above);
      above = written.blank() ? above : written;
      if (TableHeader.is(Cell.of(written.text())) && TableHeader.is(Cell.of(line.text()))) {
        header = written;
        columns = Columns.ofAnalytes(written);
      } else {
        Fact row = columns == null ? null : AnalyteRow.of(line, columns, notation);
        Fact plain = isRanged(row) ? null : analyte(line, header, notation);
        Fact analyte = row == null || isBetter(plain, row) ? plain : row;
        if (analyte != null) {
          facts.add(analyte);
          last = written;
        } else if (last != null && goesOn(last, written)) {
          facts.set(facts.size() - 1, longer(facts.getLast(), written));
          last = null;
        } else if (!written.blank()) {
          last = null;
        }
      }
    }
    return facts;
  }

  private static boolean isRanged(@Nullable Fact row) {
    return row != null
        && (row.value().path("low").isNumber() || row.value().path("high").isNumber());
  }

  // The same result with a range that does not stand under its column.
  private static boolean isBetter(@Nullable Fact plain, Fact row) {
    return plain != null
        && isRanged(plain)
        && plain.value().path("value").equals(row.value().path("value"))
        && plain.value().path("unit").equals(row.value().path("unit"));
  }

  // A name that its column is too narrow for goes on alone in the next line, in small letters.
  private static boolean goesOn(Line row, Line below) {
    List<Cell> rest = Cell.of(below.text());
    return row.page() == below.page()
        && below.number() - row.number() <= 2
        && rest.size() == 1
        && REST_OF_NAME.matcher(rest.getFirst().text()).matches()
        && rest.getFirst().start() == Cell.of(row.text()).getFirst().start();
  }

  private static Fact longer(Fact analyte, Line rest) {
    ObjectNode value = analyte.value().deepCopy();
    value.put("name", value.path("name").asText() + " " + rest.text().strip());
    return new Fact(
        analyte.name(), value, analyte.text(), analyte.page(), analyte.line(), null, null);
  }

  // Lines of sentences are no rows.
  private static Set<Integer> sentences(List<Line> lines, Notation notation, List<Fact> facts) {
    Set<Integer> told = new HashSet<>();
    int start = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).blank() || i - start >= LONGEST_PARAGRAPH) {
        List<Line> paragraph = lines.subList(start, i);
        List<Fact> found =
            paragraph.isEmpty() ? List.of() : AnalyteSentences.of(paragraph, notation);
        if (!found.isEmpty()) {
          facts.addAll(found);
          paragraph.forEach(line -> told.add(line.page() * MOST_LINES + line.number()));
        }
        start = i < lines.size() && lines.get(i).blank() ? i + 1 : i;
      }
    }
    return told;
  }

  // The name may stand in the line above its result.
  private static Line plain(Line line, @Nullable Line above) {
    String text = LEADING.matcher(line.text()).replaceFirst("$1");
    Matcher said = SAID.matcher(text);
    if (!said.find()) {
      return text.equals(line.text()) ? line : with(line, text);
    }
    boolean nameless = text.substring(0, said.start()).isBlank();
    String rest = said.replaceAll(match -> " ".repeat(match.group().length()));
    if (!nameless) {
      return with(line, rest);
    }
    if (above == null
        || Cell.of(above.text()).size() != 1
        || above.text().chars().noneMatch(Character::isLetter)
        || above.text().contains(":")) {
      return with(line, rest);
    }
    String name = LEADING.matcher(above.text().strip()).replaceFirst("$1");
    return with(line, name.strip() + "  " + rest.strip());
  }

  private static Line with(Line line, String text) {
    return new Line(line.page(), line.number(), text, line.emphasized());
  }

  private static @Nullable Fact analyte(Line line, @Nullable Line header, Notation notation) {
    String text = line.text();
    Matcher name = NAME.matcher(text);
    if (!name.find()
        || NOT_A_NAME.matcher(name.group(1)).matches()
        || REMARK.matcher(text.substring(name.end())).lookingAt()) {
      return null;
    }
    StringBuilder rest = new StringBuilder(text);
    blank(rest, 0, name.end());
    Matcher unit = Units.RESULT_PATTERN.matcher(rest);
    String unitText = unitAfterValue(unit, rest, name.end());
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("name", cleaned(name.group(1)));
    boolean range = takeRange(rest, name.end(), value, notation);
    Matcher result = result(rest, name.end(), header);
    if (result == null || (unitText == null && (!range || DAY.matcher(text).find()))) {
      return null;
    }
    value.put("value", signed(result.group(2), notation));
    if (result.group(1) != null) {
      value.put("comparator", result.group(1));
    }
    blank(rest, result.start(), result.end());
    value.put("unit", unitText).put("flag", flag(rest, value));
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
        return text.replaceAll("\\s|^[x×](?=\\s?10)", "");
      }
      at = unit.start() + 1;
    }
    return null;
  }

  private static BigDecimal signed(String figure, Notation notation) {
    boolean negative = figure.startsWith("-") || figure.startsWith("−");
    BigDecimal positive = Numbers.parse(negative ? figure.substring(1) : figure, notation);
    return negative ? positive.negate() : positive;
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
      value.put("low", signed(range.group(1), notation));
      value.put("high", signed(range.group(2), notation));
    } else {
      String sign = range.group(3).toLowerCase(Locale.ROOT);
      boolean upper = sign.matches("<|≤|<=|up to|less than|under|below|bis");
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

  /**
   * The flag of a row; an asterisk means the side that the range tells; a dash is one only where
   * the value is low, else it stands for none.
   */
  static @Nullable String flag(CharSequence rest, ObjectNode value) {
    String written = flag(rest);
    boolean low =
        value.path("value").isNumber()
            && value.path("low").isNumber()
            && value.get("value").decimalValue().compareTo(value.get("low").decimalValue()) < 0;
    boolean high =
        value.path("value").isNumber()
            && value.path("high").isNumber()
            && value.get("value").decimalValue().compareTo(value.get("high").decimalValue()) > 0;
    // French and Spanish bas and bajo, Spanish and Italian alto.
    String flag = written == null && low && LOW_LETTER.matcher(rest).find() ? "L" : written;
    if ("*".equals(flag)) {
      return low ? "L" : high ? "H" : "A";
    }
    return "-".equals(flag) ? (low ? "L" : null) : flag;
  }

  // One that names a side comes before one that does not.
  private static @Nullable String flag(CharSequence rest) {
    String flag = null;
    Matcher matcher = FLAG.matcher(rest);
    while (matcher.find()) {
      String found = meaning(matcher.group());
      if (flag == null || (flag.matches("A|[*]") && found.matches("HH?|LL?"))) {
        flag = found;
      }
    }
    return flag;
  }

  private static String meaning(String written) {
    return switch (written.toUpperCase(Locale.ROOT)) {
      case "H",
          "HI",
          "HIGH",
          "↑",
          "+",
          "HOCH",
          "ERHÖHT",
          "ÉLEVÉ",
          "ALTO",
          "ELEVATED",
          "RAISED",
          "▲" ->
          "H";
      case "-", "−" -> "-";
      case "L",
          "LO",
          "LOW",
          "↓",
          "NIEDRIG",
          "ERNIEDRIGT",
          "BAS",
          "BAJO",
          "DECREASED",
          "REDUCED",
          "▼" ->
          "L";
      case "HH", "↑↑", "++" -> "HH";
      case "LL", "↓↓", "--" -> "LL";
      case "N", "NORMAL" -> "N";
      case "*", "**", "!" -> "*";
      default -> "A";
    };
  }

  static void addCode(ObjectNode value) {
    Ucum.code(value.path("unit").asText("")).ifPresent(code -> value.put("ucum", code));
  }

  static String cleaned(String name) {
    return name.strip()
        .replaceFirst("^[*!\\s]+", "")
        .replaceAll("\\s+[*!↑↓]+$|[.:\\s]{2,}$", "")
        .replaceAll("\\s+", " ");
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, ' ');
    }
  }
}
