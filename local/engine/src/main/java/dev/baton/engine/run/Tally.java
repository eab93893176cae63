package dev.baton.engine.run;

import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.MapRun;
import java.util.EnumMap;
import java.util.Map;

/** Counts how the items, or the child executions, of a Map run fare. Safe for threads. */
final class Tally {
  private final Map<ExecutionStatus, Long> ended = new EnumMap<>(ExecutionStatus.class);
  private long pending;
  private long running;
  private long written;

  synchronized void pending(long count) {
    pending += count;
  }

  synchronized void begun(long count) {
    pending -= count;
    running += count;
  }

  synchronized void ended(ExecutionStatus end, long count) {
    running -= count;
    long unused = ended.merge(end, count, Long::sum);
  }

  synchronized void again(ExecutionStatus end, long count) {
    long unused = ended.merge(end, -count, Long::sum);
    pending += count;
  }

  synchronized void written(long count) {
    written = count;
  }

  synchronized long unsuccessful() {
    return of(ExecutionStatus.FAILED) + of(ExecutionStatus.TIMED_OUT) + of(ExecutionStatus.ABORTED);
  }

  private long of(ExecutionStatus end) {
    return ended.getOrDefault(end, 0L);
  }

  synchronized MapRun.Counts counts() {
    long succeeded = of(ExecutionStatus.SUCCEEDED);
    return new MapRun.Counts(
        pending,
        running,
        succeeded,
        of(ExecutionStatus.FAILED),
        of(ExecutionStatus.TIMED_OUT),
        of(ExecutionStatus.ABORTED),
        pending + running + succeeded + unsuccessful(),
        written,
        0,
        0);
  }
}
