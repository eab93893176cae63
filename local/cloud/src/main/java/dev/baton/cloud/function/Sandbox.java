package dev.baton.cloud.function;

import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.cloud.function.host.FunctionExit;
import dev.baton.cloud.function.host.Surroundings;
import dev.baton.cloud.trace.TraceHeader;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment of a function: an instance of its handler on a thread of its own, with
 * credentials of its own, that serves one invocation at a time. The thread that invokes owns it
 * until the invocation is over; {@link #interrupt} may come from any thread.
 */
final class Sandbox {
  /** Real time that a handler may take to be made; on AWS 10 s on a machine of its own. */
  private static final Duration INIT_TIMEOUT = Duration.ofSeconds(60);

  private final FunctionSpec function;
  private final FunctionLog log;
  private final AwsCredentials credentials;
  private final ExecutorService thread;
  private final String session;
  private volatile @Nullable CompletableFuture<InvocationResult> running;
  private volatile String requestId = "";
  private @Nullable Handler handler;
  private @Nullable ClassLoader loader;

  Sandbox(FunctionSpec function, FunctionLog log, AwsCredentials credentials, String session) {
    this.session = session;
    this.function = function;
    this.log = log;
    this.credentials = credentials;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name(function.name()).unstarted(task));
  }

  AwsCredentials credentials() {
    return credentials;
  }

  /** Tells this environment from the others of its function. */
  String session() {
    return session;
  }

  /** Whether the handler is of these classes. */
  boolean runs(@Nullable ClassLoader classes) {
    return loader == classes;
  }

  /** Makes the handler; null when that went well. */
  @Nullable InvocationResult start(String id, ClassLoader classes, Surroundings surroundings) {
    requestId = id;
    loader = classes;
    InvocationResult result =
        run(
            () -> {
              surroundings.enter();
              Thread.currentThread().setContextClassLoader(classes);
              handler = Handler.load(function.handler(), classes);
              return new byte[0];
            },
            INIT_TIMEOUT);
    return result.failed() ? result : null;
  }

  InvocationResult invoke(String id, byte[] payload) {
    requestId = id;
    Handler ready = handler;
    if (ready == null) {
      throw new IllegalStateException(function.name() + " was not started");
    }
    log.line("START RequestId: " + id + " Version: $LATEST");
    long begun = System.nanoTime();
    InvocationContext context =
        new InvocationContext(function, id, log, begun + function.timeout().toNanos());
    InvocationResult result = run(() -> ready.handle(payload, context), function.timeout());
    if (result.failed()) {
      log.line("ERROR RequestId: " + id + " " + result.text());
    }
    log.line("END RequestId: " + id);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    log.line("REPORT RequestId: " + id + "\tDuration: " + took + " ms");
    return result;
  }

  /** Ends what runs here as if it ran out of time or its process died. */
  void interrupt(FaultKind kind) {
    CompletableFuture<InvocationResult> now = running;
    if (now != null) {
      now.complete(
          kind == FaultKind.TIMEOUT
              ? InvocationResult.timedOut(requestId, function.timeout())
              : InvocationResult.exited(requestId, "signal: killed"));
    }
  }

  void stop() {
    thread.shutdownNow();
  }

  void awaitStop(long deadline) {
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
      return InvocationResult.exited(requestId, "exit status " + e.status());
    } catch (Throwable e) {
      return InvocationResult.thrown(e);
    }
  }
}
