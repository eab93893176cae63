package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.ActivityTask;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.port.ServicePort;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a {@link Run} needs of the engine around it. */
public interface Host {

  EngineClock clock();

  ServicePort port();

  String region();

  String partition();

  String account();

  Sink sink();

  /** A source of randomness for one execution: the same for the same seed and ARN. */
  RandomGenerator random(String executionArn);

  /** Makes a token known, so that its task can be completed from outside. */
  void register(String token, TaskWork work);

  void forget(String token);

  /** Starts an execution on behalf of a Task. */
  Run startChild(JsonNode request, Run parent, @Nullable Consumer<Run> whenEnded);

  /** Hands a task of an activity to those who work for it. */
  void offer(String activityArn, ActivityTask task);

  /** Tells that an execution has ended. */
  void ended(Run run);

  /** Tells that an execution that had ended goes on. */
  void redriven(Run run);

  /** Whether there still is a state machine of this ARN. */
  boolean exists(String stateMachineArn);

  Watchdog watchdog();

  /** Makes a child execution of a distributed Map known. */
  void begun(Run child);

  /** Makes a run of a distributed Map known. */
  void begun(MapRunRecord mapRun);
}
