package dev.baton.console.bench;

import dev.baton.cloud.function.isolated.FunctionProcess;
import dev.baton.cloud.function.isolated.Outcome;
import dev.baton.cloud.function.isolated.RuntimeFiles;
import dev.baton.console.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A process of a function, as {@code ./baton up --isolated} starts it, on one processor. */
public final class MeasuredProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final FunctionProcess process;
  private final String name;
  private int invocations;

  /** What is started: a handler, the class path that holds it, its environment and its memory. */
  public record Function(
      String name, String handler, String classPath, Map<String, String> environment, int memory) {}

  /**
   * @param folder the current one of the process
   * @param classLog where to list loaded classes; null for nowhere
   * @param snapshot whether to wait before the first invocation until it is restored
   */
  MeasuredProcess(
      RuntimeFiles files,
      Function function,
      Path folder,
      @Nullable Path classLog,
      boolean snapshot) {
    name = function.name();
    Map<String, String> environment = new TreeMap<>(function.environment());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapshot ? "snap-start" : "on-demand");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("_HANDLER", function.handler());
    List<String> options = new ArrayList<>(List.of("-XX:ActiveProcessorCount=1"));
    if (classLog != null) {
      options.add("-Xlog:class+load:file=" + classLog);
    }
    process =
        new FunctionProcess(
            files,
            new FunctionProcess.Launch(
                "arn:aws:lambda:us-east-1:000000000000:function:" + function.name(),
                function.handler(),
                function.classPath(),
                folder,
                environment,
                function.memory() * 85 / 100,
                options,
                null),
            null);
  }

  /** Milliseconds from the start until it asks for its first invocation. */
  double awaitReady() {
    return await(process.api().ready());
  }

  /** Milliseconds from the start until it waits to be restored. */
  double awaitSnapshot() {
    return await(process.api().snapshot());
  }

  void restore() {
    process.api().restore();
  }

  /** Milliseconds that an invocation takes. */
  double invoke(byte[] payload) {
    long from = System.nanoTime();
    Outcome outcome = get(process.api().invoke("invocation-" + ++invocations, payload, PATIENCE));
    if (outcome.failed() && !isOfTheHandler(outcome)) {
      throw Failure.failed("a function failed: " + outcome.text());
    }
    return (System.nanoTime() - from) / 1e6;
  }

  /** Whether a handler refused what it was asked: the document of a recording is not there now. */
  private static boolean isOfTheHandler(Outcome outcome) {
    return outcome.text().contains("\"errorType\":\"dev.baton.");
  }

  double sinceStart() {
    return process.sinceStart();
  }

  double processorMillis() {
    return process.processorMillis();
  }

  double peakMegabytes() {
    return process.peakMegabytes();
  }

  @Override
  public void close() {
    process.close();
  }

  private double await(CompletableFuture<@Nullable Outcome> moment) {
    Outcome failed = get(moment);
    if (failed != null) {
      throw Failure.failed("a function did not start: " + failed.text());
    }
    return sinceStart();
  }

  /** What the process says; the end of the process ends the waiting too. */
  private <T extends @Nullable Object> T get(CompletableFuture<T> future) {
    CompletableFuture<Integer> exited = process.exited();
    try {
      CompletableFuture.anyOf(future, exited).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!future.isDone()) {
        throw Failure.failed(
            "the process of %s ended with status %d".formatted(name, exited.join()));
      }
      return future.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw Failure.failed("the process of %s did not answer".formatted(name), e);
    }
  }
}
