package dev.baton.console.live;

import java.time.Duration;
import java.util.Locale;

/**
 * Durations as a person says them: {@code 38 ms}, {@code 1.2 s}, {@code 5 min 3 s}, {@code 48 h}.
 */
public final class Durations {
  private Durations() {}

  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      String text = String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
      return text.replace(".0 s", " s");
    }
    if (duration.toMinutes() < 60) {
      return pair(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
    }
    return pair(duration.toHours(), "h", duration.toMinutesPart(), "min");
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    String text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
