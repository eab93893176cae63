package dev.baton.cloud.function.isolated;

import java.time.Duration;

/**
 * How functions run in processes of their own.
 *
 * @param processes the most at a time; an idle one makes room for another function's
 * @param idle how long one is kept that has nothing to do
 */
public record Isolation(int processes, Duration idle) {
  /** As many as the functions of a workflow, kept as long as Lambda tends to. */
  public static final Isolation DEFAULT = new Isolation(16, Duration.ofMinutes(5));

  public Isolation {
    if (processes < 1) {
      throw new IllegalArgumentException("at least one process is needed");
    }
    if (idle.isNegative() || idle.isZero()) {
      throw new IllegalArgumentException("idle processes must be kept for some time");
    }
  }
}
