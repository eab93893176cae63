package dev.baton.console.command;

import dev.baton.console.live.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a command spends its time on. */
final class Phases {
  private final List<String> phases = new ArrayList<>();
  private final long start = System.nanoTime();
  private long last = start;

  /** Ends a phase, which began where the one before ended. */
  void done(String phase) {
    long now = System.nanoTime();
    phases.add(phase + " " + Durations.text(Duration.ofNanos(now - last)));
    last = now;
  }

  String total() {
    return Durations.text(Duration.ofNanos(System.nanoTime() - start));
  }

  @Override
  public String toString() {
    return String.join(", ", phases);
  }
}
