package dev.baton.engine.run;

/**
 * The parts that a state has started: branches, iterations, child executions. It stays with a state
 * that fails, so that a redrive goes on with the parts that did not succeed.
 */
interface Fork extends Pending {

  /**
   * Runs the parts again that did not succeed.
   *
   * @param previous the event that what happens now follows from
   */
  void redrive(long previous);
}
