package dev.baton.documents.storage;

import java.time.Instant;
import java.util.Optional;

/** What became of an execution. */
@FunctionalInterface
public interface Executions {
  /**
   * The end of an execution; empty while it runs.
   *
   * @throws RuntimeException one of the five classes when that cannot be found out
   */
  Optional<End> endOf(String executionArn);

  /**
   * How and when an execution ended. One that is not known, or not any more, ended in no way and at
   * the beginning of time.
   */
  record End(boolean succeeded, Instant at) {}
}
