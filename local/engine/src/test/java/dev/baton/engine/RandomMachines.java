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
  private int names;

  RandomMachines(long seed) {
    random = new Random(seed);
  }

  String definition() {
    ObjectNode machine = branch(3);
    machine.put("QueryLanguage", "JSONata");
    return Json.text(machine);
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
    int kind = random.nextInt(depth > 0 ? 8 : 6);
    switch (kind) {
      case 0 -> state.put("Type", "Pass").put("Output", "{% [$states.input, $exists($v)] %}");
      case 1 -> state.put("Type", "Pass").putObject("Assign").put("v", "{% $random() %}");
      case 2 -> state.put("Type", "Wait").put("Seconds", random.nextInt(4));
      case 3 -> choice(state, next);
      case 4 -> task(state);
      case 5 -> end(state, next);
      case 6 -> {
        ArrayNode branches = state.put("Type", "Parallel").putArray("Branches");
        for (int i = 0; i <= random.nextInt(3); i++) {
          branches.add(branch(depth - 1));
        }
      }
      default -> {
        state.put("Type", "Map").put("Items", "{% [1.." + (1 + random.nextInt(4)) + "] %}");
        state.put("MaxConcurrency", random.nextInt(3));
        state.set("ItemProcessor", branch(depth - 1));
      }
    }
    if (kind >= 6 || kind == 4) {
      handlers(state);
    }
    if (kind != 3 && kind != 5) {
      follow(state, next);
    }
  }

  private void end(ObjectNode state, String next) {
    if (next == null && random.nextBoolean()) {
      state.put("Type", "Fail").put("Error", "Odd");
    } else if (next == null) {
      state.put("Type", "Succeed");
    } else {
      follow(state.put("Type", "Pass").put("Output", "{% $states.input.missing %}"), next);
    }
  }

  private void choice(ObjectNode state, String next) {
    if (next == null) {
      state.put("Type", "Succeed");
      return;
    }
    state
        .put("Type", "Choice")
        .putArray("Choices")
        .addObject()
        .put("Condition", "{% $random() < 0.5 %}")
        .put("Next", next);
    if (random.nextBoolean()) {
      state.put("Default", next);
    }
  }

  private void task(ObjectNode state) {
    state.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke");
    state.putObject("Arguments").put("FunctionName", "f" + random.nextInt(4));
    state.put("TimeoutSeconds", 1 + random.nextInt(3));
  }

  private void handlers(ObjectNode state) {
    if (random.nextBoolean()) {
      ObjectNode retrier = state.putArray("Retry").addObject();
      retrier.putArray("ErrorEquals").add(ERRORS.get(random.nextInt(ERRORS.size())));
      retrier.put("MaxAttempts", random.nextInt(3)).put("JitterStrategy", "FULL");
    }
  }

  private static void follow(ObjectNode state, String next) {
    if (next == null) {
      state.put("End", true);
    } else {
      state.put("Next", next);
    }
  }
}
