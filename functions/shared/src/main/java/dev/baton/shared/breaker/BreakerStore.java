package dev.baton.shared.breaker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where breakers are kept, one for all callers. */
interface BreakerStore {
  /** The state as it is now; that of an unused breaker where there is none yet. */
  BreakerState read(String name, Instant now);

  /** Writes a state if the one it follows, by version, is still there. */
  boolean replace(BreakerState next);

  /**
   * Counts a call if the version is still the one given.
   *
   * @return the state with the call counted; null when it has changed meanwhile
   */
  @Nullable BreakerState count(BreakerState seen, boolean failed);

  /** Notes that the change to the state's phase has been announced. */
  void announced(BreakerState state);
}
