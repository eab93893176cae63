package dev.baton.cloud.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.Engine;
import dev.baton.engine.Execution;
import dev.baton.engine.StartExecution;
import dev.baton.engine.StateMachineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionMetricsTest {
  @TempDir Path folder;

  @Test
  void writesEachStartAndEachEndOnceAlsoWhenManyExecutionsRunAtOnce() throws IOException {
    Path file = folder.resolve("logs/states-metrics.log");
    Queue<String> followed = new ConcurrentLinkedQueue<>();
    try (ExecutionMetrics metrics = new ExecutionMetrics(file);
        Engine engine = Engine.builder().listener(metrics::accept).build()) {
      metrics.follow(line -> followed.add(line.toString()));
      String machine = engine.create(machine()).arn();
      IntStream.range(0, 2_000)
          .parallel()
          .forEach(
              i -> {
                Execution _ = engine.start(new StartExecution(machine, null, "{}"));
              });
    }
    List<String> text = Files.readAllLines(file);
    assertThat(text).hasSize(4_000).containsExactlyElementsOf(followed);
    List<JsonNode> lines = text.stream().map(Json::parse).toList();
    assertThat(lines).filteredOn(line -> line.has("ExecutionsStarted")).hasSize(2_000);
    assertThat(lines)
        .filteredOn(line -> line.has("ExecutionsSucceeded") && line.has("ExecutionTime"))
        .hasSize(2_000);
  }

  private static StateMachineSpec machine() {
    return StateMachineSpec.standard(
        "orders", "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}");
  }
}
