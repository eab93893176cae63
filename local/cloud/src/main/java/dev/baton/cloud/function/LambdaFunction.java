package dev.baton.cloud.function;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.cloud.function.host.Surroundings;
import dev.baton.cloud.logs.LogSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A function that can be invoked. Its sandboxes share one copy of its classes until one of them
 * times out or crashes; then the classes are loaded afresh, as what the lost invocation left behind
 * in them is not to be trusted. Safe for threads.
 */
final class LambdaFunction implements AutoCloseable {
  private static final String LOG_STREAM = "embedded";

  private final FunctionSpec spec;
  private final CloudContext cloud;
  private final Libraries.Loaded loaded;
  private final Instant made;
  private final FunctionLog log;
  private final Random random;
  private final ConcurrentLinkedDeque<Sandbox> idle = new ConcurrentLinkedDeque<>();
  private final Map<String, Sandbox> sessions = new ConcurrentHashMap<>();
  private final AtomicInteger sandboxes = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();

  /** More sandboxes than processors would only wait for each other. */
  private final Semaphore slots =
      new Semaphore(Math.max(4, Runtime.getRuntime().availableProcessors()));

  private volatile CompletableFuture<Void> warming = CompletableFuture.completedFuture(null);
  private volatile @Nullable Integer limit;
  private @Nullable FunctionLoader classes;

  LambdaFunction(FunctionSpec spec, CloudContext cloud, Libraries.Loaded loaded, LogSink logs) {
    this.spec = spec;
    this.limit = spec.concurrency();
    this.made = cloud.clock().now();
    this.cloud = cloud;
    this.loaded = loaded;
    String group = "/aws/lambda/" + spec.name();
    this.log =
        new FunctionLog(
            cloud.data().resolve("logs").resolve(spec.name() + ".log"),
            line -> logs.accept(group, LOG_STREAM, cloud.clock().now(), line));
    this.random = new Random(cloud.seed() ^ spec.name().hashCode());
  }

  FunctionSpec spec() {
    return spec;
  }

  /** Since when it is as it is. */
  Instant made() {
    return made;
  }

  /** Another function with the same code. */
  LambdaFunction as(FunctionSpec other, LogSink logs) {
    LambdaFunction another = new LambdaFunction(other, cloud, loaded, logs);
    another.limit = other.name().equals(spec.name()) ? limit : other.concurrency();
    return another;
  }

  /** How many invocations may run at a time; null for as many as come. */
  @Nullable Integer limit() {
    return limit;
  }

  void limit(@Nullable Integer most) {
    limit = most;
  }

  /**
   * Runs one invocation and waits for its end.
   *
   * @param callerName the state or function that invokes, as faults may name it instead
   * @throws AwsException {@code TooManyRequestsException} when the function is throttled
   */
  InvocationResult invoke(byte[] payload, String callerName) {
    FaultKind fault = cloud.door().faults().ofInvocation(spec.label(), callerName);
    if (fault == FaultKind.THROTTLE) {
      throw throttled();
    }
    Integer most = limit;
    if (running.incrementAndGet() > (most == null ? Integer.MAX_VALUE : most)) {
      running.decrementAndGet();
      throw throttled();
    }
    slots.acquireUninterruptibly();
    try {
      String requestId = requestId();
      return fault == null ? run(requestId, payload) : struck(fault, requestId, payload);
    } finally {
      slots.release();
      running.decrementAndGet();
    }
  }

