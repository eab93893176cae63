package dev.baton.shared.breaker;

import org.jspecify.annotations.Nullable;

/**
 * Leave to make one call. It is plain data, so that a workflow can hand it from state to state.
 *
 * @param version the version under which it was given: what has changed since refuses its report
 * @param probe who holds the lease; null for a call that is only counted
 * @param guarded false where the table could not be reached, and nothing is reported
 */
public record Permit(String breaker, long version, @Nullable String probe, boolean guarded) {}
