package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.clock.Hold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What holds for any definition: tried on {@link RandomMachines}. */
@Tag("conformance")
class RandomMachinesTest {
  private static final String FAULT = "InjectedFault";

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, seed = "20261121")
  void endsWithAWellFormedHistoryAndNoErrorOfTheEnginesOwn(@ForAll long seed) {
    try (World world = new World(7, -1)) {
      Execution execution = world.run(new RandomMachines(seed, true).definition());
      assertThat(execution.status()).isIn(ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED);
      assertThat(String.valueOf(execution.cause())).doesNotContain("inside the engine");
      assertWellFormed(world.bench.engine.history(execution.arn()));
    }
  }

  private static void assertWellFormed(List<HistoryEvent> history) {
    Map<String, Integer> within = new HashMap<>();
    for (int i = 0; i < history.size(); i++) {
      HistoryEvent event = history.get(i);
      assertThat(event.id()).isEqualTo(i + 1L);
      assertThat(event.previousEventId()).isBetween(0L, (long) i);
      if (event.type().endsWith("StateEntered")) {
        within.merge(event.details().path("name").asText(), 1, Integer::sum);
      } else if (event.type().endsWith("StateExited")) {
        int left = within.merge(event.details().path("name").asText(), -1, Integer::sum);
        assertThat(left).as("%s, at event %s", event.details(), event.id()).isNotNegative();
      }
    }
    assertThat(history.getFirst().type()).isEqualTo("ExecutionStarted");
    String end = history.getLast().type();
    assertThat(end).isIn("ExecutionSucceeded", "ExecutionFailed");
    assertThat(history.stream().filter(event -> event.type().startsWith("Execution"))).hasSize(2);
    if (end.equals("ExecutionSucceeded")) {
      // What was entered and not left is only what an error cut short.
      boolean failures = history.stream().anyMatch(event -> event.type().contains("Fail"));
      assertThat(failures || within.values().stream().allMatch(left -> left == 0)).isTrue();
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF, seed = "20261121")
  void runsTheSameForTheSameSeed(@ForAll long seed) {
    String definition = new RandomMachines(seed, true).definition();
    try (World one = new World(7, -1);
        World same = new World(7, -1)) {
      Execution first = one.run(definition);
      Execution second = same.run(definition);
      assertThat(one.journal).isEqualTo(same.journal);
      assertThat(shown(one, first)).isEqualTo(shown(same, second));
    }
  }

  @Example
  void runsDifferentlyForAnotherSeed() {
    String definition =
        "{'StartAt':'P','States':{'P':{'Type':'Pass','End':true,'Parameters':{'x.$':"
            + "'States.UUID()'}}}}";
    try (World one = new World(7, -1);
        World other = new World(8, -1)) {
      Execution first = one.run(definition);
      Execution second = other.run(definition);
      assertThat(first.name()).isNotEqualTo(second.name());
      assertThat(first.output()).isNotEqualTo(second.output());
    }
  }

  private static List<String> shown(World world, Execution execution) {
    List<String> lines = new ArrayList<>();
    for (HistoryEvent event : world.bench.engine.history(execution.arn())) {
      lines.add(event.id() + " " + event.type() + " " + event.timestamp() + " " + event.details());
    }
    return lines;
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, seed = "20261121")
  void endsAfterARedriveAsItWouldHaveWithoutTheFault(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int faultyCall) {
    String definition = new RandomMachines(seed, false).definition();
    try (World sound = new World(7, -1);
        World faulty = new World(7, faultyCall)) {
      Execution expected = sound.run(definition);
      Execution execution = faulty.run(definition);
      if (faulty.faultRaised && execution.status() != ExecutionStatus.SUCCEEDED) {
        Instant unused = faulty.bench.engine.redrive(execution.arn(), null);
        faulty.bench.clock.awaitIdle();
      }
      assertThat(execution.status()).isEqualTo(expected.status());
      assertThat(execution.output()).isEqualTo(expected.output());
      assertThat(execution.error()).isEqualTo(expected.error());
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF, seed = "20261121")
  void leavesNoTimerAndNoTokenBehindWhenItIsStopped(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int events) {
    String definition = new RandomMachines(seed, false).definition();
    try (World world = new World(7, -1)) {
      world.answersTokens = false;
      Execution execution = world.start(definition);
      Hold hold =
          world.bench.clock.holdWhen(
              () -> world.bench.engine.history(execution.arn()).size() >= events);
      if (hold != null) {
        world.bench.engine.stop(execution.arn(), "Enough", null);
        assertThat(execution.stopDate()).isNotNull();
        int length = world.bench.engine.history(execution.arn()).size();
        Instant then = world.bench.clock.now();
        hold.close();
        world.bench.clock.awaitIdle();
        assertThat(world.bench.clock.now()).isEqualTo(then);
        assertThat(world.bench.engine.history(execution.arn())).hasSize(length);
        for (String token : world.tokens) {
          assertThatThrownBy(() -> world.bench.engine.sendTaskSuccess(token, "1"))
              .isInstanceOf(EngineException.class);
        }
      }
    }
  }

  /** A workbench with the functions that random machines call. */
  private static final class World implements AutoCloseable {
    final List<String> journal = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();
    final Workbench bench;
    boolean answersTokens = true;
    boolean faultRaised;
    private int calls;

    World(long seed, int faultyCall) {
      bench = new Workbench(seed, journalling());
      bench
          .answers("f0", (input, callback) -> callback.succeeded(TextNode.valueOf("at once")))
          .answers("f1", (input, callback) -> callback.failed("Odd", "{}"))
          .answers("f2", (input, callback) -> {})
          .answers(
              "f3", (input, callback) -> later(() -> callback.succeeded(TextNode.valueOf("later"))))
          .answers(
              "sqs:sendMessage",
              (request, callback) -> {
                String token = request.path("MessageBody").asText();
                tokens.add(token);
                callback.succeeded(Json.object());
                if (answersTokens) {
                  later(() -> answer(token));
                }
              })
          .before(
              callback -> {
                boolean fault = ++calls == faultyCall;
                faultRaised |= fault;
                if (fault) {
                  callback.failed(FAULT, "{}");
                }
                return fault;
              });
    }

    private void later(Runnable action) {
      bench.clock.at(bench.clock.now().plusMillis(500), action);
    }

    private void answer(String token) {
      try {
        bench.engine.sendTaskSuccess(token, "\"answered\"");
      } catch (EngineException e) {
        journal.add(e.code());
      }
    }

    private ExecutionListener journalling() {
      return new ExecutionListener() {
        @Override
        public void onEvent(String executionArn, HistoryEvent event) {
          journal.add(executionArn + " " + event.id() + " " + event.type());
        }

        @Override
        public void onDue(String executionArn, Instant instant) {
          journal.add(executionArn + " waits for " + instant);
        }

        @Override
        public void onDrawn(String executionArn, long bits) {
          journal.add(executionArn + " drew " + bits);
        }
      };
    }

    Execution start(String definition) {
      return bench.start(definition, "{}");
    }

    Execution run(String definition) {
      Execution execution;
      try (Hold hold = bench.clock.hold("starting")) {
        execution = start(definition);
      }
      bench.clock.awaitIdle();
      return execution;
    }

    @Override
    public void close() {
      bench.close();
    }
  }
}
