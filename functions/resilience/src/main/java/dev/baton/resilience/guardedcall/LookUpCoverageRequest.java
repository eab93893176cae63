package dev.baton.resilience.guardedcall;

import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/** Whose coverage is asked for. */
record LookUpCoverageRequest(String memberId, @Nullable String correlationId)
    implements Correlated {}
