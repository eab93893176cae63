package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.Definition;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.text.Json;
import dev.baton.engine.Execution;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.Origin;
import dev.baton.engine.clock.Hold;
import dev.baton.engine.clock.Timer;
import dev.baton.engine.history.Details;
import dev.baton.engine.history.History;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One execution while it runs, and afterwards. Whoever has work for it hands it to {@link #submit}:
 * the first thread to do so drives the execution until nothing is left to do, and work that arrives
 * meanwhile is left to it. So all fields but the volatile ones belong to one thread at a time.
 */
public final class Run implements Execution {
  final Host host;
  final History history = new History();

  private final Identity identity;
  private final Definition definition;
  private final Consumer<Run> whenEnded;
  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ArrayDeque<Track> ready = new ArrayDeque<>();
  private final Track main;
  private final @Nullable Probe probe;
  private volatile ExecutionStatus status = ExecutionStatus.RUNNING;
  private volatile boolean withdrawn;
  private volatile long stopMillis;

  /** Input and output; null once only the history holds them. */
  private volatile @Nullable JsonNode input;

  private volatile @Nullable JsonNode output;
  private volatile @Nullable String error;
  private volatile @Nullable String cause;
  private @Nullable RandomGenerator random;
  private @Nullable Timer timeout;

  /** Who an execution is. */
  public record Identity(
      String arn,
      String name,
      String stateMachineArn,
      String stateMachineName,
      @Nullable String roleArn,
      @Nullable String traceHeader,
      long startMillis,
      @Nullable Origin origin) {

    public Identity(
        String arn,
        String name,
        String stateMachineArn,
        String stateMachineName,
        @Nullable String roleArn,
        @Nullable String traceHeader,
        long startMillis) {
      this(arn, name, stateMachineArn, stateMachineName, roleArn, traceHeader, startMillis, null);
    }
  }

  /** Who is told of the end, or what stands around a state under test. */
  private record Ties(@Nullable Consumer<Run> whenEnded, @Nullable Probe probe) {}

  public Run(
      Host host,
      Identity identity,
      Definition definition,
      JsonNode input,
      @Nullable Consumer<Run> whenEnded) {
    this(host, identity, definition, input, new Ties(whenEnded, null));
  }

  private Run(Host host, Identity identity, Definition definition, JsonNode input, Ties ties) {
    probe = ties.probe();
    this.host = host;
    this.identity = identity;
    this.definition = definition;
    this.input = input;
    Consumer<Run> told = ties.whenEnded();
    whenEnded = told == null ? run -> {} : told;
    main = new Track(this, definition.main(), null, 0, null);
  }

  /** A run of one state only, the first of the definition, for TestState. */
  public static Run ofOneState(
      Host host, Identity identity, Definition definition, JsonNode input, Probe probe) {
    return new Run(host, identity, definition, input, new Ties(null, probe));
  }

  /** What stands in for the world around a state that is tested; null in an execution. */
  @Nullable Probe probe() {
    return probe;
  }

  /** Begins the test of a state, with variables that hold values before. */
  public Probe startProbe(JsonNode variables) {
    Probe present = Objects.requireNonNull(probe);
    main.variables.assign(variables);
    JsonNode given = inputValue();
    present.note("input", given);
    submit(() -> main.begin(given, 0));
    return present;
  }

  /** Ends the test of a state. */
  void endProbe() {
    status = ExecutionStatus.SUCCEEDED;
  }

  /** Begins; the calling thread runs it until it first waits or ends. */
  public void start() {
    JsonNode given = inputValue();
    submit(
        () -> {
          record(0, "ExecutionStarted", new Details.Started(given, identity.roleArn()));
          Long seconds = definition.timeoutSeconds();
          if (seconds != null) {
            timeout = at(identity.startMillis() + seconds * 1_000, this::timeOut);
          }
          main.begin(given, 0);
        });
  }

  /** Runs an action on the thread that drives this execution, which may be the caller's. */
  public void submit(Runnable action) {
    inbox.add(action);
    if (waiting.getAndIncrement() == 0) {
      Hold hold = host.clock().hold(identity.arn());
      if (Nesting.isDeep()) {
        Thread.startVirtualThread(() -> drive(hold));
      } else {
        drive(hold);
      }
    }
  }

  private void drive(Hold hold) {
    Nesting.enter();
    try (hold) {
      drain();
    } finally {
      Nesting.leave();
    }
  }

  private void drain() {
    int done = 1;
    do {
      for (int i = 0; i < done; i++) {
        Runnable action = inbox.poll();
        if (action != null) {
          guarded(action);
        }
        guarded(this::runReady);
      }
      done = waiting.addAndGet(-done);
    } while (done > 0);
  }

  /** Whatever goes wrong inside the engine ends this execution, and nothing else. */
  private void guarded(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | StackOverflowError e) {
      if (isRunning()) {
        fail(main.last, Errors.RUNTIME, "The execution failed inside the engine: " + e);
      }
    }
  }

  private void runReady() {
    Track track;
    while ((track = ready.pollFirst()) != null) {
      if (history.count() >= History.MAX_EVENTS - 1) {
        fail(track.last, Errors.RUNTIME, Wording.tooManyEvents());
      }
      if (withdrawn) {
        aborted(null, null);
      }
      if (isRunning()) {
        track.advance();
      }
    }
  }

  void ready(Track track) {
    ready.addLast(track);
  }

  boolean isRunning() {
    return status == ExecutionStatus.RUNNING;
  }

  long record(long previous, String type, @Nullable Details details) {
    long now = host.clock().millis();
    var event = history.append(previous, type, now, details);
    host.sink().recorded(identity.arn(), event);
    return event.id();
  }

  /** Hands an action to the driving thread at an instant. */
  Timer at(long millis, Runnable action) {
    Instant due = Instant.ofEpochMilli(millis);
    host.sink().due(identity.arn(), due);
    return host.clock().at(due, () -> submit(action));
  }

  RandomGenerator random() {
    RandomGenerator source = random;
    if (source == null) {
      source = host.random(identity.arn());
      random = source;
    }
    return source;
  }

  void succeed(Track track, JsonNode value) {
    output = value;
    record(track.last, "ExecutionSucceeded", new Details.Succeeded(value));
    end(ExecutionStatus.SUCCEEDED);
  }

  void fail(long previous, @Nullable String name, @Nullable String why) {
    error = name;
    cause = why;
    record(
        previous, "ExecutionFailed", new Details.Failed("executionFailedEventDetails", name, why));
    end(ExecutionStatus.FAILED);
  }

  /** Ends it from outside. */
  public void abort(@Nullable String name, @Nullable String why) {
    submit(() -> aborted(name, why));
  }

  /** Ends it before it next runs a state. */
  public void abortAtNextTransition() {
    withdrawn = true;
  }

  private void aborted(@Nullable String name, @Nullable String why) {
    if (isRunning()) {
      error = name;
      cause = why;
      record(
          main.last,
          "ExecutionAborted",
          new Details.Failed("executionAbortedEventDetails", name, why));
      end(ExecutionStatus.ABORTED);
    }
  }

  private void timeOut() {
    if (isRunning()) {
      record(
          main.last,
          "ExecutionTimedOut",
          new Details.Failed("executionTimedOutEventDetails", Errors.TIMEOUT, null));
      end(ExecutionStatus.TIMED_OUT);
    }
  }

  private void end(ExecutionStatus end) {
    stopMillis = host.clock().millis();
    Timer pending = timeout;
    if (pending != null) {
      pending.cancel();
    }
    main.cancel();
    ready.clear();
    status = end;
    host.ended(this);
    whenEnded.accept(this);
    history.pack();
    if (end == ExecutionStatus.SUCCEEDED) {
      main.release();
      input = null;
      output = null;
    }
  }

  JsonNode inputValue() {
    JsonNode value = input;
    if (value == null && history.details(0) instanceof Details.Started first) {
      return first.input();
    }
    return Objects.requireNonNull(value);
  }

  public @Nullable JsonNode outputValue() {
    JsonNode value = output;
    return value == null && history.details(history.count() - 1) instanceof Details.Succeeded last
        ? last.output()
        : value;
  }

  String stateMachineName() {
    return identity.stateMachineName();
  }

  @Nullable String roleArn() {
    return identity.roleArn();
  }

  int redriveCount() {
    return 0;
  }

  public History history() {
    return history;
  }

  @Override
  public String arn() {
    return identity.arn();
  }

  @Override
  public String name() {
    return identity.name();
  }

  @Override
  public String stateMachineArn() {
    return identity.stateMachineArn();
  }

  @Override
  public ExecutionStatus status() {
    return status;
  }

  @Override
  public Instant startDate() {
    return Instant.ofEpochMilli(identity.startMillis());
  }

  @Override
  public @Nullable Instant stopDate() {
    return isRunning() ? null : Instant.ofEpochMilli(stopMillis);
  }

  @Override
  public String input() {
    return Json.text(inputValue());
  }

  @Override
  public @Nullable String output() {
    JsonNode value = outputValue();
    return value == null ? null : Json.text(value);
  }

  @Override
  public @Nullable String error() {
    return error;
  }

  @Override
  public @Nullable String cause() {
    return cause;
  }

  @Override
  public @Nullable String traceHeader() {
    return identity.traceHeader();
  }

  @Override
  public @Nullable Origin origin() {
    return identity.origin();
  }
}
