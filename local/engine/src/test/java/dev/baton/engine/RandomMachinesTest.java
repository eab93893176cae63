package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("conformance")
class RandomMachinesTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endWithAWellFormedHistoryAndNoErrorOfTheEnginesOwn(long seed) {
    try (Workbench bench = bench()) {
      Execution execution = start(bench, seed);
      assertThat(execution.status()).isIn(ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED);
      assertThat(String.valueOf(execution.cause())).doesNotContain("inside the engine");
      List<HistoryEvent> history = bench.engine.history(execution.arn());
      for (int i = 0; i < history.size(); i++) {
        HistoryEvent event = history.get(i);
        assertThat(event.id()).isEqualTo(i + 1L);
        assertThat(event.previousEventId()).isBetween(0L, (long) i);
      }
      assertThat(history.getFirst().type()).isEqualTo("ExecutionStarted");
      assertThat(history.getLast().type()).isIn("ExecutionSucceeded", "ExecutionFailed");
      assertThat(history.stream().filter(e -> e.type().startsWith("Execution"))).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void runTheSameForTheSameSeed(long seed) {
    try (Workbench one = bench();
        Workbench other = bench()) {
      assertThat(shown(one, start(one, seed))).isEqualTo(shown(other, start(other, seed)));
    }
  }

  private static Execution start(Workbench bench, long seed) {
    String definition = new RandomMachines(seed).definition();
    Execution execution;
    try (var hold = bench.clock.hold("starting")) {
      execution = bench.start(definition, "{}");
    }
    bench.clock.awaitIdle();
    return execution;
  }

  private static List<String> shown(Workbench bench, Execution execution) {
    List<String> lines = new ArrayList<>();
    for (HistoryEvent event : bench.engine.history(execution.arn())) {
      lines.add(event + " " + event.details());
    }
    return lines;
  }

  private static Workbench bench() {
    Workbench bench = new Workbench();
    return bench
        .answers("f0", (input, callback) -> callback.succeeded(TextNode.valueOf("at once")))
        .answers("f1", (input, callback) -> callback.failed("Odd", "{}"))
        .answers("f2", (input, callback) -> {})
        .answers(
            "f3",
            (input, callback) ->
                bench.clock.at(
                    bench.clock.now().plusMillis(500),
                    () -> callback.succeeded(TextNode.valueOf("later"))));
  }
}
