package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.port.ServicePort;
import dev.baton.engine.run.Host;
import dev.baton.engine.run.Run;
import dev.baton.engine.run.Sink;
import dev.baton.engine.run.TaskWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The executions of an engine, and what they need of it. Safe for threads. */
final class Runs implements Host, Sink {
  private final EngineClock clock;
  private final ServicePort port;
  private final ExecutionListener listener;
  private final Names names;
  private final Machines machines;
  private final int kept;
  private final Map<String, Run> byArn = new ConcurrentHashMap<>();
  private final Map<String, TaskWork> byToken = new ConcurrentHashMap<>();
  private final Queue<String> endedFirst = new ConcurrentLinkedQueue<>();
  private final AtomicInteger endedCount = new AtomicInteger();
  private final Queue<String> servedFirst = new ConcurrentLinkedQueue<>();
  private final AtomicInteger servedCount = new AtomicInteger();

  Runs(Engine.Builder settings, EngineClock clock, Names names, Machines machines) {
    this.clock = clock;
    this.names = names;
    this.machines = machines;
    port = settings.port;
    listener = settings.listener;
    kept = settings.keptExecutions;
  }

  Run start(StartExecution request) {
    StoredMachine machine = machines.get(request.stateMachineArn());
    String text = request.input();
    JsonNode input =
        text == null
            ? Json.object()
            : Payload.parse(text, "InvalidExecutionInput", "Invalid State Machine Execution Input");
    return start(machine, request.name(), input, request.traceHeader(), null);
  }

  private Run start(
      StoredMachine machine,
      @Nullable String givenName,
      JsonNode input,
      @Nullable String traceHeader,
      @Nullable Consumer<Run> whenEnded) {
    String name = givenName == null ? names.next() : givenName;
    if (givenName != null) {
      Names.check(name);
    }
    Run.Identity identity =
        new Run.Identity(
            names.executionArn(machine, name),
            name,
            machine.arn(),
            machine.name(),
            machine.roleArn(),
            traceHeader,
            clock.millis());
    Run run = new Run(this, identity, machine.compiled(), input, whenEnded);
    Run existing = byArn.putIfAbsent(run.arn(), run);
    if (existing == null) {
      run.start();
      return run;
    }
    if (existing.status() == ExecutionStatus.RUNNING && existing.input().equals(run.input())) {
      return existing;
    }
    throw new EngineException(
        "ExecutionAlreadyExists", "Execution Already Exists: '" + run.arn() + "'");
  }

  Run get(String arn) {
    Run run = byArn.get(arn);
    if (run == null) {
      throw new EngineException("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }
    return run;
  }

  List<Execution> of(String machineArn) {
    List<Execution> found = new ArrayList<>();
    for (Run run : byArn.values()) {
      if (run.stateMachineArn().equals(machineArn)) {
        found.add(run);
      }
    }
    found.sort((a, b) -> b.startDate().compareTo(a.startDate()));
    return found;
  }

  TaskWork task(String token) {
    TaskWork work = byToken.get(token);
    if (work == null) {
      throw new EngineException("InvalidToken", "Invalid Token: 'Invalid token'");
    }
    if (work.isTimedOut()) {
      throw new EngineException(
          "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
    if (!work.isOpen()) {
      throw new EngineException(
          "TaskDoesNotExist", "Task Does Not Exist: 'Provided task does not exist anymore'");
    }
    return work;
  }

  @Override
  public Run startChild(JsonNode request, Run parent, @Nullable Consumer<Run> whenEnded) {
    StoredMachine machine = machines.get(request.path("StateMachineArn").asText());
    JsonNode given = request.path("Input");
    JsonNode input =
        given.isTextual()
            ? Payload.parse(
                given.textValue(), "InvalidExecutionInput", "Invalid State Machine Execution Input")
            : given.isMissingNode() ? Json.object() : given;
    String name = request.path("Name").textValue();
    return start(machine, name, input, parent.traceHeader(), whenEnded);
  }

  @Override
  public void ended(Run run) {
    endedFirst.add(run.arn());
    if (endedCount.incrementAndGet() > kept) {
      endedCount.decrementAndGet();
      String oldest = endedFirst.poll();
      if (oldest != null) {
        byArn.remove(oldest);
      }
    }
  }

  @Override
  public EngineClock clock() {
    return clock;
  }

  @Override
  public ServicePort port() {
    return port;
  }

  @Override
  public String region() {
    return names.region();
  }

  @Override
  public String partition() {
    return names.partition();
  }

  @Override
  public String account() {
    return names.account();
  }

  @Override
  public Sink sink() {
    return this;
  }

  @Override
  public RandomGenerator random(String executionArn) {
    return names.random(executionArn);
  }

  @Override
  public void register(String token, TaskWork work) {
    byToken.put(token, work);
  }

  /** A token that has served stays known for a while, to tell late from unknown. */
  @Override
  public void forget(String token) {
    servedFirst.add(token);
    if (servedCount.incrementAndGet() > kept) {
      servedCount.decrementAndGet();
      String oldest = servedFirst.poll();
      if (oldest != null) {
        byToken.remove(oldest);
      }
    }
  }

  @Override
  public void recorded(String executionArn, HistoryEvent event) {
    listener.onEvent(executionArn, event);
  }

  @Override
  public void due(String executionArn, Instant instant) {}

  @Override
  public void drawn(String executionArn, long bits) {}
}
