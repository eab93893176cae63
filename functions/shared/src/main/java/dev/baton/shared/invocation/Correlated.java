package dev.baton.shared.invocation;

import org.jspecify.annotations.Nullable;

/** A request that knows which id its log lines are joined by. */
public interface Correlated {
  /** The id of the correlation, or null where the caller gave none. */
  @Nullable String correlationId();
}
