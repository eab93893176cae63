package dev.baton.shared.breaker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one breaker. Each change but that of the counts has a new version, by which
 * whoever comes too late is told from whoever may write.
 *
 * @param since when the phase began
 * @param reason why the phase began
 * @param window the counts of the window under way
 * @param previous the counts of the window before it
 * @param until when the phase open ends, or the lease of a probe
 * @param probe who holds the lease of the probe; null where nobody does
 * @param successes the probes in a row that succeeded
 * @param announced whether the change to this phase has been announced
 */
record BreakerState(
    String name,
    Phase phase,
    long version,
    Instant since,
    String reason,
    Window window,
    Counts previous,
    Instant until,
    @Nullable String probe,
    int successes,
    boolean announced) {

  /** Calls and the failures among them. */
  record Counts(long calls, long failures) {
    static final Counts NONE = new Counts(0, 0);
  }

  /** The counts since a window began. */
  record Window(Instant start, Counts counts) {}

  /** A breaker that nobody has used yet. */
  static BreakerState unused(String name, Instant now) {
    return new BreakerState(
        name,
        Phase.CLOSED,
        0,
        now,
        "first use",
        new Window(now, Counts.NONE),
        Counts.NONE,
        now,
        null,
        0,
        true);
  }

  BreakerState opened(Instant now, Instant until, String why) {
    return new BreakerState(
        name, Phase.OPEN, version + 1, now, why, window, previous, until, null, 0, false);
  }

  BreakerState closed(Instant now, String why) {
    return new BreakerState(
        name,
        Phase.CLOSED,
        version + 1,
        now,
        why,
        new Window(now, Counts.NONE),
        Counts.NONE,
        now,
        null,
        0,
        false);
  }

  /** Half-open, with the probe leased to this holder. */
  BreakerState probed(Instant now, Instant leasedUntil, String holder) {
    boolean already = phase == Phase.HALF_OPEN;
    return new BreakerState(
        name,
        Phase.HALF_OPEN,
        version + 1,
        already ? since : now,
        already ? reason : "a probe is due",
        window,
        previous,
        leasedUntil,
        holder,
        successes,
        already && announced);
  }

  /** Half-open, and the probe is anybody's. */
  BreakerState released(Instant now, int succeeded) {
    return new BreakerState(
        name, phase, version + 1, since, reason, window, previous, now, null, succeeded, announced);
  }

  /** The same phase, with an end that this clock can believe. */
  BreakerState endingAt(Instant end) {
    return new BreakerState(
        name,
        phase,
        version + 1,
        since,
        reason,
        window,
        previous,
        end,
        probe,
        successes,
        announced);
  }

  /** The next window, which remembers the one before. */
  BreakerState rotated(Instant now, Counts before) {
    return new BreakerState(
        name,
        phase,
        version + 1,
        since,
        reason,
        new Window(now, Counts.NONE),
        before,
        until,
        probe,
        successes,
        announced);
  }
}
