package dev.baton.shared.breaker;

/**
 * The event of a breaker that went into another phase.
 *
 * @param changeId the same for every announcement of the same change
 * @param changedAt ISO 8601
 */
public record BreakerStateChanged(
    String breaker, String state, String changeId, String reason, String changedAt) {}
