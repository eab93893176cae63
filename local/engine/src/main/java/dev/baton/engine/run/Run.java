package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.Definition;
import dev.baton.asl.expression.Errors;
import dev.baton.asl.text.Json;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.RedriveStatus;
import dev.baton.engine.clock.Timer;
import dev.baton.engine.history.Details;
import dev.baton.engine.history.History;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One execution while it runs, and afterwards. Whoever has work for it hands it to {@link #submit}:
 * the first thread to do so drives the execution until nothing is left to do, and work that arrives
 * meanwhile is left to it. So all fields but the volatile ones belong to one thread at a time.
 */
public final class Run extends IdentifiedExecution {
  final Host host;
  final History history = new History();
  final Driver driver = new Driver(this);

  private final Redrives redrives = new Redrives();
  private final Definition definition;
  private final @Nullable Consumer<Run> whenEnded;
  private ArrayDeque<Track> ready = new ArrayDeque<>(1);
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
  private @Nullable String mapRunArn;
  private @Nullable RandomGenerator random;
  private @Nullable Timer timeout;
  private long timeoutMillis = Long.MAX_VALUE;

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
    super(identity);
    probe = ties.probe();
    this.host = host;
    this.definition = definition;
    this.input = input;
    whenEnded = ties.whenEnded();
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
          limitTime(identity.startMillis());
          main.begin(given, 0);
        });
  }

  private void limitTime(long startMillis) {
    Long seconds = definition.timeoutSeconds();
    if (seconds != null) {
      timeoutMillis = startMillis + seconds * 1_000;
      timeout = at(timeoutMillis, this::timeOut);
    }
  }

  /** The instant at which it runs out of time; the last there is when it does not. */
  long timeoutMillis() {
    return timeoutMillis;
  }

  /** Goes on with what did not succeed; tells when. See {@link Redrives#take}. */
  public Instant redrive(@Nullable String clientToken) {
    return redrives.take(this, clientToken);
  }

  /** Goes on as the child of a Map Run that goes on. */
  void redriveAsMapChild() {
    redrives.takeAsMapChild(this);
  }

  /** No longer counts as ended. */
  void reopen() {
    status = ExecutionStatus.RUNNING;
  }

  void goOn(int redriveCount) {
    submit(
        () -> {
          host.redriven(this);
          error = null;
          cause = null;
          long redriven =
              record(history.count(), "ExecutionRedriven", new Details.Redriven(redriveCount));
          limitTime(host.clock().millis());
          main.redrive(redriven);
        });
  }

  /** Runs an action on the thread that drives this execution, which may be the caller's. */
  public void submit(Runnable action) {
    driver.submit(action);
  }

  /** Runs an action, and then whatever is ready to go on. */
  void perform(Runnable action) {
    guarded(action);
    guarded(this::runReady);
  }

  /** Whatever goes wrong inside the engine ends this execution, and nothing else. */
  private void guarded(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
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
    return host.clock().at(due, () -> driver.submitFromClock(action));
  }

  RandomGenerator random() {
    RandomGenerator source = random;
    if (source == null) {
      source = new Draws(host.random(identity.arn()), host.sink(), identity.arn());
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
    recordEnd(previous, "Failed", name, why);
    end(ExecutionStatus.FAILED);
  }

  private void recordEnd(long previous, String how, @Nullable String name, @Nullable String why) {
    String key = "execution" + how + "EventDetails";
    record(previous, "Execution" + how, new Details.Failed(key, name, why));
  }

  /** Ends it from outside. */
  public void abort(@Nullable String name, @Nullable String why) {
    driver.submitUrgently(() -> aborted(name, why));
  }

  /** Ends it before it next runs a state. */
  public void abortAtNextTransition() {
    withdrawn = true;
  }

  private void aborted(@Nullable String name, @Nullable String why) {
    if (isRunning()) {
      error = name;
      cause = why;
      main.stopping();
      recordEnd(main.last, "Aborted", name, why);
      end(ExecutionStatus.ABORTED);
    }
  }

  void timeOut() {
    if (isRunning()) {
      main.stopping();
      recordEnd(main.last, "TimedOut", Errors.TIMEOUT, null);
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
    tell();
    history.pack();
    if (end == ExecutionStatus.SUCCEEDED) {
      main.release();
      ready = new ArrayDeque<>(0);
      input = null;
      output = null;
    }
  }

  private void tell() {
    Consumer<Run> told = whenEnded;
    if (told == null) {
      return;
    }
    Object call = new Object();
    driver.goOut(call);
    try {
      told.accept(this);
    } finally {
      driver.comeBack(call);
    }
  }

  /** Makes it a child execution of a distributed Map; to be called before it starts. */
  void belongTo(String mapRun) {
    mapRunArn = mapRun;
  }

  @Override
  public @Nullable String mapRunArn() {
    return mapRunArn;
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

  @Nullable String roleArn() {
    return identity.roleArn();
  }

  public History history() {
    return history;
  }

  @Override
  public ExecutionStatus status() {
    return status;
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
  public int redriveCount() {
    return redrives.count();
  }

  @Override
  public @Nullable Instant redriveDate() {
    return redrives.last();
  }

  @Override
  public RedriveStatus redriveStatus() {
    return redrives.status(this);
  }

  @Override
  public @Nullable String redriveStatusReason() {
    return redrives.reasonAgainst(this);
  }
}