  /**
   * Makes a sandbox ahead of the first invocation, which waits for it; whatever goes wrong shows
   * there.
   */
  void warmUp() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    warming = done;
    try {
      Sandbox sandbox = open();
      if (sandbox.start(requestId(), classes(), surroundings(sandbox)) == null) {
        keep(sandbox);
      } else {
        discard(sandbox);
      }
    } finally {
      done.complete(null);
    }
  }

  /** Ends what runs in the session of a caller as if it ran out of time or crashed. */
  void interrupt(Principal caller, FaultKind kind) {
    Sandbox sandbox = caller.arn().equals(spec.arn()) ? sessions.get(caller.session()) : null;
    if (sandbox != null) {
      sandbox.interrupt(kind);
    }
  }

  /** Interrupts what runs, and lets nothing begin in the sandboxes there are. */
  void stop() {
    sessions.values().forEach(Sandbox::stop);
  }

  /**
   * Waits until nothing of the stopped function runs any more.
   *
   * @param deadline as by {@link System#nanoTime}
   */
  void awaitStop(long deadline) {
    sessions.values().forEach(sandbox -> sandbox.awaitStop(deadline));
  }

  @Override
  public void close() {
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InvocationResult struck(FaultKind fault, String requestId, byte[] payload) {
    return switch (fault) {
      case THROTTLE -> throw throttled();
      case ERROR, CONFLICT ->
          InvocationResult.failed("InjectedFault", "The function failed on request");
      case TIMEOUT -> InvocationResult.timedOut(requestId, spec.timeout());
      case CRASH -> InvocationResult.exited(requestId, "signal: killed");
      case CRASH_AFTER -> {
        InvocationResult unheard = run(requestId, payload);
        log.line("CRASH RequestId: " + requestId + " after " + unheard.payload().length + " bytes");
        yield InvocationResult.exited(requestId, "signal: killed");
      }
      case DROP_REPLY -> {
        InvocationResult unheard = run(requestId, payload);
        log.line("LOST RequestId: " + requestId + " " + unheard.payload().length + " bytes");
        throw new AwsException(500, "ServiceException", "The answer was lost (injected fault)");
      }
      case DUPLICATE -> {
        InvocationResult first = run(requestId, payload);
        yield first.failed() ? first : run(requestId(), payload);
      }
    };
  }

  private InvocationResult run(String requestId, byte[] payload) {
    warming.join();
    Sandbox sandbox = idle.poll();
    if (sandbox == null) {
      sandbox = open();
      InvocationResult failed = sandbox.start(requestId, classes(), surroundings(sandbox));
      if (failed != null) {
        log.line("INIT ERROR RequestId: " + requestId + " " + failed.text());
        discard(sandbox);
        return failed;
      }
    }
    InvocationResult result = sandbox.invoke(requestId, payload);
    if (result.reusable()) {
      keep(sandbox);
    } else {
      discard(sandbox);
    }
    return result;
  }

  private Sandbox open() {
    String session = spec.name() + "#" + sandboxes.incrementAndGet();
    Principal principal =
        new Principal(Principal.Kind.FUNCTION, spec.label(), spec.arn(), spec.roleArn(), session);
    Sandbox sandbox = new Sandbox(spec, log, cloud.principals().issue(principal), session);
    sessions.put(session, sandbox);
    return sandbox;
  }

  private synchronized ClassLoader classes() {
    FunctionLoader present = classes;
    if (present == null) {
      present = new FunctionLoader(loaded.code(), loaded.libraries());
      classes = present;
    }
    return present;
  }

  /** Keeps a sandbox for the next invocation, unless its classes have been given up meanwhile. */
  private synchronized void keep(Sandbox sandbox) {
    if (sandbox.runs(classes)) {
      idle.push(sandbox);
    } else {
      end(sandbox);
    }
  }

  private synchronized void discard(Sandbox sandbox) {
    end(sandbox);
    classes = null;
    for (Sandbox old = idle.poll(); old != null; old = idle.poll()) {
      end(old);
    }
  }

  /** What runs goes on to its end; nobody is going to invoke this one again. */
  synchronized void retire() {
    classes = null;
    for (Sandbox old = idle.poll(); old != null; old = idle.poll()) {
      end(old);
    }
  }

  private void end(Sandbox sandbox) {
    cloud.principals().revoke(sandbox.credentials());
    sessions.remove(sandbox.session());
    sandbox.stop();
  }

  private Surroundings surroundings(Sandbox sandbox) {
    AwsCredentials credentials = sandbox.credentials();
    Map<String, String> environment = new HashMap<>(spec.environment());
    environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
    environment.put("AWS_SESSION_TOKEN", credentials.sessionToken());
    environment.put("AWS_ENDPOINT_URL", cloud.endpoint().toString());
    environment.put("AWS_REGION", cloud.region());
    environment.put("AWS_DEFAULT_REGION", cloud.region());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memory()));
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + spec.name());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", LOG_STREAM);
    environment.put("LAMBDA_TASK_ROOT", loaded.code().path().toString());
    environment.put("LANG", "en_US.UTF-8");
    environment.put("TZ", ":UTC");
    environment.put("_HANDLER", spec.handler());
    return new Surroundings(Map.copyOf(environment), cloud.clock().asJavaClock(), log);
  }

  private AwsException throttled() {
    return new AwsException(429, "TooManyRequestsException", "Rate Exceeded.");
  }

  private String requestId() {
    synchronized (random) {
      return new UUID(random.nextLong(), random.nextLong()).toString();
    }
  }
}
