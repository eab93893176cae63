package dev.baton.console.bench;

import dev.baton.cloud.function.isolated.Outcome;
import dev.baton.cloud.function.isolated.RuntimeApi;
import dev.baton.console.Failure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function in a JVM of its own under AWS's runtime interface client, started as Lambda starts
 * java25, but for its archive of classes: one processor, serial collector, first compiler only.
 */
public final class FunctionProcess implements AutoCloseable {
  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double MILLIS_OF_TICK = 10;
  private static final int USER_TICKS = 11;

  private final RuntimeApi api;
  private final Process process;
  private final long begun;
  private final String name;
  private int invocations;

  /** What is started: a handler, the class path that holds it, its environment and its memory. */
  public record Function(
      String name, String handler, String classPath, Map<String, String> environment, int memory) {}

  /**
   * @param classLog where to list loaded classes; null for nowhere
   * @param snapshot whether to wait before the first invocation until it is restored
   */
  FunctionProcess(Function function, @Nullable Path classLog, boolean snapshot) {
    api =
        RuntimeApi.open(
            "arn:aws:lambda:us-east-1:000000000000:function:" + function.name(),
            InstantSource.system());
    name = function.name();
    ProcessBuilder builder = new ProcessBuilder(command(function, classLog));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(function.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapshot ? "snap-start" : "on-demand");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("_HANDLER", function.handler());
    try {
      begun = System.nanoTime();
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Milliseconds from the start until it asks for its first invocation. */
  double awaitReady() {
    return await(api.ready());
  }

  /** Milliseconds from the start until it waits to be restored. */
  double awaitSnapshot() {
    return await(api.snapshot());
  }

  void restore() {
    api.restore();
  }

  /** Milliseconds that an invocation takes. */
  double invoke(byte[] payload) {
    long from = System.nanoTime();
    Outcome outcome = get(api.invoke("invocation-" + ++invocations, payload, PATIENCE));
    if (outcome.failed() && !String.valueOf(outcome.errorType()).startsWith("dev.baton.")) {
      throw Failure.failed("a function failed: " + outcome.text());
    }
    return (System.nanoTime() - from) / 1e6;
  }

  double sinceStart() {
    return (System.nanoTime() - begun) / 1e6;
  }

  /** Milliseconds of processor time so far; 0 where the system does not tell (it does on Linux). */
  double processorMillis() {
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
  double peakMegabytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      boolean _ = process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    api.close();
  }

  private double await(CompletableFuture<@Nullable Outcome> moment) {
    Outcome failed = get(moment);
    if (failed != null) {
      throw Failure.failed("a function did not start: " + failed.text());
    }
    return sinceStart();
  }

  private <T extends @Nullable Object> T get(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw Failure.failed("the process of %s did not answer".formatted(name), e);
    }
  }

  private static List<String> command(Function function, @Nullable Path classLog) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:ActiveProcessorCount=1");
    command.add("-Xmx" + function.memory() * 85 / 100 + "m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    if (classLog != null) {
      command.add("-Xlog:class+load:file=" + classLog);
    }
    command.addAll(List.of("-cp", runtime() + File.pathSeparator + function.classPath()));
    command.addAll(List.of(MAIN, function.handler()));
    return command;
  }

  /** The jars of AWS's runtime, which are on this process's class path. */
  private static String runtime() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("aws-lambda-java-"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
