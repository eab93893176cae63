package dev.baton.documents.values;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days of the week beside dates, which tell the day from the month: 05-01-2026 (Monday). */
final class Weekdays {
  private static final String DAY =
      "(?<day>mon|tue|wed|thu|fri|sat|sun)(?:(?:s|nes|rs|ur)?day|\\b|\\.)";
  private static final Pattern BEHIND = Pattern.compile("(?iu)[\\s,(]{1,4}" + DAY + ".*");
  private static final Pattern BEFORE =
      Pattern.compile("(?iu)(?:.*[^\\p{L}])?" + DAY + "[\\s,]{1,3}");
  private static final List<String> NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int CENTURY = 2000;
  private static final int NEAR = 16;

  private Weekdays() {}

  /** The day of the week that a line has beside what stands between these offsets. */
  static Optional<DayOfWeek> beside(String line, int start, int end) {
    String behind = line.substring(end, Math.min(line.length(), end + NEAR));
    String before = line.substring(Math.max(0, start - NEAR), start);
    for (Matcher day : List.of(BEHIND.matcher(behind), BEFORE.matcher(before))) {
      if (day.matches()) {
        int index = NAMES.indexOf(day.group("day").toLowerCase(Locale.ROOT));
        return Optional.of(DayOfWeek.of(index + 1));
      }
    }
    return Optional.empty();
  }

  /** Whether the date, its year with two digits or four, is on that day. */
  static boolean isOn(DayOfWeek weekday, int year, int month, int day) {
    try {
      int whole = year < 100 ? CENTURY + year : year;
      return LocalDate.of(whole, month, day).getDayOfWeek() == weekday;
    } catch (DateTimeException e) {
      return false; // no day of the calendar
    }
  }
}
