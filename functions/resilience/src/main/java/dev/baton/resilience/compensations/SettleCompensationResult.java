package dev.baton.resilience.compensations;

import org.jspecify.annotations.Nullable;

/**
 * How a compensation stands.
 *
 * @param status {@code RESOLVED}, or {@code OPEN} when it failed again
 * @param error what it failed with; null when it did not
 */
public record SettleCompensationResult(
    String compensationId, String status, @Nullable String error) {}
