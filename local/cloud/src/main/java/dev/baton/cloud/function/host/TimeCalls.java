package dev.baton.cloud.function.host;

import dev.baton.engine.clock.RealClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Stands in for the JDK's sources of the present time: one nested class for each class of the JDK,
 * as calls keep their name and signature.
 */
public final class TimeCalls {
  private static final Clock REAL = new RealClock().asJavaClock();

  private TimeCalls() {}

  static Clock clock() {
    Surroundings surroundings = Surroundings.current();
    return surroundings == null ? REAL : surroundings.clock();
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
      return clock();
    }

    public static Clock systemDefaultZone() {
      return clock().withZone(ZoneId.systemDefault());
    }

    public static Clock system(ZoneId zone) {
      return clock().withZone(zone);
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
