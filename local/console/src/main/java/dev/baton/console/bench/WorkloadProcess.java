package dev.baton.console.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.console.Failure;
import dev.baton.engine.Engine;
import dev.baton.engine.Execution;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.StartExecution;
import dev.baton.engine.StateMachineSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The process that measures one workload: {@code WorkloadProcess FILE-OR-EMPTY NAME WARMUP SECONDS
 * KEPT}. One thread starts one execution after the other; each ends before the next one starts.
 */
final class WorkloadProcess {
  private static final double CHECKED = 0.01;

  private final Inputs inputs;
  private final Check check;
  private final Engine engine;
  private final String machine;
  private final SplittableRandom choice = new SplittableRandom(1);
  private final Workload workload;
  private long started;
  private long checked;

  private WorkloadProcess(Workload workload, int kept) {
    this.workload = workload;
    inputs = new Inputs(workload);
    engine = Engine.builder().port(new Handlers()).keptExecutions(kept).build();
    check = new Check(engine, workload);
    machine =
        engine.create(StateMachineSpec.standard("bench", Json.text(workload.definition()))).arn();
  }

  public static void main(String[] arguments) {
    Path file = arguments[0].isEmpty() ? null : Path.of(arguments[0]);
    try {
      Workload workload = Workloads.read(file).named(arguments[1]);
      WorkloadProcess process = new WorkloadProcess(workload, Integer.parseInt(arguments[4]));
      process.run(Double.parseDouble(arguments[2]));
      System.out.println(Json.text(process.row(process.measure(Double.parseDouble(arguments[3])))));
      process.tellWhatWasChecked();
    } catch (Failure e) {
      System.err.println("baton: " + e.getMessage());
      System.exit(e.exitCode());
    }
    System.exit(0);
  }

  private void tellWhatWasChecked() {
    System.err.printf(
        Locale.ROOT,
        "  %s: %d executions, %d of them read back; %s%n",
        workload.name(),
        started,
        checked,
        check.isComplete()
            ? "outputs and event counts are what the definition implies"
            : "event counts are all the first one's");
  }

  /** Executions and the seconds they took. */
  private record Measured(Latencies latencies, double seconds) {}

  private Measured measure(double seconds) {
    long begin = System.nanoTime();
    Latencies latencies = run(seconds);
    return new Measured(latencies, (System.nanoTime() - begin) / 1e9);
  }

  private Latencies run(double seconds) {
    Latencies latencies = new Latencies();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long before = System.nanoTime();
    do {
      String input = inputs.text(started++);
      Execution execution = engine.start(new StartExecution(machine, null, input));
      hold(execution, input, choice.nextDouble() < CHECKED || started == 1);
      long after = System.nanoTime();
      latencies.add(after - before);
      before = after;
    } while (before < end);
    return latencies;
  }

  private void hold(Execution execution, String input, boolean readBack) {
    String fault = null;
    if (execution.status() != ExecutionStatus.SUCCEEDED) {
      fault =
          "it ended %s: %s %s".formatted(execution.status(), execution.error(), execution.cause());
    } else if (readBack) {
      checked++;
      fault = check.fault(execution, input);
    }
    if (fault != null) {
      throw Failure.failed(
          "workload '%s', execution %d: %s".formatted(workload.name(), started, fault));
    }
  }

  private ObjectNode row(Measured measured) {
    ObjectNode row = Json.object().put("workload", workload.name());
    row.put("perSecond", rounded(measured.latencies().total() / measured.seconds(), 10));
    row.put("p50ms", rounded(measured.latencies().millis(0.5), 10_000));
    row.put("p99ms", rounded(measured.latencies().millis(0.99), 10_000));
    @Nullable Long peak = Memory.peakMegabytes();
    return row.put("peakRssMB", peak);
  }

  private static double rounded(double value, double steps) {
    return Math.round(value * steps) / steps;
  }
}
