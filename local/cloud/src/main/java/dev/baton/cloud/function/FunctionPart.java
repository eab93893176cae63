package dev.baton.cloud.function;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.function.isolated.Isolation;
import dev.baton.cloud.logs.LogSink;
import dev.baton.cloud.wire.RestApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lambda as a part of the cloud. A process must not end while a handler runs native code, whose
 * globals go first and take the process down with a crash; so the end, told or not, waits for the
 * handlers that run.
 */
public final class FunctionPart implements CloudPart {
  /** Real time for which a handler that runs on may hold up the end. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Functions functions;
  private final EventInvocations events;
  private final LambdaService service;
  private final FunctionProvider provider;
  private final Thread ending = new Thread(this::end, "baton-functions-end");
  private final boolean warm;
  private final @Nullable Isolation isolation;
  private final ScheduledExecutorService reclaiming =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("baton-reclaim").unstarted(task));
  private volatile boolean ended;

  /**
   * @param warm whether each function is made ready ahead of its first call
   * @param isolation null to run functions in this process
   * @throws UnsupportedOperationException if functions cannot run in processes of their own here
   */
  public FunctionPart(CloudContext context, boolean warm, @Nullable Isolation isolation) {
    this.warm = warm;
    this.isolation = isolation;
    functions = new Functions(isolation == null ? Integer.MAX_VALUE : isolation.processes());
    ProcessHost processes =
        isolation == null
            ? null
            : new ProcessHost(context.data().resolve("functions"), context.clock());
    events = new EventInvocations(context);
    service = new LambdaService(context, functions, events);
    provider =
        new FunctionProvider(
            context, functions, events, new FunctionMaker(context, functions, processes));
    context.door().interruptWith(functions::interrupt);
    LogRouting.install();
  }

  /** Answers more of Lambda's API, by what other parts know of functions. */
  public void answer(List<RestApi.Route> routes) {
    service.answer(routes);
  }

  /** Says where the lines that functions log go, beside their files. */
  public void logTo(LogSink sink) {
    functions.logTo(sink);
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(provider);
  }

  /** The names by which faults know the functions, each with its role's ARN; empty for none. */
  public Map<String, String> roles() {
    Map<String, String> roles = new TreeMap<>();
    for (LambdaFunction function : functions.all()) {
      String role = function.spec().roleArn();
      roles.put(function.spec().label(), role == null ? "" : role);
    }
    return roles;
  }

  @Override
  public void ready() {
    Runtime.getRuntime().addShutdownHook(ending);
    if (isolation != null) {
      reclaimAfter(isolation.idle());
    } else if (warm) {
      Thread.ofPlatform().daemon().name("baton-warm-up").start(this::warmUp);
    }
  }

  private void reclaimAfter(Duration idle) {
    long period = Math.clamp(idle.toMillis() / 4, 100, 15_000);
    var _ =
        reclaiming.scheduleWithFixedDelay(
            () -> functions.everything().forEach(function -> function.reclaim(idle)),
            period,
            period,
            TimeUnit.MILLISECONDS);
  }

  /** Makes a sandbox of each function, one after the other, while the rest of the cloud goes on. */
  private void warmUp() {
    for (LambdaFunction function : functions.all()) {
      if (ended) {
        return;
      }
      function.warmUp();
    }
  }

  @Override
  public void close() {
    events.close();
    end();
    functions.everything().forEach(LambdaFunction::close);
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, or ran.
    }
  }

  private void end() {
    ended = true;
    reclaiming.shutdownNow();
    functions.places().close();
    functions.everything().forEach(LambdaFunction::stop);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    functions.everything().forEach(function -> function.awaitStop(deadline));
  }
}
