package dev.baton.resilience.guardedcall;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Leave is asked for to make one call. */
record AskBreakerRequest(@Nullable String correlationId) implements Correlated {}
