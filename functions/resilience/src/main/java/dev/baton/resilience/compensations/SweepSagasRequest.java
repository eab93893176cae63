package dev.baton.resilience.compensations;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** A sweep is due. */
record SweepSagasRequest(@Nullable String correlationId) implements Correlated {}
