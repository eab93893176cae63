package dev.baton.console.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.Engine;
import dev.baton.engine.Execution;
import dev.baton.engine.ExecutionStatus;
import dev.baton.engine.StartExecution;
import dev.baton.engine.StateMachineSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The process that measures what an execution costs while it waits on a token: {@code
 * WaitingProcess EXECUTIONS}. All of them end well afterwards, or it fails.
 */
final class WaitingProcess {
  private static final int INPUT_BYTES = 1_024;
  private static final String DEFINITION =
      """
      {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true, "TimeoutSeconds": 86400,
        "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
        "Parameters": {"FunctionName": "Ask", "Payload": {"token.$": "$$.Task.Token"}}}}}
      """;

  private final List<String> tokens = new ArrayList<>();
  private final List<Execution> executions = new ArrayList<>();

  public static void main(String[] arguments) {
    boolean done = new WaitingProcess().run(Integer.parseInt(arguments[0]));
    System.exit(done ? 0 : 1);
  }

  private boolean run(int count) {
    try (Engine engine =
        Engine.builder()
            .port(
                (call, callback) -> {
                  tokens.add(call.parameters().path("Payload").path("token").asText());
                  callback.succeeded(Json.object());
                })
            .keptExecutions(count)
            .build()) {
      String machine = engine.create(StateMachineSpec.standard("ask", DEFINITION)).arn();
      start(engine, machine, 100);
      long before = usedBytes();
      start(engine, machine, count);
      long each = (usedBytes() - before) / count - tokens.getLast().length();
      tokens.forEach(token -> engine.sendTaskSuccess(token, "{\"approved\":true}"));
      ObjectNode row = Json.object().put("bench", "waiting").put("executions", count);
      row.put("inputBytes", INPUT_BYTES).put("bytesEach", each);
      row.put("bytesEachBeyondInput", each - INPUT_BYTES).put("peakRssMB", Memory.peakMegabytes());
      System.out.println(Json.text(row));
      return executions.stream().allMatch(each1 -> each1.status() == ExecutionStatus.SUCCEEDED);
    }
  }

  private void start(Engine engine, String machine, int count) {
    for (int i = 0; i < count; i++) {
      String head = "{\"number\":%d,\"text\":\"".formatted(executions.size());
      String fill = "x".repeat(INPUT_BYTES - head.getBytes(StandardCharsets.UTF_8).length - 2);
      executions.add(engine.start(new StartExecution(machine, null, head + fill + "\"}")));
    }
  }

  /** What is alive after a full collection. */
  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
