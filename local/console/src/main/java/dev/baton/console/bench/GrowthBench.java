package dev.baton.console.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.engine.Engine;
import dev.baton.engine.Execution;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.StartExecution;
import dev.baton.engine.StateMachineSpec;
import dev.baton.engine.clock.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures whether cost grows no faster than the work: at one, ten and a hundred times as much. */
public final class GrowthBench {
  private static final int[] FACTORS = {1, 10, 100};
  private static final int BEST_OF = 7;

  private final Terminal terminal;

  public GrowthBench(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What grows. */
  private enum Kind {
    LOOP("rounds of a Choice and a function", 30),
    MAP("items of an inline Map", 50),
    PAYLOAD("bytes that five Pass states hand on", 2_000),
    EXECUTIONS("executions, one after the other", 100),
    WAITS("executions that wait at the same time", 100);

    private final String unit;
    private final int size;

    Kind(String unit, int size) {
      this.unit = unit;
      this.size = size;
    }
  }

  /** Prints one JSON line for each size of each kind; 1 when something went wrong. */
  public int run() {
    // Room for the largest size, or it would be the collector's copying that is measured.
    List<String> flags = Jvm.withHeap(1_024, 600);
    List<String> command = Jvm.command(flags, GrowthBench.class, List.of());
    Jvm.Finished finished = Jvm.run(command, terminal.err());
    terminal.out().println(finished.output());
    return finished.exit() == 0 ? 0 : 1;
  }

  /** Measures, in a JVM of its own. */
  public static void main(String[] arguments) {
    for (Kind kind : Kind.values()) {
      for (int factor : FACTORS) { // compiles what the sizes have in common
        double _ = nanosPerUnit(kind, kind.size * factor);
      }
      double smallest = 0;
      for (int factor : FACTORS) {
        int size = kind.size * factor;
        double nanos = nanosPerUnit(kind, size);
        smallest = factor == 1 ? nanos : smallest;
        ObjectNode row = Json.object().put("bench", "growth").put("grows", kind.unit);
        row.put("size", size).put("nanosPerUnit", Math.round(nanos * 10) / 10.0);
        row.put("ratio", Math.round(nanos / smallest * 100) / 100.0);
        System.out.println(Json.text(row));
      }
    }
  }

  private static double nanosPerUnit(Kind kind, int size) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < BEST_OF; i++) {
      try (VirtualClock clock = new VirtualClock();
          Engine engine = Engine.builder().clock(clock).port(new Handlers()).build()) {
        String machine =
            engine.create(StateMachineSpec.standard("grow", definition(kind, size))).arn();
        long begin = System.nanoTime();
        List<Execution> executions = start(engine, machine, kind, size);
        clock.awaitIdle();
        best = Math.min(best, (double) (System.nanoTime() - begin));
        require(executions);
      }
    }
    return best / size;
  }

  private static List<Execution> start(Engine engine, String machine, Kind kind, int size) {
    boolean many = kind == Kind.EXECUTIONS || kind == Kind.WAITS;
    List<Execution> executions = new ArrayList<>();
    @Nullable String input = input(kind, size);
    for (int i = 0; i < (many ? size : 1); i++) {
      executions.add(engine.start(new StartExecution(machine, null, input)));
    }
    return executions;
  }

  private static void require(List<Execution> executions) {
    for (Execution execution : executions) {
      if (execution.status() != ExecutionStatus.SUCCEEDED) {
        throw Failure.failed("an execution ended " + execution.status() + " " + execution.cause());
      }
    }
  }

  private static String input(Kind kind, int size) {
    ObjectNode input = Json.object().put("n", 0);
    switch (kind) {
      case MAP -> {
        ArrayNode items = input.putArray("items");
        for (int i = 0; i < size; i++) {
          items.addObject().put("i", i);
        }
      }
      case PAYLOAD -> {
        ArrayNode items = input.putArray("items");
        for (int i = 0; i < size / 10; i++) {
          items.add("a word");
        }
      }
      case LOOP, EXECUTIONS, WAITS -> {}
    }
    return Json.text(input);
  }

  private static String definition(Kind kind, int size) {
    return switch (kind) {
      case LOOP ->
          """
          {"StartAt": "IsDone", "States": {
            "IsDone": {"Type": "Choice", "Default": "Count", "Choices": [
              {"Variable": "$.n", "NumericGreaterThanEquals": %d, "Next": "Done"}]},
            "Count": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:F",
              "ResultPath": "$.n", "Next": "IsDone"},
            "Done": {"Type": "Succeed"}}}
          """
              .formatted(size);
      case MAP ->
          """
          {"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemsPath": "$.items", "End": true,
            "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}}}}
          """;
      case PAYLOAD, EXECUTIONS -> passes();
      case WAITS ->
          """
          {"StartAt": "Rest", "States": {"Rest": {"Type": "Wait", "Seconds": 60, "End": true}}}
          """;
    };
  }

  private static String passes() {
    ObjectNode definition = Json.object().put("StartAt", "S1");
    ObjectNode states = definition.putObject("States");
    for (int i = 1; i <= 5; i++) {
      ObjectNode state = states.putObject("S" + i).put("Type", "Pass").put("Result", i);
      state.put("ResultPath", "$.r" + i);
      if (i < 5) {
        state.put("Next", "S" + (i + 1));
      } else {
        state.put("End", true);
      }
    }
    return Json.text(definition);
  }
}
