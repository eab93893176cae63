package dev.baton.resilience.guardedcall;

import dev.baton.shared.breaker.Permit;
import dev.baton.shared.invocation.Correlated;
import org.jspecify.annotations.Nullable;

/**
 * How a call went.
 *
 * @param error the error's name as Step Functions has it; null when the dependency answered
 */
record ReportCallRequest(Permit permit, @Nullable String error, @Nullable String correlationId)
    implements Correlated {}
