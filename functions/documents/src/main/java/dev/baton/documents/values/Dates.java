package dev.baton.documents.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.values.Notation.DateOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates, as ISO text with the time where there is one. A date that can be read in two ways and that
 * the document's notation does not decide stays so: {@code {"ambiguous": ["2026-03-12",
 * "2026-12-03"]}}.
 */
public final class Dates {
  private static final String TIME =
      "(?:(?:T|,?\\s+(?:at\\s+|um\\s+)?)(\\d{1,2}):(\\d{2})(?::\\d{2})?(?:\\s?([AaPp])\\.?[Mm]\\.?)?)?";
  private static final String MONTH =
      "(Jan(?:uary|uar|vier)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|M[äa]r[zs]?|Apr(?:il)?|May|Mai|June?|Juni"
          + "|July?|Juli|Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?)";
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\w./-])(?:(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"
              + "|(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -]{0,2}(?:of )?(?i:"
              + MONTH
              + ")\\.?,?[ -]{0,2}(\\d{4}|\\d{2}(?!:))"
              + "|(?i:"
              + MONTH
              + ")\\.?[ -]{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,2}(\\d{4})"
              + "|(\\d{1,2})([./-])(\\d{1,2})\\11(\\d{4}|\\d{2}))(?![\\d/-])"
              + TIME);
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("mär", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("mai", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("okt", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("dez", 12));
  // Two digits of a year stand for the hundred years up to 2040.
  private static final int LAST_SHORT_YEAR = 40;

  private Dates() {}

  /** The first date of a text. */
  public static Optional<Found> first(String text, Notation notation) {
    List<Found> all = all(text, notation);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
  }

  public static List<Found> all(String text, Notation notation) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = DATE.matcher(text);
    while (matcher.find()) {
      JsonNode value = value(matcher, notation);
      if (value != null) {
        found.add(new Found(value, matcher.group().strip(), matcher.start(), matcher.end()));
      }
    }
    return found;
  }

  private static @Nullable JsonNode value(Matcher m, Notation notation) {
    String time = time(m);
    if (m.group(1) != null) {
      return node(date(m.group(1), number(m, 2), number(m, 3)), time);
    }
    if (m.group(5) != null) {
      return node(date(m.group(6), month(m.group(5)), number(m, 4)), time);
    }
    if (m.group(7) != null) {
      return node(date(m.group(9), month(m.group(7)), number(m, 8)), time);
    }
    LocalDate dayFirst = date(m.group(13), number(m, 12), number(m, 10));
    LocalDate monthFirst = date(m.group(13), number(m, 10), number(m, 12));
    // Points are never written with the month first.
    if (m.group(11).equals(".") || monthFirst == null || dayFirst == null) {
      return node(m.group(11).equals(".") || monthFirst == null ? dayFirst : monthFirst, time);
    }
    return decided(dayFirst, monthFirst, notation.dateOrder(), time);
  }

  private static @Nullable JsonNode decided(
      LocalDate dayFirst, LocalDate monthFirst, DateOrder order, String time) {
    if (dayFirst.equals(monthFirst)) {
      return node(dayFirst, time);
    }
    return switch (order) {
      case DAY_FIRST -> node(dayFirst, time);
      case MONTH_FIRST -> node(monthFirst, time);
      case UNKNOWN -> {
        var node = JsonNodeFactory.instance.objectNode();
        node.putArray("ambiguous").add(monthFirst + time).add(dayFirst + time);
        yield node;
      }
    };
  }

  private static @Nullable JsonNode node(@Nullable LocalDate date, String time) {
    return date == null ? null : JsonNodeFactory.instance.textNode(date + time);
  }

  private static @Nullable LocalDate date(String year, int month, int day) {
    int number = Integer.parseInt(year);
    int full = year.length() == 4 ? number : number + (number > LAST_SHORT_YEAR ? 1900 : 2000);
    try {
      return full < 1880 || full > 2200 ? null : LocalDate.of(full, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String time(Matcher m) {
    if (m.group(14) == null) {
      return "";
    }
    int hour = number(m, 14);
    String half = m.group(16) == null ? "" : m.group(16).toLowerCase(Locale.ROOT);
    int full = half.isEmpty() ? hour : hour % 12 + (half.equals("p") ? 12 : 0);
    return full > 23 || number(m, 15) > 59
        ? ""
        : (full < 10 ? "T0" : "T") + full + ":" + m.group(15);
  }

  private static int month(String written) {
    return MONTHS.getOrDefault(written.substring(0, 3).toLowerCase(Locale.ROOT), 0);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
