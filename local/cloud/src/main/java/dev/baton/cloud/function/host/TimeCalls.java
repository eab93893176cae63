package dev.baton.cloud.function.host;

import dev.baton.engine.clock.RealClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the JDK's sources of the present time: one nested class for each class of the JDK,
 * as calls keep their name and signature.
 */
public final class TimeCalls {
  private TimeCalls() {}

  /** Made only where it is asked for: a function's process does not have its class. */
  private static final class Real {
    private static final Clock CLOCK = new RealClock().asJavaClock();
  }

  static Clock clock() {
    Surroundings surroundings = Surroundings.current();
    return surroundings == null ? Real.CLOCK : surroundings.clock();
  }

  /** Asks anew each time whose thread it is, as libraries keep clocks in static fields. */
  private static final class ClockOfThread extends Clock {
    private final ZoneId zone;

    ClockOfThread(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new ClockOfThread(other);
    }

    @Override
    public Instant instant() {
      return clock().instant();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ClockOfThread clock && clock.zone.equals(zone);
    }

    @Override
    public int hashCode() {
      return zone.hashCode();
    }
  }

  public static final class OfInstant {
    private OfInstant() {}

    public static Instant now() {
      return clock().instant();
    }
  }

  public static final class OfClock {
    private OfClock() {}

    public static Clock systemUTC() {
      return new ClockOfThread(ZoneOffset.UTC);
    }

    public static Clock systemDefaultZone() {
      return new ClockOfThread(ZoneId.systemDefault());
    }

    public static Clock system(ZoneId zone) {
      return new ClockOfThread(zone);
    }
  }

  public static final class OfLocalDate {
    private OfLocalDate() {}

    public static LocalDate now() {
      return LocalDate.now(OfClock.systemDefaultZone());
    }
  }

  public static final class OfLocalDateTime {
    private OfLocalDateTime() {}

    public static LocalDateTime now() {
      return LocalDateTime.now(OfClock.systemDefaultZone());
    }
  }

  public static final class OfOffsetDateTime {
    private OfOffsetDateTime() {}

    public static OffsetDateTime now() {
      return OffsetDateTime.now(OfClock.systemDefaultZone());
    }
  }

  public static final class OfZonedDateTime {
    private OfZonedDateTime() {}

    public static ZonedDateTime now() {
      return ZonedDateTime.now(OfClock.systemDefaultZone());
    }
  }
}
