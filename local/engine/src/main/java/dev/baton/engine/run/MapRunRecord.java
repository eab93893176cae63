package dev.baton.engine.run;

import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.MapRun;
import dev.baton.engine.MapRunUpdate;
import dev.baton.engine.clock.EngineClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of one run of a distributed Map while it runs and afterwards. Safe for threads. */
public final class MapRunRecord implements MapRun {
  private final Identity identity;
  private final EngineClock clock;
  private final Instant startDate;
  private final Tally items = new Tally();
  private final Tally executions = new Tally();
  private volatile MapSettings.Tolerance tolerance;
  private volatile long maxConcurrency;
  private volatile Status status = Status.RUNNING;
  private volatile @Nullable Instant stopDate;
  private volatile @Nullable Instant redriveDate;
  private volatile int redriveCount;
  private volatile Runnable whenUpdated = () -> {};

  /** What names a run. */
  record Identity(String arn, String executionArn, String stateMachineArn, String label) {}

  MapRunRecord(
      Identity identity, EngineClock clock, long maxConcurrency, MapSettings.Tolerance tolerance) {
    this.identity = identity;
    this.clock = clock;
    this.maxConcurrency = maxConcurrency;
    this.tolerance = tolerance;
    startDate = clock.now();
  }

  /** Tells whom to tell of changed settings. */
  void onUpdate(Runnable action) {
    whenUpdated = action;
  }

  /** Changes settings while it runs. */
  public void update(MapRunUpdate update) {
    Long concurrency = update.maxConcurrency();
    if (concurrency != null) {
      maxConcurrency = concurrency;
    }
    MapSettings.Tolerance old = tolerance;
    Long count = update.toleratedFailureCount();
    Double percentage = update.toleratedFailurePercentage();
    tolerance =
        new MapSettings.Tolerance(
            count == null ? old.count() : count,
            percentage == null ? old.percentage() : percentage);
    whenUpdated.run();
  }

  MapSettings.Tolerance tolerance() {
    return tolerance;
  }

  /** So many items wait for a child execution of theirs. */
  void pending(int count) {
    items.pending(count);
    executions.pending(1);
  }

  /** A child execution of so many waiting items begins. */
  void begun(int count) {
    items.begun(count);
    executions.begun(1);
  }

  void ended(ExecutionStatus end, int count) {
    items.ended(end, count);
    executions.ended(end, 1);
  }

  /** A child that did not succeed waits to run again. */
  void again(ExecutionStatus end, int count) {
    items.again(end, count);
    executions.again(end, 1);
  }

  /** All results of so many items in so many executions are in S3. */
  void written(long itemCount, long executionCount) {
    items.written(itemCount);
    executions.written(executionCount);
  }

  long failedItems() {
    return items.unsuccessful();
  }

  void end(Status end) {
    stopDate = clock.now();
    status = end;
    whenUpdated = () -> {};
  }

  /** It runs again; called by the thread that drives its execution only. */
  void redriven(Runnable onUpdate) {
    redriveDate = clock.now();
    int before = redriveCount;
    redriveCount = before + 1;
    stopDate = null;
    status = Status.RUNNING;
    whenUpdated = onUpdate;
  }

  @Override
  public String arn() {
    return identity.arn();
  }

  @Override
  public String executionArn() {
    return identity.executionArn();
  }

  @Override
  public String stateMachineArn() {
    return identity.stateMachineArn();
  }

  @Override
  public String label() {
    return identity.label();
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public Instant startDate() {
    return startDate;
  }

  @Override
  public @Nullable Instant stopDate() {
    return stopDate;
  }

  @Override
  public long maxConcurrency() {
    return maxConcurrency;
  }

  @Override
  public long toleratedFailureCount() {
    return tolerance.count();
  }

  @Override
  public double toleratedFailurePercentage() {
    return tolerance.percentage();
  }

  @Override
  public Counts itemCounts() {
    return items.counts();
  }

  @Override
  public Counts executionCounts() {
    return executions.counts();
  }

  @Override
  public int redriveCount() {
    return redriveCount;
  }

  @Override
  public @Nullable Instant redriveDate() {
    return redriveDate;
  }
}
