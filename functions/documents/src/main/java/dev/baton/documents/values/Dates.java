package dev.baton.documents.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.values.Notation.DateOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dates, as ISO text with the time where there is one. A date that can be read in two ways and that
 * the document's notation does not decide stays so: {@code {"ambiguous": ["2026-03-12",
 * "2026-12-03"]}}.
 */
public final class Dates {
  // 14:05, 2:05 PM, 14h05, 14.05 Uhr, and 1405 where a dash or hrs shows that it is a time.
  private static final String TIME =
      "(?:(?:T|,?\\s+(?:(?:at|um|à|alle(?: ore)?|ore|om|kl\\.?|a"
          + " las)\\s+)?|\\s?[-–@/]\\s?)(\\d{1,2})(?:[:h]|\\.(?=\\d{2}\\s?(?:Uhr|h\\b)))"
          + "(\\d{2})(?::\\d{2})?(?![\\d/])(?:\\s?([AaPp])\\.?[Mm]\\b\\.?)?"
          + "|(?:\\s?[-@]\\s?|\\s(?=\\d{4}\\s?(?:h|hrs|hours)\\b))([0-2]\\d)([0-5]\\d)(?![\\d/-]))?";
  private static final String MONTH =
      "((?:jan|jän|gen|ene|feb|fév|fev|mar|mär|mrz|maer|maa|apr|avr|abr|may|mai|mei|mag|maj|jun|jui|giu|jul|juil|lug|aug|aoû|aou|ago"
          + "|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic|des)(?:\\p{L}{0,7}))";
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\w./-])(?:(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"
              + "|(\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?[ /-]{0,2}(?:(?:of|de) )?(?iu:"
              + MONTH
              + ")\\.?,?(?: de)?[ /-]{0,2}(\\d{4}|\\d{2}(?!:))"
              + "|(?iu:"
              + MONTH
              + ")\\.?[ -]{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,2}(\\d{4})"
              + "|(\\d{1,2})([./-])(\\d{1,2})\\11(\\d{4}|\\d{2})"
              + "|(\\d{4})[-/](?iu:"
              + MONTH
              + ")\\.?[-/](\\d{1,2}))(?![\\d/]|-(?!\\d{4}(?!\\d)))"
              + TIME);
  private static final Map<String, Integer> MONTHS =
      months(
          "jan jän gen ene",
          "feb fév fev",
          "mar mär mrz maa",
          "apr avr abr",
          "may mai mei mag maj",
          "jun jui giu",
          "jul lug",
          "aug aoû aou ago",
          "sep set",
          "oct okt ott out",
          "nov",
          "dec dez déc dic des");

  private static final Set<String> NAMES =
      Set.copyOf(
          List.of(
              ("jan january januar janvier januari jän jänner gennaio gen enero ene janeiro january"
                   + " feb february februar février février fév févr fev febbraio febrero fevereiro"
                   + " februari mar march mär märz maerz mrz mars marzo maart março maa mart apr"
                   + " april avr avril aprile abr abril may mai mei maggio mag mayo maio maj jun"
                   + " june juni juin giugno giu junio junho jul july juli juil juillet luglio lug"
                   + " julio julho aug august août aout agosto ago augustus augusti sep sept"
                   + " september septembre settembre set septiembre setembro oct october okt"
                   + " oktober octobre ottobre ott octubre outubro out nov november novembre"
                   + " noviembre novembro dec december dez dezember déc décembre dic dicembre"
                   + " diciembre dezembro des")
                  .split(" ")));

  /** A year that a document may be about, unlike the last figures of a number of a patient. */
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:1[89]|2[01])\\d{2}(?!\\d)");

  /** Figures that nobody writes for a day by mistake. */
  private static final Pattern NO_DAY = Pattern.compile("(?<!\\d)[4-9]\\d(?!\\d)");

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

  /** What is written as a date and is no day of the calendar; two digits are no year here. */
  public static List<String> impossible(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = DATE.matcher(text);
    while (matcher.find()) {
      String written =
          Stream.of(5, 7, 15).map(matcher::group).filter(Objects::nonNull).findFirst().orElse("");
      boolean named = !written.isEmpty();
      boolean figures = !named && (matcher.group(13) == null || matcher.group(13).length() == 4);
      boolean month = named && month(written) > 0;
      boolean year =
          YEAR.matcher(matcher.group()).find() && !NO_DAY.matcher(matcher.group()).find();
      if (((figures && year) || month) && value(matcher, Notation.UNKNOWN) == null) {
        found.add(matcher.group().strip());
      }
    }
    return found;
  }

  /** Whether a text begins with a date that can be read in two ways. */
  public static boolean twoWays(String text) {
    Optional<Found> date = first(text, Notation.UNKNOWN);
    return date.isPresent() && date.get().value().has("ambiguous");
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
    if (m.group(15) != null) {
      return node(date(m.group(14), month(m.group(15)), number(m, 16)), time);
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
      case DAY_FIRST, PERHAPS_DAY_FIRST -> node(dayFirst, time);
      case MONTH_FIRST, PERHAPS_MONTH_FIRST -> node(monthFirst, time);
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
    if (m.group(20) != null) {
      return number(m, 20) > 23 ? "" : "T" + m.group(20) + ":" + m.group(21);
    }
    if (m.group(17) == null) {
      return "";
    }
    int hour = number(m, 17);
    String half = m.group(19) == null ? "" : m.group(19).toLowerCase(Locale.ROOT);
    int full = half.isEmpty() ? hour : hour % 12 + (half.equals("p") ? 12 : 0);
    return full > 23 || number(m, 18) > 59
        ? ""
        : (full < 10 ? "T0" : "T") + full + ":" + m.group(18);
  }

  private static int month(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    if (!NAMES.contains(lower)) {
      return 0;
    }
    // Juin is June, juillet is July.
    return lower.startsWith("juil") ? 7 : MONTHS.getOrDefault(lower.substring(0, 3), 0);
  }

  private static Map<String, Integer> months(String... starts) {
    Map<String, Integer> months = new HashMap<>();
    for (int i = 0; i < starts.length; i++) {
      for (String start : starts[i].split(" ")) {
        months.put(start, i + 1);
      }
    }
    return Map.copyOf(months);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
