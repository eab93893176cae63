package dev.baton.cloud.trace;

import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.VirtualClock;
import io.opentelemetry.sdk.common.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The cloud's clock for spans. Virtual time stands still while work is done; so the real time since
 * the cloud began is added to it, and work has a length as waiting has.
 */
final class SpanClock implements Clock {
  private final EngineClock clock;
  private final long begun = System.nanoTime();

  SpanClock(EngineClock clock) {
    this.clock = clock;
  }

  @Override
  public long now() {
    Instant now = clock.now();
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    return clock instanceof VirtualClock ? nanos + (System.nanoTime() - begun) : nanos;
  }

  @Override
  public long nanoTime() {
    return now();
  }
}
