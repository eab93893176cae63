package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.FailState;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import dev.baton.asl.state.WaitState;
import dev.baton.asl.text.Json;
import dev.baton.engine.history.Details;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of states within an execution: the whole machine, a branch of a Parallel or an iteration
 * of a Map. Belongs to the thread that drives the execution.
 */
final class Track {
  final Run run;
  final Branch branch;
  final Variables variables;
  final @Nullable Join join;
  final int index;
  final Retries retries = new Retries();

  JsonNode input = Json.object();

  /** The event that the next one follows from. */
  long last;

  /** The event with which the present state was entered. */
  long entered;

  /** The event before that. */
  long beforeEntered;

  long enteredMillis;

  private final @Nullable JsonNode item;
  private @Nullable State state;
  private @Nullable Pending pending;
  private @Nullable Fork fork;

  /** Whether the present state is in the history already. */
  private boolean isEntered;

  private boolean caught;
  private boolean over;

  Track(Run run, Branch branch, @Nullable Join join, int index, @Nullable JsonNode item) {
    this.run = run;
    this.branch = branch;
    this.join = join;
    this.index = index;
    this.item = item;
    variables = new Variables(join == null ? null : join.owner.variables);
  }

  boolean hasBegun() {
    return state != null;
  }

  void begin(JsonNode value, long previous) {
    over = false;
    last = previous;
    enter(branch.start(), value);
  }

  State state() {
    return Objects.requireNonNull(state);
  }

  int retryCount() {
    Probe probe = run.probe();
    return probe == null ? retries.count() : probe.retryCount();
  }

  /** Index and value of the nearest Map iteration this track is in; null when it is in none. */
  @Nullable JsonNode mapItem() {
    if (item != null || join == null) {
      return item;
    }
    return join.owner.mapItem();
  }

  /** Leaves the state for where its catcher points. */
  void recover(JsonNode output, @Nullable JsonNode assigned, String next) {
    caught = true;
    leave(output, assigned, next);
  }

  private void enter(State next, JsonNode value) {
    caught = false;
    state = next;
    input = value;
    isEntered = false;
    fork = null;
    retries.reset();
    run.ready(this);
  }

  /** Executes the state again, without entering it again. */
  void retry() {
    pending = null;
    fork = null;
    run.ready(this);
  }

  /** Goes on after a failure: with the parts of the state that failed, or the state as a whole. */
  void redrive(long previous) {
    over = false;
    last = previous;
    retries.reset();
    Fork parts = fork;
    if (parts != null) {
      pending = parts;
      attempt(() -> parts.redrive(previous));
      return;
    }
    if (state() instanceof FailState) {
      isEntered = false;
    }
    run.ready(this);
  }

  /** The state's parts are of no use to a redrive. */
  void forgetParts() {
    fork = null;
  }

  /** Executes the present state until it is left or waits for something. */
  void advance() {
    if (over) {
      return;
    }
    State current = state();
    if (!isEntered) {
      isEntered = true;
      beforeEntered = last;
      entered = record(StateEvents.entered(current), new Details.Entered(current.name(), input));
      enteredMillis = run.host.clock().millis();
    }
    attempt(() -> StateRunner.run(this, current));
  }

  /** Runs a part of a state; an expression that fails in it fails the state. */
  void attempt(Runnable part) {
    try {
      part.run();
    } catch (EvaluationException e) {
      Failures.evaluation(this, e);
    }
  }

  long record(String type, @Nullable Details details) {
    last = run.record(last, type, details);
    return last;
  }

  /** Records an event that nothing follows from. */
  void recordAside(String type, @Nullable Details details) {
    long unused = recordAside(last, type, details);
  }

  long recordAside(long previous, String type, @Nullable Details details) {
    return run.record(previous, type, details);
  }

  /** Records that the present state, if it can wait, does so no more. */
  void recordAborted(long previous) {
    State current = state;
    if (current instanceof TaskState || current instanceof WaitState) {
      long unused = recordAside(previous, current.type() + "StateAborted", null);
    }
  }

  TrackScope scope(JsonNode root) {
    return new TrackScope(this, root, null, null, null);
  }

  /** Notes what the state now waits for, so that it can be cancelled. */
  void await(Pending work) {
    pending = work;
    if (work instanceof Fork parts) {
      fork = parts;
    }
  }

  /** The state succeeded with a result: output and variables follow from it. */
  void succeed(JsonNode result) {
    pending = null;
    DataFlow.Outcome outcome = DataFlow.complete(this, result);
    leave(outcome.output(), outcome.assigned(), state().common().next());
  }

  /** Leaves the state for the next one, or ends where there is none. */
  @SuppressWarnings("ReferenceEquality") // what was only passed on was counted before
  void leave(JsonNode output, @Nullable JsonNode assigned, @Nullable String next) {
    State current = state();
    pending = null;
    boolean assigns = assigned != null && !assigned.isEmpty();
    if ((output != input && Payloads.exceedLimit(output))
        || (assigned != null && (Payloads.exceedLimit(assigned) || !variables.assign(assigned)))) {
      tooLarge();
      return;
    }
    Probe probe = run.probe();
    if (probe != null && join == null) {
      probe.left(caught ? "CAUGHT_ERROR" : "SUCCEEDED", output, next);
      run.endProbe();
      return;
    }
    record(
        StateEvents.exited(current),
        new Details.Exited(current.name(), output, assigns ? assigned : null));
    if (next != null) {
      enter(branch.state(next), output);
    } else {
      end(output);
    }
  }

  /**
   * What the state hands on or assigns exceeds a limit; what a catcher makes is not caught again.
   */
  private void tooLarge() {
    if (caught) {
      end(Errors.DATA_LIMIT, Wording.tooLarge(state().name()));
    } else {
      Failures.outputTooLarge(this);
    }
  }

  private void end(JsonNode output) {
    over = true;
    if (join == null) {
      run.succeed(this, output);
    } else {
      join.succeeded(this, output);
    }
  }

  /** Fails what this track is part of. */
  void end(@Nullable String error, @Nullable String cause) {
    over = true;
    pending = null;
    Probe probe = run.probe();
    if (probe != null && join == null) {
      probe.failed("FAILED", error, cause);
      run.endProbe();
      return;
    }
    if (join == null) {
      run.fail(last, error, cause);
    } else {
      join.failed(this, error, cause);
    }
  }

  /** Gives up whatever it waits for. */
  void cancel() {
    over = true;
    Pending work = pending;
    pending = null;
    if (work != null) {
      work.cancel();
    }
  }

  /** Records what is given up, just before it is. */
  void stopping() {
    Pending work = pending;
    if (work != null) {
      work.stopping();
    }
  }

  boolean isOver() {
    return over;
  }

  /** Lets go of all data: nothing follows any more. */
  void release() {
    input = NullNode.instance;
    pending = null;
    fork = null;
    variables.release();
    retries.reset();
  }

  /** What an iteration's context object says about its item. */
  static ObjectNode item(int index, JsonNode value) {
    ObjectNode item = Json.object().put("Index", index);
    item.set("Value", value);
    return item;
  }
}
