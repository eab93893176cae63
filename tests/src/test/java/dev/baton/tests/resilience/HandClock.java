package dev.baton.tests.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves by hand; others can go wrong by as much as one likes. */
final class HandClock extends Clock {
  private final AtomicReference<Instant> now;
  private final Duration wrongBy;

  HandClock() {
    this(new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z")), Duration.ZERO);
  }

  private HandClock(AtomicReference<Instant> now, Duration wrongBy) {
    this.now = now;
    this.wrongBy = wrongBy;
  }

  /** The clock of somebody else, which is ahead of this one and moves with it. */
  HandClock but(Duration ahead) {
    return new HandClock(now, ahead);
  }

  void forward(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Override
  public Instant instant() {
    return now.get().plus(wrongBy);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
