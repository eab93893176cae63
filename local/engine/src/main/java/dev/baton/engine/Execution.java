package dev.baton.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a state machine, as DescribeExecution shows it; a live view, safe to read from any
 * thread.
 */
public interface Execution {

  String arn();

  String name();

  String stateMachineArn();

  ExecutionStatus status();

  Instant startDate();

  /** When it ended; null while it runs. */
  @Nullable Instant stopDate();

  /** The input as JSON text. */
  String input();

  /** The output as JSON text; null unless it succeeded. */
  @Nullable String output();

  /** The error's name when it did not succeed; null also where a Fail state names none. */
  @Nullable String error();

  @Nullable String cause();

  @Nullable String traceHeader();

  /** What it was started from; null for what is no execution of a state machine as a whole. */
  @Nullable Origin origin();

  /** How often it was redriven. */
  int redriveCount();

  /** When it was last redriven; null when it never was. */
  @Nullable Instant redriveDate();

  RedriveStatus redriveStatus();

  /** Why it cannot be redriven, as AWS words it; null unless that is its status. */
  @Nullable String redriveStatusReason();

  /** The run of a distributed Map that started it; null for what is no child execution. */
  @Nullable String mapRunArn();
}
