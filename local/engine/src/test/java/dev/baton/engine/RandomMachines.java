package dev.baton.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.List;
import java.util.Random;

/** Definitions put together by chance from all state types; the same for the same seed. */
final class RandomMachines {
  private static final List<String> ERRORS = List.of("Odd", "States.ALL", "States.Timeout");

  private final Random random;
  private final boolean fateful;
  private int names;

  /**
   * @param fateful whether chance and time have a say in what comes out, and any error may be
   *     handled; else only the error Odd is raised and handled
   */
  RandomMachines(long seed, boolean fateful) {
    random = new Random(seed);
    this.fateful = fateful;
  }

  String definition() {
    return Json.text(branch(3));
  }

  private ObjectNode branch(int depth) {
    ObjectNode branch = Json.object();
    int count = 1 + random.nextInt(3);
    String prefix = "S" + names++ + "x";
    branch.put("StartAt", prefix + 0);
    ObjectNode states = branch.putObject("States");
    for (int i = 0; i < count; i++) {
      state(states.putObject(prefix + i), i + 1 < count ? prefix + (i + 1) : null, depth);
    }
    return branch;
  }

  private void state(ObjectNode state, String next, int depth) {
    int kind = random.nextInt(depth > 0 ? 10 : 7);
    boolean paths = kind < 7 && kind != 5 && random.nextInt(4) == 0;
    if (!paths) {
      state.put("QueryLanguage", "JSONata");
    }
    switch (kind) {
      case 0 -> pass(state, paths);
      case 1 -> assign(state, paths);
      case 2 -> state.put("Type", "Wait").put("Seconds", random.nextInt(4));
      case 3 -> choice(state, next, paths);
      case 4 -> task(state, paths);
      case 5 -> end(state, next);
      case 6 -> tokenTask(state, paths);
      case 7 -> {
        ArrayNode branches = state.put("Type", "Parallel").putArray("Branches");
        for (int i = 0; i <= random.nextInt(3); i++) {
          branches.add(branch(depth - 1));
        }
      }
      default -> map(state, depth, kind == 8);
    }
    if (kind == 4 || kind >= 6) {
      handlers(state, next, paths);
    }
    if (kind != 3 && kind != 5) {
      follow(state, next);
    }
  }

  private static void pass(ObjectNode state, boolean paths) {
    state.put("Type", "Pass");
    if (paths) {
      state.putObject("Parameters").put("in.$", "$").put("id", 7);
    } else {
      state.put("Output", "{% [$states.input, $exists($v)] %}");
    }
  }

  private void assign(ObjectNode state, boolean paths) {
    ObjectNode assigned = state.put("Type", "Pass").putObject("Assign");
    if (paths) {
      assigned.put("v.$", fateful ? "States.UUID()" : "States.MathAdd(1, 1)");
    } else {
      assigned.put("v", fateful ? "{% $random() %}" : "{% $count([$states.input]) %}");
    }
  }

  private void map(ObjectNode state, int depth, boolean distributed) {
    state.put("Type", "Map").put("Items", "{% [1.." + (1 + random.nextInt(4)) + "] %}");
    state.put("MaxConcurrency", random.nextInt(3));
    ObjectNode processor = branch(depth - 1);
    if (distributed) {
      processor
          .putObject("ProcessorConfig")
          .put("Mode", "DISTRIBUTED")
          .put("ExecutionType", "STANDARD");
    }
    state.set("ItemProcessor", processor);
  }

  private void end(ObjectNode state, String next) {
    if (next == null && random.nextBoolean()) {
      state.put("Type", "Fail").put("Error", "Odd");
    } else if (next == null) {
      state.put("Type", "Succeed");
    } else {
      String output = fateful ? "{% $states.input.missing %}" : "{% [$states.input] %}";
      follow(state.put("Type", "Pass").put("Output", output), next);
    }
  }

  private void choice(ObjectNode state, String next, boolean paths) {
    if (next == null) {
      state.put("Type", "Succeed");
      return;
    }
    ObjectNode rule = state.put("Type", "Choice").putArray("Choices").addObject();
    if (paths) {
      rule.put("Variable", "$").put("IsPresent", true);
    } else {
      rule.put("Condition", fateful ? "{% $random() < 0.5 %}" : "{% $exists($v) %}");
    }
    rule.put("Next", next);
    if (!fateful || random.nextBoolean()) {
      state.put("Default", next);
    }
  }

  private void task(ObjectNode state, boolean paths) {
    state.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke");
    String function = fateful ? "f" + random.nextInt(4) : random.nextInt(6) == 0 ? "f1" : "f0";
    state.putObject(paths ? "Parameters" : "Arguments").put("FunctionName", function);
    state.put("TimeoutSeconds", 1 + random.nextInt(3));
  }

  private void tokenTask(ObjectNode state, boolean paths) {
    state.put("Type", "Task").put("Resource", "arn:aws:states:::sqs:sendMessage.waitForTaskToken");
    ObjectNode request = state.putObject(paths ? "Parameters" : "Arguments").put("QueueUrl", "q");
    if (paths) {
      request.put("MessageBody.$", "$$.Task.Token");
    } else {
      request.put("MessageBody", "{% $states.context.Task.Token %}");
    }
    state.put("TimeoutSeconds", fateful ? 1 + random.nextInt(3) : 50);
  }

  private void handlers(ObjectNode state, String next, boolean paths) {
    if (random.nextBoolean()) {
      ObjectNode retrier = state.putArray("Retry").addObject();
      retrier.putArray("ErrorEquals").add(error());
      retrier.put("MaxAttempts", random.nextInt(3)).put("JitterStrategy", "FULL");
    }
    if (next != null && random.nextInt(3) == 0) {
      ObjectNode catcher = state.putArray("Catch").addObject().put("Next", next);
      catcher.putArray("ErrorEquals").add(error());
      if (!paths) {
        catcher.put("Output", "{% $states.errorOutput.Error %}");
      } else {
        catcher.put("ResultPath", "$");
      }
    }
  }

  private String error() {
    return fateful ? ERRORS.get(random.nextInt(ERRORS.size())) : "Odd";
  }

  private static void follow(ObjectNode state, String next) {
    if (next == null) {
      state.put("End", true);
    } else {
      state.put("Next", next);
    }
  }
}
