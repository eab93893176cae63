package dev.baton.engine;

import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.RealClock;
import dev.baton.engine.port.ServicePort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Step Functions in a library: state machines, their executions, task tokens. Safe for threads. */
public final class Engine implements AutoCloseable {
  private final Builder settings;

  private Engine(Builder settings) {
    this.settings = settings;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Takes a state machine in.
   *
   * @throws EngineException {@code InvalidDefinition} with all faults, {@code
   *     StateMachineAlreadyExists}, {@code InvalidName}
   */
  public StateMachine create(StateMachineSpec spec) {
    throw new UnsupportedOperationException();
  }

  public StateMachine stateMachine(String stateMachineArn) {
    throw new UnsupportedOperationException();
  }

  public List<StateMachine> stateMachines() {
    throw new UnsupportedOperationException();
  }

  /**
   * Starts an execution; the thread that calls runs it until it first waits or ends.
   *
   * @throws EngineException {@code StateMachineDoesNotExist}, {@code InvalidExecutionInput}, {@code
   *     InvalidName}, {@code ExecutionAlreadyExists}
   */
  public Execution start(StartExecution request) {
    throw new UnsupportedOperationException();
  }

  public Execution describe(String executionArn) {
    throw new UnsupportedOperationException();
  }

  public List<HistoryEvent> history(String executionArn) {
    throw new UnsupportedOperationException();
  }

  /** Executions of a state machine, newest first. */
  public List<Execution> executions(String stateMachineArn) {
    throw new UnsupportedOperationException();
  }

  public void stop(String executionArn, @Nullable String error, @Nullable String cause) {
    throw new UnsupportedOperationException();
  }

  /**
   * Completes the task that waits on a token.
   *
   * @throws EngineException {@code InvalidToken}, {@code TaskDoesNotExist}, {@code TaskTimedOut},
   *     {@code InvalidOutput}
   */
  public void sendTaskSuccess(String token, String output) {
    throw new UnsupportedOperationException();
  }

  public void sendTaskFailure(String token, @Nullable String error, @Nullable String cause) {
    throw new UnsupportedOperationException();
  }

  public void sendTaskHeartbeat(String token) {
    throw new UnsupportedOperationException();
  }

  public EngineClock clock() {
    return settings.clock;
  }

  @Override
  public void close() {}

  /** Settings of an {@link Engine}; each has a default but the port. */
  public static final class Builder {
    private EngineClock clock = new RealClock();
    private long seed;
    private ServicePort port =
        (call, callback) -> callback.failed("States.Runtime", "No service port: " + call.service());
    private ExecutionListener listener = (arn, event) -> {};
    private String region = "us-east-1";
    private String account = "000000000000";

    private Builder() {}

    public Builder clock(EngineClock value) {
      clock = value;
      return this;
    }

    /** Seeds generated names, tokens, jitter and the random functions. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

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

    public Engine build() {
      return new Engine(this);
    }

    @Override
    public String toString() {
      return region + "/" + account + "/" + seed + "/" + port + "/" + listener;
    }
  }
}
