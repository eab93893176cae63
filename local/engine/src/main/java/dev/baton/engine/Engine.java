package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.RealClock;
import dev.baton.engine.port.ServicePort;
import dev.baton.engine.run.Run;
import dev.baton.engine.run.TaskWork;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Step Functions in a library: state machines, their executions, task tokens. Safe for threads.
 *
 * <p>Errors carry the codes and messages of the Step Functions API.
 */
public final class Engine implements AutoCloseable {
  private final EngineClock clock;
  private final boolean ownsClock;
  private final Machines machines;
  private final Versions versions;
  private final Aliases aliases;
  private final Runs runs;
  private final StateTests tests;

  private Engine(Builder settings) {
    EngineClock given = settings.clock;
    ownsClock = given == null;
    clock = given == null ? new RealClock() : given;
    Names names = new Names(settings.partition, settings.region, settings.account, settings.seed);
    machines = new Machines(clock, names);
    versions = new Versions(machines, clock);
    aliases = new Aliases(machines, clock);
    runs = new Runs(settings, clock, names, machines);
    tests = new StateTests(runs, names);
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Takes a state machine in; the same again changes nothing. Roles are not compared.
   *
   * @throws EngineException {@code InvalidDefinition} with all faults, {@code
   *     StateMachineAlreadyExists}, {@code StateMachineDeleting}, {@code InvalidName}
   */
  public StateMachine create(StateMachineSpec spec) {
    return machines.create(spec);
  }

  /**
   * Changes a state machine; what is null stays as it is, and running executions are not touched.
   *
   * @throws EngineException {@code StateMachineDoesNotExist}, {@code StateMachineDeleting}, {@code
   *     InvalidDefinition}
   */
  public StateMachine update(MachineUpdate update) {
    return machines.update(update);
  }

  /** As {@link #update(MachineUpdate)}, of definition and role only. */
  public StateMachine update(
      String stateMachineArn, @Nullable String definition, @Nullable String roleArn) {
    return update(
        new MachineUpdate(stateMachineArn, definition, roleArn, MachineConfiguration.NONE));
  }

  /**
   * Takes a state machine out; does nothing when there is none of this ARN. While executions run it
   * stays, but takes no more of them; each ends with its next transition.
   */
  public void delete(String stateMachineArn) {
    runs.delete(stateMachineArn);
  }

  /** Whether a state machine only waits for its last executions to end. */
  public boolean isDeleting(String stateMachineArn) {
    return machines.isDeleting(stateMachineArn);
  }

  /** The published versions of the state machines. */
  public Versions versions() {
    return versions;
  }

  /** The aliases of the state machines. */
  public Aliases aliases() {
    return aliases;
  }

  /** The activities, whose workers ask for tasks. */
  public Activities activities() {
    return runs.activities();
  }

  /**
   * The state machine of this ARN.
   *
   * @throws EngineException {@code StateMachineDoesNotExist}
   */
  public StateMachine stateMachine(String stateMachineArn) {
    return machines.get(stateMachineArn);
  }

  /**
   * The state machine that an execution of this ARN would be of: the ARN's own, or a version's of
   * it, or of an alias one of its versions'.
   *
   * @throws EngineException {@code StateMachineDoesNotExist}, {@code StateMachineDeleting}
   */
  public StateMachine startable(String arn) {
    return machines.target(arn, () -> 0).machine();
  }

  public List<StateMachine> stateMachines() {
    return machines.all();
  }

  /**
   * Starts an execution; the thread that calls runs it until it first waits or ends. The same name
   * with the same input returns the running execution.
   *
   * @throws EngineException {@code StateMachineDoesNotExist}, {@code InvalidExecutionInput}, {@code
   *     InvalidName}, {@code ExecutionAlreadyExists}
   */
  public Execution start(StartExecution request) {
    return runs.start(request, null);
  }

  /**
   * As {@link #start(StartExecution)}, and tells of the end; only for executions that are not there
   * yet, such as those of express state machines.
   *
   * @param whenEnded is called on the thread that ended it, and must be quick
   */
  public Execution start(StartExecution request, Consumer<Execution> whenEnded) {
    return runs.start(request, whenEnded);
  }

  /**
   * The execution of this ARN.
   *
   * @throws EngineException {@code ExecutionDoesNotExist}
   */
  public Execution describe(String executionArn) {
    return runs.get(executionArn);
  }

  /** The events so far, oldest first. */
  public List<HistoryEvent> history(String executionArn) {
    return runs.get(executionArn).history().events();
  }

  /** Executions of a state machine, or those that a version or alias started, newest first. */
  public List<Execution> executions(String arn) {
    boolean qualified = machines.version(arn) != null || machines.alias(arn) != null;
    return runs.of(qualified ? arn : machines.get(arn).arn());
  }

  /**
   * Lets an execution go on that failed, was stopped or ran out of time, with what did not succeed;
   * the thread that calls runs it as {@link #start} does.
   *
   * @param clientToken a request with the same token, for 15 minutes, changes nothing further
   * @return when it was redriven
   * @throws EngineException {@code ExecutionDoesNotExist}, {@code ExecutionNotRedrivable}, {@code
   *     InvalidArn} for an express one
   */
  public Instant redrive(String executionArn, @Nullable String clientToken) {
    return runs.redrive(executionArn, clientToken);
  }

  /**
   * The run of a distributed Map of this ARN.
   *
   * @throws EngineException {@code ResourceNotFound}, {@code InvalidArn}
   */
  public MapRun mapRun(String mapRunArn) {
    return runs.mapRuns().get(mapRunArn);
  }

  /**
   * The runs of distributed Maps that an execution started, newest first.
   *
   * @throws EngineException {@code ExecutionDoesNotExist}
   */
  public List<MapRun> mapRuns(String executionArn) {
    return runs.mapRuns().of(runs.get(executionArn).arn());
  }

  /** The child executions of a run of a distributed Map, newest first; errors as for it alone. */
  public List<Execution> childExecutions(String mapRunArn) {
    return runs.ofMapRun(mapRun(mapRunArn).arn());
  }

  /**
   * Changes the settings of a run of a distributed Map while it runs.
   *
   * @throws EngineException {@code ResourceNotFound}, {@code InvalidArn}, {@code
   *     ValidationException}
   */
  public void updateMapRun(MapRunUpdate update) {
    runs.mapRuns().update(update);
  }

  /** Ends an execution that still runs. */
  public void stop(String executionArn, @Nullable String error, @Nullable String cause) {
    Run run = runs.get(executionArn);
    run.abort(error, cause);
  }

  /**
   * Completes the task that waits on a token.
   *
   * @throws EngineException {@code InvalidToken}, {@code TaskTimedOut}, {@code InvalidOutput}
   */
  public void sendTaskSuccess(String token, String output) {
    TaskWork work = runs.task(token);
    JsonNode value = Payload.parse(output, "InvalidOutput", "Invalid Output");
    work.complete(value);
  }

  /** Fails the task that waits on a token; errors as for {@link #sendTaskSuccess}. */
  public void sendTaskFailure(String token, @Nullable String error, @Nullable String cause) {
    runs.task(token).completeExceptionally(error, cause);
  }

  /** Puts off the heartbeat time-out of the task that waits on a token. */
  public void sendTaskHeartbeat(String token) {
    runs.task(token).beat();
  }

  /** The ARN of the state machine that waits on a token; null for a token that nobody knows. */
  public @Nullable String stateMachineOfToken(String token) {
    return runs.stateMachineOfToken(token);
  }

  /**
   * Tests one state and waits for its outcome.
   *
   * @return the response of the TestState action
   * @throws EngineException {@code ValidationException}, {@code InvalidDefinition}
   */
  public ObjectNode testState(TestState request) {
    return tests.test(request);
  }

  public EngineClock clock() {
    return clock;
  }

  @Override
  public void close() {
    runs.watchdog().close();
    if (ownsClock && clock instanceof RealClock real) {
      real.close();
    }
  }

  /** Settings of an {@link Engine}; each has a default. */
  public static final class Builder {
    @Nullable EngineClock clock;
    long seed;
    ServicePort port =
        (call, callback) ->
            callback.failed("States.Runtime", "No service port for " + call.service());
    ExecutionListener listener = (arn, event) -> {};
    String partition = "aws";
    String region = "us-east-1";
    String account = "000000000000";
    int keptExecutions = 10_000;

    private Builder() {}

    /** Real time unless given. */
    public Builder clock(EngineClock value) {
      clock = Objects.requireNonNull(value);
      return this;
    }

    /** Seeds generated names, tokens, jitter and the random functions. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Where Tasks are sent. */
    public Builder port(ServicePort value) {
      port = value;
      return this;
    }

    public Builder listener(ExecutionListener value) {
      listener = value;
      return this;
    }

    public Builder region(String value) {
      region = value;
      return this;
    }

    public Builder account(String value) {
      account = value;
      return this;
    }

    /** How many executions that have ended stay readable; 10,000 unless given. */
    public Builder keptExecutions(int value) {
      keptExecutions = value;
      return this;
    }

    public Engine build() {
      return new Engine(this);
    }
  }
}
