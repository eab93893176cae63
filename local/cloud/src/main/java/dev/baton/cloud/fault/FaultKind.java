package dev.baton.cloud.fault;

import java.util.Locale;

/** What goes wrong. */
public enum FaultKind {
  /** The call is refused for being one too many; it has no effect. */
  THROTTLE,
  /** The call fails with an error of the service; it has no effect. */
  ERROR,
  /** The caller runs out of time before the call has any effect. */
  SLOW,
  /** The call takes effect, but its answer is lost. */
  DROP_REPLY,
  /** The caller's process dies at the call, which has no effect. */
  CRASH;

  /** As the command line spells it. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
