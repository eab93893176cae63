package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.Definition;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.state.MapState;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.MapRun;
import dev.baton.engine.history.Details;
import dev.baton.engine.items.ItemReaderException;
import dev.baton.engine.items.ItemSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of a Map in distributed mode: a child execution for each item or batch, so many at a
 * time, as the items are read. Belongs to the thread that drives the execution; children and
 * readers hand what they have to it.
 */
final class DistributedMap implements Fork {
  private static final int MOST_AT_ONCE = 10_000;

  /** An express child execution may take five minutes. */
  private static final Long EXPRESS_SECONDS = 300L;

  /** After so many starts the ends of those children are seen to, so that none pile up. */
  private static final int BURST = 64;

  private final Track owner;
  private final ChildInputs inputs;
  private final MapRunRecord mapRun;
  private final MapResults results;
  private final MapChildren children;
  private final Map<Integer, Child> running = new TreeMap<>();
  private final Map<Integer, Child> unsuccessful = new TreeMap<>();
  private final Queue<ChildInput> waiting = new ArrayDeque<>();
  private final Queue<Child> again = new ArrayDeque<>();
  private final Queue<ChildInput> leftOver = new ArrayDeque<>();
  private Phase phase = Phase.RUNNING;
  private boolean unreadable;
  private boolean fetching;
  private boolean pumping;
  private boolean finishing;
  private @Nullable String error;
  private @Nullable String cause;
  private long runStarted;

  /** How far it has come. */
  private enum Phase {
    RUNNING,
    /** It has failed; children that still run are given up. */
    FAILING,
    /** Its execution is over. */
    CANCELLED,
    OVER
  }

  /** A child execution with its input. */
  record Child(ChildInput input, Run run) {}

  DistributedMap(Track owner, ChildInputs inputs, MapRunRecord mapRun, MapResults results) {
    this.owner = owner;
    this.inputs = inputs;
    this.mapRun = mapRun;
    this.results = results;
    MapState state = (MapState) owner.state();
    MapState.Distributed fields = Objects.requireNonNull(state.distributed());
    Long limit = fields.express() ? EXPRESS_SECONDS : null;
    Definition processor = new Definition(state.processor(), state.common().language(), limit);
    children = new MapChildren(owner, mapRun, processor, fields.express());
  }

  void start() {
    owner.record("MapRunStarted", new Details.MapRun("mapRunStartedEventDetails", mapRun.arn()));
    runStarted = owner.last;
    owner.await(this);
    owner.run.host.begun(mapRun);
    mapRun.onUpdate(() -> owner.run.submit(this::updated));
    advance();
  }

  private void updated() {
    checkTolerance();
    advance();
  }

  /** Does what can be done now. */
  private void advance() {
    if (phase == Phase.OVER || finishing || fetching || pumping) {
      return;
    }
    if (phase == Phase.RUNNING) {
      pump();
    }
    boolean ended = running.isEmpty() && !fetching && !pumping;
    if (ended && (phase != Phase.RUNNING || isExhausted())) {
      wrapUp();
    }
  }

  private boolean isExhausted() {
    return inputs.isDone() && waiting.isEmpty() && again.isEmpty();
  }

  private void pump() {
    long limit = mapRun.maxConcurrency();
    long most = limit == 0 ? MOST_AT_ONCE : Math.min(limit, MOST_AT_ONCE);
    for (int i = 0; running.size() < most && phase == Phase.RUNNING; i++) {
      if (i == BURST) {
        pumping = true;
        owner.run.submit(this::resume);
        return;
      }
      Child old = again.poll();
      if (old != null) {
        restart(old);
        continue;
      }
      ChildInput next = next();
      if (next == null) {
        return;
      }
      begin(next);
    }
  }

  private void resume() {
    pumping = false;
    advance();
  }

  /** The next input; null when there is none at hand, and it is being fetched if there is one. */
  private @Nullable ChildInput next() {
    ChildInput kept = waiting.poll();
    if (kept != null) {
      return kept;
    }
    ChildInput input = poll();
    if (input != null) {
      mapRun.pending(input.items());
    }
    return input;
  }

  private @Nullable ChildInput poll() {
    try {
      ChildInput input = inputs.poll();
      if (input == null && !inputs.isDone()) {
        fetch();
      }
      return input;
    } catch (ItemReaderException e) {
      fail(Errors.ITEM_READER, e.why());
    } catch (EvaluationException e) {
      fail(e.error(), Wording.inState(owner.state(), owner.entered, e.sentence()));
    }
    return null;
  }

  private void fetch() {
    fetching = true;
    inputs.fetch(
        new ItemSource.Fetch() {
          @Override
          public void more() {
            owner.run.submit(() -> fetched(null));
          }

          @Override
          public void failed(ItemReaderException why) {
            owner.run.submit(() -> fetched(why));
          }
        });
  }

