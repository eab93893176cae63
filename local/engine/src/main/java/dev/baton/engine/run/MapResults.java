package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where the results of a Map run's child executions go. Belongs to the thread that drives the
 * execution.
 */
interface MapResults {

  /** A child has ended. */
  void add(ChildInput input, Run child);

  /** A child was never started: it is told what it would have been called. */
  void addPending(ChildInput input, String arn, String name);

  /** Whether it wants to know of children that were never started. */
  boolean wantsPending();

  /** All is added. */
  void finish(Finish finish);

  /** The run is redriven: what did not succeed will be added again. */
  void again();

  /** Who waits for the end of it; told once, on the thread that drives the execution. */
  interface Finish {

    void output(JsonNode output);

    void failed(String error, String cause);
  }
}
