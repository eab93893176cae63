package dev.baton.cloud.scheduler;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.baton.cloud.door.AwsException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule fires: {@code rate(5 minutes)}, {@code cron(0 9 ? * MON-FRI *)} or {@code
 * at(2026-01-31T09:00:00)}, the latter two in a time zone; cron-utils reads cron.
 */
public sealed interface Expression {
  Pattern RATE = Pattern.compile("rate\\(([1-9][0-9]{0,6}) (minute|hour|day)s?\\)");
  Pattern AT = Pattern.compile("at\\((\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\)");
  Pattern CRON = Pattern.compile("cron\\((.+)\\)");
  CronDefinition AWS_CRON =
      CronDefinitionBuilder.defineCron()
          .withMinutes()
          .withStrictRange()
          .and()
          .withHours()
          .withStrictRange()
          .and()
          .withDayOfMonth()
          .supportsL()
          .supportsW()
          .supportsLW()
          .supportsQuestionMark()
          .and()
          .withMonth()
          .withStrictRange()
          .and()
          .withDayOfWeek()
          .withValidRange(1, 7)
          .withMondayDoWValue(2)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .and()
          .withYear()
          .withValidRange(1970, 2199)
          .withStrictRange()
          .and()
          .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
          .instance();

  /**
   * The next time after a moment, or null when there is none any more.
   *
   * @param from when the schedule began, from which a rate is counted
   */
  @Nullable Instant next(Instant after, Instant from);

  /** Whether it fires once. */
  default boolean once() {
    return false;
  }

  /**
   * Reads an expression.
   *
   * @throws AwsException {@code ValidationException} for one that Scheduler does not know
   */
  static Expression of(String text, String timeZone) {
    ZoneId zone = zone(timeZone);
    Matcher rate = RATE.matcher(text);
    if (rate.matches()) {
      return new Rate(interval(Long.parseLong(rate.group(1)), rate.group(2)));
    }
    Matcher at = AT.matcher(text);
    Matcher cron = CRON.matcher(text);
    try {
      if (at.matches()) {
        return new At(LocalDateTime.parse(at.group(1)).atZone(zone).toInstant());
      }
      if (cron.matches()) {
        String[] fields = cron.group(1).strip().split("\\s+");
        if (fields.length == 6 && !fields[2].equals("?") && !fields[4].equals("?")) {
          // Days of the month and of the week at once contradict each other.
          throw invalid(text);
        }
        Cron parsed = new CronParser(AWS_CRON).parse(cron.group(1)).validate();
        return new ByCron(ExecutionTime.forCron(parsed), zone);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static AwsException invalid(String text) {
    return AwsException.badRequest(
        "ValidationException", "Invalid Schedule Expression " + text + ".");
  }

  private static Duration interval(long number, String unit) {
    return switch (unit) {
      case "minute" -> Duration.ofMinutes(number);
      case "hour" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw AwsException.badRequest(
          "ValidationException", "Invalid ScheduleExpressionTimezone " + name + ".");
    }
  }

  /** At an interval from the beginning. */
  record Rate(Duration interval) implements Expression {
    @Override
    public Instant next(Instant after, Instant from) {
      if (after.isBefore(from)) {
        return from;
      }
      long passed = Duration.between(from, after).dividedBy(interval);
      return from.plus(interval.multipliedBy(passed + 1));
    }
  }

  /** Once. */
  record At(Instant moment) implements Expression {
    @Override
    public @Nullable Instant next(Instant after, Instant from) {
      return moment.isAfter(after) ? moment : null;
    }

    @Override
    public boolean once() {
      return true;
    }
  }

  /** By the fields of cron, at the wall clock of a time zone. */
  record ByCron(ExecutionTime times, ZoneId zone) implements Expression {
    @Override
    public @Nullable Instant next(Instant after, Instant from) {
      Instant since = after.isBefore(from) ? from.minusMillis(1) : after;
      return times.nextExecution(since.atZone(zone)).map(time -> time.toInstant()).orElse(null);
    }
  }
}