  private void fetched(@Nullable ItemReaderException failure) {
    fetching = false;
    if (failure != null) {
      unreadable = true;
      fail(Errors.ITEM_READER, failure.why());
    }
    advance();
  }

  private void begin(ChildInput input) {
    Run run = children.make(input, ended -> owner.run.submit(() -> ended(input, ended)));
    running.put(input.index(), new Child(input, run));
    mapRun.begun(input.items());
    outside(run::start);
  }

  private void ended(ChildInput input, Run run) {
    Child child = running.remove(input.index());
    if (child == null) {
      return;
    }
    ExecutionStatus end = run.status();
    mapRun.ended(end, input.items());
    if (end != ExecutionStatus.SUCCEEDED) {
      unsuccessful.put(input.index(), child);
    }
    results.add(input, run);
    checkTolerance();
    advance();
  }

  private void checkTolerance() {
    long total = inputs.total();
    if (phase == Phase.RUNNING
        && mapRun
            .tolerance()
            .exceededBy(mapRun.failedItems(), total < 0 ? Long.MAX_VALUE : total)) {
      fail(Errors.THRESHOLD, "The specified tolerated failure threshold was exceeded");
    }
  }

  /** Gives up the children that run; the state fails once all of them have ended. */
  private void fail(String name, String why) {
    if (phase != Phase.RUNNING) {
      return;
    }
    phase = Phase.FAILING;
    error = name;
    cause = why;
    abortAll();
  }

  private void abortAll() {
    List<Child> all = new ArrayList<>(running.values());
    all.forEach(child -> child.run().abort(null, null));
  }

  /** All children have ended: what never started is told of, then all results are written. */
  private void wrapUp() {
    if (phase != Phase.RUNNING && results.wantsPending() && !unreadable) {
      ChildInput left;
      while ((left = next()) != null) {
        leftOver.add(left);
        results.addPending(left, children.arnOf(left), children.nameOf(left));
      }
      if (fetching) {
        return;
      }
    }
    finishing = true;
    waiting.addAll(leftOver);
    leftOver.clear();
    results.finish(
        new MapResults.Finish() {
          @Override
          public void output(JsonNode output) {
            finished(output);
          }

          @Override
          public void failed(String name, String why) {
            if (phase == Phase.RUNNING) {
              phase = Phase.FAILING;
              error = name;
              cause = why;
            }
            finished(null);
          }
        });
  }

  private void finished(@Nullable JsonNode output) {
    finishing = false;
    Phase was = phase;
    phase = Phase.OVER;
    if (was == Phase.CANCELLED) {
      mapRun.end(MapRun.Status.ABORTED);
    } else if (was == Phase.FAILING || output == null) {
      mapRun.end(MapRun.Status.FAILED);
      owner.record("MapRunFailed", new Details.Failed("mapRunFailedEventDetails", error, cause));
      if (!isResumable()) {
        owner.forgetParts();
      }
      Failures.mapRunFailed(owner, error, cause);
    } else {
      mapRun.end(MapRun.Status.SUCCEEDED);
      owner.record("MapRunSucceeded", null);
      owner.record("MapStateSucceeded", null);
      owner.last = runStarted;
      owner.attempt(() -> owner.succeed(output));
    }
  }

  /** Whether a redrive goes on with this run; what could not be read or selected begins anew. */
  private boolean isResumable() {
    return Errors.THRESHOLD.equals(error) || Errors.RESULT_WRITER.equals(error);
  }

  @Override
  public void stopping() {
    owner.record("MapRunAborted", null);
  }

  @Override
  public void cancel() {
    if (phase == Phase.OVER) {
      return;
    }
    phase = Phase.CANCELLED;
    abortAll();
    owner.run.submit(this::advance);
  }

  /** The same run goes on: first the children that did not succeed, then those never started. */
  @Override
  public void redrive(long previous) {
    phase = Phase.RUNNING;
    error = null;
    cause = null;
    unreadable = false;
    mapRun.redriven(() -> owner.run.submit(this::updated));
    owner.last = previous;
    owner.record("MapRunRedriven", new Details.MapRunRedriven(mapRun.arn(), mapRun.redriveCount()));
    runStarted = owner.last;
    results.again();
    unsuccessful
        .values()
        .forEach(child -> mapRun.again(child.run().status(), child.input().items()));
    again.addAll(unsuccessful.values());
    unsuccessful.clear();
    advance();
  }

  /** Express children run again from the start, under new names; others where they failed. */
  private void restart(Child child) {
    if (children.areExpress()) {
      begin(child.input());
      return;
    }
    running.put(child.input().index(), child);
    mapRun.begun(child.input().items());
    outside(() -> child.run().redriveAsMapChild());
  }

  /** Lets a child run on this thread; should it stay away for long, others go on with this run. */
  private void outside(Runnable start) {
    Object call = new Object();
    owner.run.driver.goOut(call);
    try {
      start.run();
    } finally {
      owner.run.driver.comeBack(call);
    }
  }
}
