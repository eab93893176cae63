package dev.baton.resilience.guardedcall;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/**
 * Leave is asked for to make one call.
 *
 * @param breaker the name of the dependency
 */
record AskBreakerRequest(String breaker, @Nullable String correlationId) implements Correlated {}
