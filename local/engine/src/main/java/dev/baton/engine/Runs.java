package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.RealClock;
import dev.baton.engine.port.ServicePort;
import dev.baton.engine.run.Host;
import dev.baton.engine.run.Identity;
import dev.baton.engine.run.MapRunRecord;
import dev.baton.engine.run.Run;
import dev.baton.engine.run.Sink;
import dev.baton.engine.run.TaskWork;
import dev.baton.engine.run.Watchdog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
  /** For so long after its end an execution's name cannot be given again. */
  private static final Duration NAME_TAKEN = Duration.ofDays(90);

  private final EngineClock clock;
  private final ServicePort port;
  private final ExecutionListener listener;
  private final Names names;
  private final Machines machines;
  private final Activities activities;
  private final Watchdog watchdog;
  private final MapRuns mapRuns;
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
    activities = new Activities(clock, names);
    port = settings.port;
    listener = settings.listener;
    watchdog = new Watchdog(clock instanceof RealClock);
    kept = settings.keptExecutions;
    mapRuns = new MapRuns(settings.keptExecutions);
  }

  Run start(StartExecution request, @Nullable Consumer<? super Execution> whenEnded) {
    String text = request.input();
    String name = request.name() == null ? names.next() : request.name();
    Machines.Target target = target(request.stateMachineArn(), name);
    JsonNode input =
        text == null
            ? Json.object()
            : Payload.parse(text, "InvalidExecutionInput", "Invalid State Machine Execution Input");
    return start(target, name, input, request.traceHeader(), whenEnded);
  }

  /** What an ARN stands for; an alias of two versions chooses by the seed and the name. */
  private Machines.Target target(String arn, String name) {
    return machines.target(arn, () -> names.random(arn + ":" + name).nextInt(100));
  }

  private Run start(
      Machines.Target target,
      String name,
      JsonNode input,
      @Nullable String traceHeader,
      @Nullable Consumer<? super Run> whenEnded) {
    Names.check(name);
    StoredMachine machine = target.machine();
    Identity identity =
        new Identity(
            names.executionArn(machine, name),
            name,
            machine.arn(),
            machine.name(),
            machine.roleArn(),
            traceHeader,
            clock.millis(),
            target.origin());
    Run run =
        new Run(
            this,
            identity,
            machine.compiled(),
            input,
            whenEnded == null ? null : whenEnded::accept);
    Run existing = byArn.putIfAbsent(run.arn(), run);
    if (existing == null) {
      run.start();
      return run;
    }
    if (existing.status() == ExecutionStatus.RUNNING && existing.input().equals(run.input())) {
      return existing;
    }
    Instant stopped = existing.stopDate();
    if (stopped != null
        && stopped.plus(NAME_TAKEN).isBefore(clock.now())
        && byArn.replace(run.arn(), existing, run)) {
      run.start();
      return run;
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

  /** The executions of a machine, a version or an alias, newest first. */
  List<Execution> of(String arn) {
    List<Execution> found = new ArrayList<>();
    for (Run run : byArn.values()) {
      Origin origin = run.origin();
      if (origin == null ? run.stateMachineArn().equals(arn) : origin.isOf(arn)) {
        found.add(run);
      }
    }
    found.sort(Comparator.comparing(Execution::startDate).reversed().thenComparing(Execution::arn));
    return found;
  }

  Activities activities() {
    return activities;
  }

  /** Takes a machine out once its last execution has ended, each with its next transition. */
  void delete(String machineArn) {
    machines.beginDeleting(machineArn);
    for (Run run : byArn.values()) {
      if (run.stateMachineArn().equals(machineArn)) {
        run.abortAtNextTransition();
      }
    }
    forgetIfQuiet(machineArn);
  }

  private void forgetIfQuiet(String machineArn) {
    if (of(machineArn).stream().allMatch(each -> each.stopDate() != null)) {
      machines.forget(machineArn);
    }
  }

  @Nullable String stateMachineOfToken(String token) {
    TaskWork work = byToken.get(token);
    return work == null ? null : work.stateMachineArn();
  }

  TaskWork task(String token) {
    TaskWork work = byToken.get(token);
    if (work == null) {
      throw new EngineException("InvalidToken", "Invalid Token: 'Invalid token'");
    }
    if (!work.isOpen()) {
      // Whether it ran out of time or has been answered: SendTaskSuccess of the API Reference.
      throw new EngineException(
          "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
    return work;
  }

  @Override
  public Run startChild(JsonNode request, Run parent, @Nullable Consumer<Run> whenEnded) {
    String givenName = request.path("Name").textValue();
    String name = givenName == null ? names.next() : givenName;
    Machines.Target target = target(request.path("StateMachineArn").asText(), name);
    JsonNode given = request.path("Input");
    JsonNode input =
        given.isTextual()
            ? Payload.parse(
                given.textValue(), "InvalidExecutionInput", "Invalid State Machine Execution Input")
            : given.isMissingNode() ? Json.object() : given;
    return start(target, name, input, parent.traceHeader(), whenEnded);
  }

  @Override
  public void offer(String activityArn, ActivityTask task) {
    activities.offer(activityArn, task);
  }

  MapRuns mapRuns() {
    return mapRuns;
  }

  /** The child executions of a run of a distributed Map, newest first. */
  List<Execution> ofMapRun(String mapRunArn) {
    List<Execution> found = new ArrayList<>();
    for (Run run : byArn.values()) {
      if (mapRunArn.equals(run.mapRunArn())) {
        found.add(run);
      }
    }
    found.sort(Comparator.comparing(Execution::startDate).reversed());
    return found;
  }

  @Override
  public void begun(Run child) {
    byArn.put(child.arn(), child);
  }

  @Override
  public void begun(MapRunRecord mapRun) {
    mapRuns.add(mapRun);
  }

  @Override
  public void ended(Run run) {
    if (machines.anyDeleting() && machines.isDeleting(run.stateMachineArn())) {
      forgetIfQuiet(run.stateMachineArn());
    }
    endedFirst.add(run.arn());
    if (endedCount.incrementAndGet() > kept) {
      endedCount.decrementAndGet();
      String oldest = endedFirst.poll();
      if (oldest != null) {
        byArn.remove(oldest);
      }
    }
  }

  /** Lets an execution that has ended go on; tells when it did. */
  Instant redrive(String arn, @Nullable String clientToken) {
    if (arn.contains(":express:")) {
      throw new EngineException(
          "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'");
    }
    return get(arn).redrive(clientToken);
  }

  @Override
  public void redriven(Run run) {
    if (endedFirst.remove(run.arn())) {
      endedCount.decrementAndGet();
    } else {
      Run unused = byArn.putIfAbsent(run.arn(), run);
    }
  }

  @Override
  public boolean exists(String stateMachineArn) {
    return machines.isActive(stateMachineArn);
  }

  @Override
  public Watchdog watchdog() {
    return watchdog;
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
  public void due(String executionArn, Instant instant) {
    listener.onDue(executionArn, instant);
  }

  @Override
  public void drawn(String executionArn, long bits) {
    listener.onDrawn(executionArn, bits);
  }
}
