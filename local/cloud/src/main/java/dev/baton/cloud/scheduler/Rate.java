package dev.baton.cloud.scheduler;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rate as a schedule writes it, such as {@code rate(1 hour)}. */
record Rate(Duration interval) {
  private static final Pattern FORM =
      Pattern.compile("rate\\(([1-9][0-9]{0,6}) (minute|hour|day)s?\\)");

  static Rate of(String expression) {
    Matcher matcher = FORM.matcher(expression);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "ScheduleExpression must be a rate here, such as rate(1 hour), not " + expression);
    }
    long number = Long.parseLong(matcher.group(1));
    return new Rate(
        switch (matcher.group(2)) {
          case "minute" -> Duration.ofMinutes(number);
          case "hour" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }
}
