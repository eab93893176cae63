package dev.baton.resilience.admissionsaga;

/**
 * What became of a request.
 *
 * @param changed false when it had been done before, or when there was nothing to undo
 */
public record ArrangementResult(boolean changed) {}
