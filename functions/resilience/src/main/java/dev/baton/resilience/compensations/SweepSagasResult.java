package dev.baton.resilience.compensations;

/**
 * What a sweep did.
 *
 * @param undone executions that died, and whose undoing was started now
 * @param redriven executions that died with everything arranged, and go on now
 */
record SweepSagasResult(int undone, int redriven) {}
