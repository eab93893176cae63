package dev.baton.cloud.function;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.cloud.function.PlatformLog.Report;
import dev.baton.cloud.function.child.SharedTime;
import dev.baton.cloud.function.isolated.FunctionProcess;
import dev.baton.cloud.trace.FunctionSpan;
import dev.baton.cloud.trace.TraceHeader;
import dev.baton.engine.clock.EngineClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An environment in a JVM of its own under AWS's runtime interface client: its own environment
 * variables and nothing of this process's, the function's memory as the most that its heap may
 * have, and a process that is killed when time runs out. {@link Sandbox} says who may call what.
 */
final class ProcessSandbox implements Sandbox {
  /** Lambda's limit for a start. */
  private static final Duration INIT = Duration.ofSeconds(10);

  /** The limit for the start of what Lambda takes a snapshot of, unless its time-out is longer. */
  private static final Duration SNAPSHOT_INIT = Duration.ofSeconds(130);

  /** How often the log is brought up to date while something runs. */
  private static final Duration TAIL = Duration.ofMillis(250);

  /** How long a process may take from its answer to its next question. */
  private static final long SETTLE_MILLIS = 2_000;

  private final ProcessSource source;
  private final FunctionSpec function;
  private final PlatformLog log;
  private final AwsCredentials credentials;
  private final String session;
  private volatile @Nullable Running process;
  private volatile @Nullable CompletableFuture<InvocationResult> running;
  private volatile boolean stopped;
  private volatile String requestId = "";
  private double initMillis;

  /** Makes the processes of a function. Safe for threads. */
  static final class ProcessSource implements Source {
    private final FunctionSpec function;
    private final PlatformLog log;
    private final FunctionEnvironment environment;
    private final ProcessHost host;
    private volatile Duration lastStart = Duration.ofSeconds(2);

    ProcessSource(
        FunctionSpec function, PlatformLog log, FunctionEnvironment environment, ProcessHost host) {
      this.function = function;
      this.log = log;
      this.environment = environment;
      this.host = host;
    }

    @Override
    public Sandbox make(AwsCredentials credentials, String session) {
      return new ProcessSandbox(this, credentials, session);
    }

    /** Processes have nothing in common that could be lost with one of them. */
    @Override
    public boolean lost() {
      return false;
    }

    /** Only the number of all processes is limited. */
    @Override
    public int most() {
      return Integer.MAX_VALUE;
    }

    /** As long as it would take to start another. */
    @Override
    public Duration patience() {
      return lastStart;
    }
  }

  /** A process with the folder that it alone writes to, and how far its output has been read. */
  private static final class Running {
    final FunctionProcess process;
    final Path folder;
    final @Nullable SharedTime time;
    long read;

    Running(FunctionProcess process, Path folder, @Nullable SharedTime time) {
      this.process = process;
      this.folder = folder;
      this.time = time;
    }

    Path output() {
      return folder.resolve("output");
    }

    /** Kills the process and clears away behind it; done when nothing of it is left. */
    CompletableFuture<Void> end() {
      process.kill();
      return process
          .exited()
          .thenAccept(
              status -> {
                process.close();
                ProcessHost.delete(folder);
              });
    }
  }

  private ProcessSandbox(ProcessSource source, AwsCredentials credentials, String session) {
    this.source = source;
    this.function = source.function;
    this.log = source.log;
    this.credentials = credentials;
    this.session = session;
  }

  @Override
  public AwsCredentials credentials() {
    return credentials;
  }

  @Override
  public String session() {
    return session;
  }

  /** Whether it asks for an invocation: after some errors the runtime ends itself. */
  @Override
  public boolean usable() {
    Running present = process;
    if (present == null) {
      return false;
    }
    FunctionProcess child = present.process;
    return isAsking(child) && child.isAlive();
  }

