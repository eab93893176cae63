package dev.baton.console.command;

import dev.baton.console.live.Durations;
import dev.baton.engine.clock.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a command spends its time on. */
final class Phases {
  private final List<String> phases = new ArrayList<>();
  private final long start;
  private long last;

  private Phases(long start) {
    this.start = start;
    last = start;
  }

  /** From now on. */
  static Phases fromNow() {
    return new Phases(System.nanoTime());
  }

  /**
   * From the moment on at which the script {@code baton} was called, which it says in {@code
   * baton.called} (nanoseconds since 1970); from now on where it does not, as the {@code date} of
   * some systems knows whole seconds only.
   */
  static Phases fromTheCall() {
    Phases phases = fromNow();
    Long called = Long.getLong("baton.called");
    if (called == null) {
      return phases;
    }
    Instant at = Instant.ofEpochSecond(0, called);
    Phases earlier =
        new Phases(phases.start - Duration.between(at, new RealClock().now()).toNanos());
    earlier.done("script and JVM");
    return earlier;
  }

  /** Ends a phase, which began where the one before ended. */
  void done(String phase) {
    long now = System.nanoTime();
    phases.add(phase + " " + Durations.text(Duration.ofNanos(now - last)));
    last = now;
  }

  /** Ends several phases, of which others know what each took. */
  void done(List<String> told) {
    phases.addAll(told);
    last = System.nanoTime();
  }

  String total() {
    return Durations.text(Duration.ofNanos(System.nanoTime() - start));
  }

  @Override
  public String toString() {
    return String.join(", ", phases);
  }
}
