package dev.baton.console.bench;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Measures how long a wait of 30 days takes on the virtual clock, from start to end. */
public final class WaitBench {
  private static final Duration DAYS = Duration.ofDays(30);
  private static final String DEFINITION =
      """
      {"StartAt": "Rest", "States": {"Rest": {"Type": "Wait", "Seconds": %d, "End": true}}}
      """
          .formatted(DAYS.toSeconds());

  private final Terminal terminal;

  public WaitBench(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints one JSON line: the first wait, and the so many after it. */
  public int run(int times) {
    double[] millis = new double[times + 1];
    try (VirtualClock clock = new VirtualClock();
        Engine engine = Engine.builder().clock(clock).build()) {
      String machine = engine.create(StateMachineSpec.standard("rest", DEFINITION)).arn();
      for (int i = 0; i <= times; i++) {
        millis[i] = once(engine, clock, machine);
      }
    }
    double first = millis[0];
    double[] warm = Arrays.copyOfRange(millis, 1, millis.length);
    Arrays.sort(warm);
    ObjectNode row = Json.object().put("bench", "wait").put("days", DAYS.toDays());
    row.put("firstMs", rounded(first)).put("medianMs", rounded(warm[warm.length / 2]));
    row.put("slowestMs", rounded(warm[warm.length - 1]));
    terminal.out().println(Json.text(row));
    return 0;
  }

  private static double once(Engine engine, VirtualClock clock, String machine) {
    Instant before = clock.now();
    long begin = System.nanoTime();
    Execution execution = engine.start(new StartExecution(machine, null, null));
    clock.awaitIdle();
    double millis = (System.nanoTime() - begin) / 1e6;
    if (execution.status() != ExecutionStatus.SUCCEEDED
        || !Duration.between(before, clock.now()).equals(DAYS)) {
      throw Failure.failed("the wait ended %s at %s".formatted(execution.status(), clock.now()));
    }
    return millis;
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1_000) / 1_000.0;
  }
}
