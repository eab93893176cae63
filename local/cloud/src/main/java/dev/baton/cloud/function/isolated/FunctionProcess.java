package dev.baton.cloud.function.isolated;

import dev.baton.cloud.function.child.FunctionMain;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function in a JVM of its own under AWS's runtime interface client, started as Lambda starts
 * java25 but for its archive of classes: serial collector, first compiler only. It ends with this
 * process, however that ends. Safe for threads.
 */
public final class FunctionProcess implements AutoCloseable {
  private static final double MILLIS_OF_TICK = 10;
  private static final int USER_TICKS = 11;

  private final RuntimeApi api;
  private final Process process;
  private final CompletableFuture<Integer> exited = new CompletableFuture<>();
  private final long begun;

  /**
   * What is started.
   *
   * @param classPath of the function's own code; empty where that is in the directory
   * @param directory the current one of the process, where the runtime looks for classes and {@code
   *     lib/*.jar}
   * @param environment everything but the address of the Runtime API
   * @param heap the most it may have, in MiB
   * @param options further ones of the JVM
   * @param sharedTime the file of the clock that is not the machine's; null for the machine's
   */
  public record Launch(
      String functionArn,
      String handler,
      String classPath,
      Path directory,
      Map<String, String> environment,
      int heap,
      List<String> options,
      @Nullable Path sharedTime) {}

  /**
   * Starts a process.
   *
   * @param output where standard output and error go; null for nowhere
   */
  public FunctionProcess(RuntimeFiles files, Launch launch, @Nullable Path output) {
    api = RuntimeApi.open(launch.functionArn(), InstantSource.system());
    ProcessBuilder builder =
        new ProcessBuilder(command(files, launch)).directory(launch.directory().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        output == null
            ? ProcessBuilder.Redirect.DISCARD
            : ProcessBuilder.Redirect.appendTo(output.toFile()));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(launch.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    try {
      begun = System.nanoTime();
      process = builder.start();
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException("No process can be started: " + e.getMessage(), e);
    }
    // Process.onExit would tell by the common pool, which whoever blocks in it keeps from telling.
    Thread.ofVirtual().name("baton-exit-" + process.pid()).start(this::watch);
  }

  public RuntimeApi api() {
    return api;
  }

  /** Done with its exit status when the process has ended; above 128, a signal ended it. */
  public CompletableFuture<Integer> exited() {
    return exited;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Milliseconds since it was started. */
  public double sinceStart() {
    return (System.nanoTime() - begun) / 1e6;
  }

  /** Milliseconds of processor time so far; 0 where the system does not tell (it does on Linux). */
  public double processorMillis() {
    try {
      String line = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return (Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[USER_TICKS + 1]))
          * MILLIS_OF_TICK;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Megabytes that it has had at most; 0 where the system does not tell. */
  public double peakMegabytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Kills the process. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Waits until the process is gone; false when it is still there at the deadline. */
  public boolean awaitEnd(long nanos) throws InterruptedException {
    return process.waitFor(nanos, TimeUnit.NANOSECONDS);
  }

  /** Kills the process and waits for its end. */
  @Override
  public void close() {
    kill();
    try {
      boolean _ = awaitEnd(TimeUnit.SECONDS.toNanos(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    api.close();
  }

  private void watch() {
    try {
      exited.complete(process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(RuntimeFiles files, Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.add("-Xmx" + launch.heap() + "m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.add(
        "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
            + files.nativeLibrary());
    Path sharedTime = launch.sharedTime();
    if (sharedTime != null) {
      command.add("-javaagent:" + files.agent() + "=" + sharedTime);
    }
    command.addAll(launch.options());
    String classPath = files.classPath();
    command.add("-cp");
    command.add(
        launch.classPath().isEmpty()
            ? classPath
            : classPath + File.pathSeparator + launch.classPath());
    command.addAll(List.of(FunctionMain.class.getName(), launch.handler()));
    return command;
  }
}
