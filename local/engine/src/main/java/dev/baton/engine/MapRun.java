package dev.baton.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a distributed Map, as DescribeMapRun shows it; a live view, safe to read from any
 * thread.
 */
public interface MapRun {

  /** Where a run stands. */
  enum Status {
    RUNNING,
    SUCCEEDED,
    FAILED,
    ABORTED
  }

  /** How many items, or child executions, are in each state. */
  record Counts(
      long pending,
      long running,
      long succeeded,
      long failed,
      long timedOut,
      long aborted,
      long total,
      long resultsWritten,
      long failuresNotRedrivable,
      long pendingRedrive) {}

  String arn();

  /** The execution that started it. */
  String executionArn();

  /** The state machine of that execution. */
  String stateMachineArn();

  /** The label of the Map, given or generated. */
  String label();

  Status status();

  Instant startDate();

  /** When it ended; null while it runs. */
  @Nullable Instant stopDate();

  /** How many children may run at once; 0 for no limit of its own. */
  long maxConcurrency();

  long toleratedFailureCount();

  double toleratedFailurePercentage();

  Counts itemCounts();

  Counts executionCounts();

  int redriveCount();

  /** When it was last redriven; null if it never was. */
  @Nullable Instant redriveDate();
}
