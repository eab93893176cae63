package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.extraction.Columns.Role;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Notation;
import dev.baton.documents.values.Numbers;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A result under the columns of its table: what stands under them counts, not what it looks like.
 */
final class AnalyteRow {
  private static final Pattern VALUE =
      Pattern.compile(
          "^(?<before>[^\\d<>≤≥]{0,12}?)(?<sign><=|>=|[<>≤≥])?\\s*(?<number>[-−]?"
              + Numbers.WRITTEN
              + ")(?<behind>.*)$");
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?i)(?:negative?|positive?|not"
              + " detected|detected|non-?reactive|reactive|traces?|nil|none|absent|present|normal|abnormal|no"
              + " growth.*|nicht"
              + " nachweisbar|negativ|positiv|\\+{1,4}|pending|haemolysed|hemolyzed)\\b?.{0,24}");
  private static final Pattern FIGURE = Pattern.compile(Numbers.WRITTEN + "(?=\\s|$)");
  static final Pattern SIGN = Pattern.compile("[+↑↓▲▼]{1,2}|[-−]{1,2}|[HL]{1,2}");
  private static final Pattern BARE_RANGE = Pattern.compile("^[^\\d]*(?:\\(.*\\))?[^\\d]*$");

  /** A range in brackets is one, what follows other words is not. */
  private static final Pattern ENCLOSED = Pattern.compile("^[(\\[]([^()\\[\\]]*)[)\\]]$");

  /** A flag that stands apart before the name. */
  private static final Pattern FLAG_FIRST =
      Pattern.compile("(?U)\\s*(?<flag>H{1,2}|L{1,2})\\s{2,}(?=\\p{Lu}\\p{L})");

  /** The number of somebody or of a page, in the head of the next. */
  private static final Pattern NO_RESULT =
      Pattern.compile("(?iu)(?:mrn|nhs|chi|dob|page|seite|pagina|lab|ref|patient|uhid|id)\\b");

  private static final int LONGEST_NAME = 60;

  private AnalyteRow() {}

  /** The result of a row, or null where it has none. */
  static @Nullable Fact of(Line line, Columns columns, Notation notation) {
    Map<Role, String> cells = columns.of(line);
    String first = flagFirst(line);
    String named = cells.getOrDefault(Role.NAME, "").strip();
    String name =
        Analytes.cleaned(named.startsWith(first) ? named.substring(first.length()) : named);
    String result = cells.getOrDefault(Role.VALUE, "").strip();
    if (!isName(name) || NO_RESULT.matcher(result).lookingAt()) {
      return null;
    }
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("name", name);
    range(written(cells), value, notation);
    limit(cells.get(Role.LOW), "low", value, notation);
    limit(cells.get(Role.HIGH), "high", value, notation);
    Matcher matcher = VALUE.matcher(result);
    String behind = "";
    if (matcher.matches()) {
      measured(matcher, value, notation);
      behind = matcher.group("before") + " " + matcher.group("behind");
    } else if (IN_WORDS.matcher(result).matches()) {
      value.put("value", result);
    } else {
      return null;
    }
    String flags =
        String.join(
            "  ",
            cells.getOrDefault(Role.FLAG, ""),
            behind,
            besideUnit(cells),
            behindRange(cells),
            signs(line),
            first);
    value.put("unit", unit(cells, behind)).put("flag", Analytes.flag(flags, value));
    Analytes.addCode(value);
    return Fact.at(line, "analyte", value, line.text());
  }

  private static void measured(Matcher matcher, ObjectNode value, Notation notation) {
    BigDecimal number = Numbers.parse(matcher.group("number").replaceFirst("[-−]", ""), notation);
    boolean negative = matcher.group("number").matches("[-−].*");
    value.put("value", negative ? number.negate() : number);
    if (matcher.group("sign") != null) {
      value.put("comparator", matcher.group("sign"));
    }
  }

  private static boolean isName(String name) {
    return name.chars().anyMatch(Character::isLetter)
        && name.length() <= LONGEST_NAME
        && !Analytes.NOT_A_NAME.matcher(name).matches();
  }

  private static String flagFirst(Line line) {
    Matcher first = FLAG_FIRST.matcher(line.text());
    return first.lookingAt() ? first.group("flag") : "";
  }

  // A sign alone in its cell is a flag, whatever column it stands under.
  private static String signs(Line line) {
    return Cell.of(line.text()).stream()
        .map(Cell::text)
        .filter(text -> SIGN.matcher(text).matches())
        .collect(Collectors.joining("  "));
  }

  // Where a flag behind it has taken its column, it stands in the one before.
  private static String written(Map<Role, String> cells) {
    String range = cells.getOrDefault(Role.RANGE, "");
    return SIGN.matcher(range.strip()).matches() ? cells.getOrDefault(Role.UNIT, "") : range;
  }

  private static void range(String cell, ObjectNode value, Notation notation) {
    String text = ENCLOSED.matcher(cell.strip()).replaceFirst("$1");
    if (BARE_RANGE.matcher(text).matches()) {
      value.putNull("low").putNull("high");
    } else {
      Analytes.rangeFrom(new StringBuilder("  " + text), 0, value, notation);
    }
  }

  // A flag without a column of its own may stand right or left of the unit.
  private static String besideUnit(Map<Role, String> cells) {
    String[] texts = cells.getOrDefault(Role.UNIT, "").strip().split("\\s{2,}", 2);
    return SIGN.matcher(texts[0]).matches() ? texts[0] : texts.length > 1 ? texts[1] : "";
  }

  // Nor where it stands behind the range.
  private static String behindRange(Map<Role, String> cells) {
    String[] texts = cells.getOrDefault(Role.RANGE, "").strip().split("\\s{2,}", 2);
    return cells.containsKey(Role.FLAG) || texts.length < 2 ? "" : texts[1];
  }

  // Both ends of a range may have a column of their own.
  private static void limit(
      @Nullable String text, String name, ObjectNode value, Notation notation) {
    Matcher figure = FIGURE.matcher(text == null ? "" : text.strip());
    if (figure.lookingAt()) {
      value.put(name, Numbers.parse(figure.group(), notation));
    }
  }

  private static @Nullable String unit(Map<Role, String> cells, String behind) {
    String[] parts = cells.getOrDefault(Role.UNIT, "").strip().split("\\s{2,}");
    String own = SIGN.matcher(parts[0]).matches() ? parts.length > 1 ? parts[1] : "" : parts[0];
    if (own.chars().anyMatch(c -> Character.isLetter(c) || c == '%' || c == '/')) {
      return own.replaceAll("\\s|^[x×](?=\\s?10)", "");
    }
    String flag = cells.getOrDefault(Role.FLAG, "").strip();
    String misplaced = flag.length() < 2 || SIGN.matcher(flag).matches() ? "" : flag;
    for (String text : new String[] {behind, cells.getOrDefault(Role.RANGE, ""), misplaced}) {
      Matcher unit = Units.RESULT_PATTERN.matcher(text);
      if (unit.find()) {
        return unit.group().replaceAll("\\s|^[x×](?=\\s?10)", "");
      }
    }
    return null;
  }
}
