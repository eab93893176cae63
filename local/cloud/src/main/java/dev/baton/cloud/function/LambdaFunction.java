package dev.baton.cloud.function;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.fault.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
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
 * A function that can be invoked: as often at a time as it is allowed, each time in an environment
 * that nobody else uses meanwhile. Safe for threads.
 */
final class LambdaFunction implements AutoCloseable {
  static final String LOG_STREAM = "embedded";

  private final FunctionSpec spec;
  private final CloudContext cloud;
  private final Instant made;
  private final FunctionLog log;
  private final Sandbox.Source source;
  private final FunctionMaker maker;
  private final Places places;
  private final Random random;
  private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();
  private final Map<String, Sandbox> sessions = new ConcurrentHashMap<>();
  private final AtomicInteger sandboxes = new AtomicInteger();
  private final AtomicInteger live = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();

  private final Semaphore slots;

  private volatile boolean retired;
  private volatile CompletableFuture<Void> warming = CompletableFuture.completedFuture(null);
  private volatile @Nullable Integer limit;

  /** An environment that has nothing to do since a moment of {@link System#nanoTime}. */
  private record Idle(Sandbox sandbox, long since) {}

  LambdaFunction(
      FunctionSpec spec,
      CloudContext cloud,
      FunctionLog log,
      Sandbox.Source source,
      FunctionMaker maker) {
    this.spec = spec;
    this.limit = spec.concurrency();
    this.made = cloud.clock().now();
    this.cloud = cloud;
    this.log = log;
    this.source = source;
    this.maker = maker;
    this.places = maker.places();
    this.slots = new Semaphore(source.most());
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
  LambdaFunction as(FunctionSpec other) {
    LambdaFunction another = maker.make(other);
    another.limit = other.name().equals(spec.name()) ? limit : other.concurrency();
    return another;
  }

  /** What it logs. */
  FunctionLog log() {
    return log;
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
    return invoke(payload, callerName, false);
  }

  /**
   * As {@link #invoke(byte[], String)}.
   *
   * @param nested whether it is another function that waits
   */
  InvocationResult invoke(byte[] payload, String callerName, boolean nested) {
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
      Run run = id -> run(id, payload, nested);
      return fault == null ? run.as(requestId) : struck(fault, requestId, run);
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
      Sandbox present = places.take(this, true);
      Sandbox sandbox = present == null ? open() : present;
      if (present != null || start(sandbox, requestId()) == null) {
        keep(sandbox);
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

  /** How long an invocation waits for an environment that is busy before another is made. */
  Duration patience() {
    return live.get() == 0 ? Duration.ZERO : source.patience();
  }

  /** There is going to be one more environment. */
  void claim() {
    live.incrementAndGet();
  }

  /** One that has nothing to do any more; null without one. */
  @Nullable Sandbox pollIdle() {
    Idle last = idle.poll();
    return last == null ? null : last.sandbox();
  }

  /** Since when its longest idle environment is, by {@link System#nanoTime}; null without one. */
  @Nullable Long idleSince() {
    Idle last = idle.peekLast();
    return last == null ? null : last.since();
  }

  /** Ends its longest idle environment; false when there is none any more. */
  boolean endLongestIdle() {
    Idle last = idle.pollLast();
    if (last == null) {
      return false;
    }
    end(last.sandbox());
    return true;
  }

  /** Ends the environments that have had nothing to do for so long. */
  void reclaim(Duration unused) {
    long now = System.nanoTime();
    for (Idle each : idle) {
      if (now - each.since() >= unused.toNanos() && idle.remove(each)) {
        end(each.sandbox());
      }
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

  private interface Run {
    InvocationResult as(String requestId);
  }

  private InvocationResult struck(FaultKind fault, String requestId, Run run) {
    return switch (fault) {
      case THROTTLE -> throw throttled();
      case ERROR, CONFLICT ->
          InvocationResult.failed("InjectedFault", "The function failed on request");
      case TIMEOUT -> InvocationResult.timedOut(requestId, spec.timeout());
      case CRASH -> InvocationResult.exited(requestId, InvocationResult.KILLED);
      case CRASH_AFTER -> {
        InvocationResult unheard = run.as(requestId);
        log.line("CRASH RequestId: " + requestId + " after " + unheard.payload().length + " bytes");
        yield InvocationResult.exited(requestId, InvocationResult.KILLED);
      }
      case DROP_REPLY -> {
        InvocationResult unheard = run.as(requestId);
        log.line("LOST RequestId: " + requestId + " " + unheard.payload().length + " bytes");
        throw new AwsException(500, "ServiceException", "The answer was lost (injected fault)");
      }
      case DUPLICATE -> {
        InvocationResult first = run.as(requestId);
        yield first.failed() ? first : run.as(requestId());
      }
    };
  }

  private InvocationResult run(String requestId, byte[] payload, boolean nested) {
    warming.join();
    Sandbox sandbox = idleOne(nested);
    if (sandbox == null) {
      sandbox = open();
      InvocationResult failed = start(sandbox, requestId);
      if (failed != null) {
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

  /** One that has nothing to do; null for the place of a new one. */
  private @Nullable Sandbox idleOne(boolean nested) {
    Sandbox one = places.take(this, nested);
    while (one != null && !one.usable()) {
      end(one);
      one = places.take(this, nested);
    }
    return one;
  }

  private Sandbox open() {
    String session = spec.name() + "#" + sandboxes.incrementAndGet();
    Principal principal =
        new Principal(Principal.Kind.FUNCTION, spec.label(), spec.arn(), spec.roleArn(), session);
    Sandbox sandbox = source.make(cloud.principals().issue(principal), session);
    sessions.put(session, sandbox);
    return sandbox;
  }

  /** Null when that went well; else it is gone again. */
  private @Nullable InvocationResult start(Sandbox sandbox, String requestId) {
    boolean started = false;
    try {
      InvocationResult failed = sandbox.start(requestId);
      started = failed == null;
      return failed;
    } finally {
      if (!started) {
        discard(sandbox);
      }
    }
  }

  private void keep(Sandbox sandbox) {
    idle.push(new Idle(sandbox, System.nanoTime()));
    if (retired) {
      endIdle();
    }
    places.idled();
  }

  private void discard(Sandbox sandbox) {
    end(sandbox);
    if (source.lost()) {
      endIdle();
    }
  }

  private void endIdle() {
    for (Idle old = idle.poll(); old != null; old = idle.poll()) {
      end(old.sandbox());
    }
  }

  /** What runs goes on to its end; nobody is going to invoke this one again. */
  void retire() {
    retired = true;
    endIdle();
  }

  private void end(Sandbox sandbox) {
    cloud.principals().revoke(sandbox.credentials());
    sessions.remove(sandbox.session());
    sandbox.stop();
    live.decrementAndGet();
    places.leave();
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
