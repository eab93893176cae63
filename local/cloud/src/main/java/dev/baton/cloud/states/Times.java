package dev.baton.cloud.states;

import java.math.BigDecimal;
import java.time.Instant;

/** Moments on the wire. */
final class Times {
  private Times() {}

  /** A moment as the JSON protocol writes it: seconds, with milliseconds behind the point. */
  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }
}