  /** Whether it asks for an invocation; if not, it ends or is stuck. */
  private static boolean isAsking(FunctionProcess child) {
    try {
      CompletableFuture<Void> asking = child.api().asking();
      CompletableFuture.anyOf(asking, child.exited()).get(SETTLE_MILLIS, MILLISECONDS);
      return asking.isDone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  @Override
  public @Nullable InvocationResult start(String id) {
    requestId = id;
    Duration timeout = function.timeout();
    Duration limit = INIT;
    if (function.snapStart()) {
      limit = timeout.compareTo(SNAPSHOT_INIT) > 0 ? timeout : SNAPSHOT_INIT;
    }
    if (launched("init", limit) == null) {
      return null;
    }
    // As Lambda does: once more, now within the time of the invocation.
    long begun = System.nanoTime();
    InvocationResult failed = launched("invoke", timeout);
    if (failed != null) {
      log.start(id);
      log.end(id, new Report((System.nanoTime() - begun) / 1e6, 0, 0), failed.notReusable());
    }
    return failed;
  }

  @Override
  public InvocationResult invoke(String id, byte[] payload) {
    return FunctionSpan.within(
        function.label(), () -> answer(id, payload), InvocationResult::failed);
  }

  private InvocationResult answer(String id, byte[] payload) {
    Running present = process;
    if (present == null) {
      throw new IllegalStateException(function.name() + " was not started");
    }
    requestId = id;
    setTime(present);
    read(present);
    log.start(id);
    long begun = System.nanoTime();
    CompletableFuture<InvocationResult> answer = new CompletableFuture<>();
    running = answer;
    FunctionProcess child = present.process;
    var _ =
        child
            .api()
            .invoke(id, payload, function.timeout(), TraceHeader.ofPresent())
            .thenAccept(outcome -> answer.complete(InvocationResult.reported(outcome)));
    InvocationResult result = await(present, answer, function.timeout());
    running = null;
    double millis = (System.nanoTime() - begun) / 1e6;
    double peak = child.peakMegabytes();
    if (!result.reusable()) {
      kill(child);
    } else if (result.failed()) {
      isAsking(child); // the runtime answers first and then logs what went wrong
    }
    read(present);
    log.end(id, new Report(millis, initMillis, peak), result);
    initMillis = 0;
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
    stopped = true;
    Running present = process;
    if (present != null) {
      var _ = present.end();
    }
  }

  @Override
  public void awaitStop(long deadline) {
    Running present = process;
    if (present != null) {
      try {
        present.end().get(deadline - System.nanoTime(), NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        // What is left of it is removed at the next start.
      }
    }
  }

  /** Starts a process; null when it is ready for invocations. */
  private @Nullable InvocationResult launched(String phase, Duration limit) {
    source.host.starts().acquireUninterruptibly();
    try {
      log.initStart(phase);
      Running present = launch();
      process = present;
      if (stopped) {
        present.process.kill();
      }
      CompletableFuture<InvocationResult> answer = new CompletableFuture<>();
      var _ =
          present
              .process
              .api()
              .ready()
              .thenAccept(
                  failed ->
                      answer.complete(
                          failed == null
                              ? InvocationResult.success(new byte[0])
                              : InvocationResult.reported(failed)));
      InvocationResult result = await(present, answer, limit);
      double millis = present.process.sinceStart();
      if (!result.failed()) {
        initMillis = millis;
        source.lastStart = Duration.ofMillis((long) millis);
        return null;
      }
      kill(present.process);
      read(present);
      var _ = present.end();
      log.initFailed(phase, millis, result);
      return result;
    } finally {
      source.host.starts().release();
    }
  }

  private Running launch() {
    try {
      Path folder = source.host.newFolder();
      Path temporary = Files.createDirectories(folder.resolve("tmp"));
      SharedTime time = null;
      Path timeFile = folder.resolve("time");
      if (source.host.virtualClock() != null) {
        time = SharedTime.in(timeFile);
      }
      ProcessHost.FunctionCode code = source.host.code(function.code());
      Running present =
          new Running(
              new FunctionProcess(
                  source.host.files(),
                  new FunctionProcess.Launch(
                      function.arn(),
                      function.handler(),
                      code.classPath(),
                      code.root(),
                      variables(code.root()),
                      function.memory(),
                      List.of("-Djava.io.tmpdir=" + temporary),
                      time == null ? null : timeFile),
                  folder.resolve("output")),
              folder,
              time);
      setTime(present);
      return present;
    } catch (IOException e) {
      throw new UncheckedIOException("No process can be started for " + function.name(), e);
    }
  }

  private Map<String, String> variables(Path root) {
    Map<String, String> all =
        new HashMap<>(source.environment.variables(credentials, root.toString()));
    all.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    all.put("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin");
    all.put("LD_LIBRARY_PATH", "/lib64:/usr/lib64:" + root + ":" + root + "/lib:/opt/lib");
    return all;
  }

  private void setTime(Running present) {
    EngineClock clock = source.host.virtualClock();
    if (present.time != null && clock != null) {
      present.time.set(clock.now());
    }
  }

  /** Waits for an answer, for the end of the process or of the time; the log grows meanwhile. */
  private InvocationResult await(
      Running present, CompletableFuture<InvocationResult> answer, Duration limit) {
    String id = requestId;
    var _ =
        present
            .process
            .exited()
            .thenAccept(status -> answer.complete(InvocationResult.exited(id, status)));
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        long left = deadline - System.nanoTime();
        return answer.get(Math.clamp(left, 0, TAIL.toNanos()), NANOSECONDS);
      } catch (TimeoutException e) {
        read(present);
        if (System.nanoTime() - deadline >= 0) {
          answer.complete(InvocationResult.timedOut(id, limit));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return InvocationResult.exited(id, InvocationResult.KILLED);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void kill(FunctionProcess child) {
    child.kill();
    try {
      boolean _ = child.awaitEnd(SECONDS.toNanos(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Brings what the process has written since into the log. */
  private void read(Running present) {
    try (FileChannel output = FileChannel.open(present.output())) {
      output.position(present.read);
      InputStream more = Channels.newInputStream(output);
      present.read += more.transferTo(log.output());
    } catch (IOException e) {
      // The process has been ended, and its folder removed.
    }
  }
}
