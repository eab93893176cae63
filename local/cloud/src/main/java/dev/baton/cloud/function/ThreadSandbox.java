package dev.baton.cloud.function;

import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.cloud.function.host.FunctionExit;
import dev.baton.cloud.function.host.Surroundings;
import dev.baton.cloud.trace.TraceHeader;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An environment on a thread of this process; {@link Sandbox} says who may call what. */
final class ThreadSandbox implements Sandbox {
  /** Real time that a handler may take to be made; on AWS 10 s on a machine of its own. */
  private static final Duration INIT_TIMEOUT = Duration.ofSeconds(60);

  private final FunctionSpec function;
  private final PlatformLog log;
  private final AwsCredentials credentials;
  private final ExecutorService thread;
  private final String session;
  private final ClassSource classes;
  private final ClassLoader loader;
  private volatile @Nullable CompletableFuture<InvocationResult> running;
  private volatile String requestId = "";
  private @Nullable Handler handler;

  /**
   * Makes environments that share one copy of their function's classes until one of them is lost;
   * then the classes are loaded afresh, as what the lost invocation left behind in them is not to
   * be trusted. Safe for threads.
   */
  static final class ClassSource implements Source {
    private final FunctionSpec function;
    private final PlatformLog log;
    private final Libraries.Loaded loaded;
    private final FunctionEnvironment environment;
    private final Clock clock;
    private @Nullable FunctionLoader classes;

    ClassSource(
        FunctionSpec function,
        PlatformLog log,
        Libraries.Loaded loaded,
        FunctionEnvironment environment,
        Clock clock) {
      this.function = function;
      this.log = log;
      this.loaded = loaded;
      this.environment = environment;
      this.clock = clock;
    }

    @Override
    public Sandbox make(AwsCredentials credentials, String session) {
      return new ThreadSandbox(this, classes(), credentials, session);
    }

    @Override
    public synchronized boolean lost() {
      classes = null;
      return true;
    }

    @Override
    public int most() {
      return Math.max(4, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Duration patience() {
      return Duration.ZERO;
    }

    synchronized boolean isCurrent(ClassLoader loader) {
      return loader == classes;
    }

    private synchronized ClassLoader classes() {
      FunctionLoader present = classes;
      if (present == null) {
        present = new FunctionLoader(loaded.code(), loaded.libraries());
        classes = present;
      }
      return present;
    }

    private Surroundings surroundings(AwsCredentials credentials) {
      Map<String, String> variables =
          environment.variables(credentials, loaded.code().path().toString());
      return new Surroundings(variables, clock, log.output());
    }
  }

  private ThreadSandbox(
      ClassSource classes, ClassLoader loader, AwsCredentials credentials, String session) {
    this.classes = classes;
    this.loader = loader;
    this.function = classes.function;
    this.log = classes.log;
    this.credentials = credentials;
    this.session = session;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name(function.name()).unstarted(task));
  }

  @Override
  public AwsCredentials credentials() {
    return credentials;
  }

  @Override
  public String session() {
    return session;
  }

  /** Whether its classes have not been given up meanwhile. */
  @Override
  public boolean usable() {
    return classes.isCurrent(loader);
  }

  @Override
  public @Nullable InvocationResult start(String id) {
    requestId = id;
    Surroundings surroundings = classes.surroundings(credentials);
    InvocationResult result =
        run(
            () -> {
              surroundings.enter();
              Thread.currentThread().setContextClassLoader(loader);
              handler = Handler.load(function.handler(), loader);
              return new byte[0];
            },
            INIT_TIMEOUT);
    if (!result.failed()) {
      return null;
    }
    log.function("INIT ERROR RequestId: " + id + " " + result.text());
    return result;
  }

  @Override
  public InvocationResult invoke(String id, byte[] payload) {
    requestId = id;
    Handler ready = handler;
    if (ready == null) {
      throw new IllegalStateException(function.name() + " was not started");
    }
    log.start(id);
    long begun = System.nanoTime();
    InvocationContext context =
        new InvocationContext(function, id, log, begun + function.timeout().toNanos());
    InvocationResult result = run(() -> ready.handle(payload, context), function.timeout());
    if (result.failed() && result.reusable()) {
      log.function("ERROR RequestId: " + id + " " + result.text());
    }
    log.end(id, new PlatformLog.Report((System.nanoTime() - begun) / 1e6, 0, 0), result);
    return result;
  }

  @Override
  public void interrupt(FaultKind kind) {
    CompletableFuture<InvocationResult> now = running;
    if (now != null) {
      now.complete(InvocationResult.interrupted(kind, requestId, function.timeout()));
    }
  }

  @Override
  public void stop() {
    thread.shutdownNow();
  }

  @Override
  public void awaitStop(long deadline) {
    try {
      thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Work {
    byte[] run() throws Throwable;
  }

  private InvocationResult run(Work work, Duration timeout) {
    CompletableFuture<InvocationResult> answer = new CompletableFuture<>();
    running = answer;
    String header = TraceHeader.ofPresent();
    thread.execute(
        Context.current()
            .wrap(
                () -> {
                  Surroundings.traceHeader(header);
                  answer.complete(outcome(work));
                }));
    try {
      return answer
          .completeOnTimeout(
              InvocationResult.timedOut(requestId, timeout),
              timeout.toMillis(),
              TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e);
    } finally {
      running = null;
    }
  }

  private InvocationResult outcome(Work work) {
    try {
      return InvocationResult.success(work.run());
    } catch (FunctionExit e) {
      return InvocationResult.exited(requestId, e.status());
    } catch (Throwable e) {
      return InvocationResult.thrown(e);
    }
  }
}
