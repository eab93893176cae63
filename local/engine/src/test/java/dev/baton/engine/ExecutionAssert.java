package dev.baton.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.text.Json;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Asks about an execution and its history in the words of the States Language. */
final class ExecutionAssert extends AbstractAssert<ExecutionAssert, Execution> {
  private final Engine engine;

  private ExecutionAssert(Engine engine, Execution execution) {
    super(execution, ExecutionAssert.class);
    this.engine = engine;
  }

  static ExecutionAssert assertThat(Engine engine, Execution execution) {
    return new ExecutionAssert(engine, execution);
  }

  ExecutionAssert succeededWith(String output) {
    Assertions.assertThat(actual.status())
        .as("status, with error %s: %s", actual.error(), actual.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    Assertions.assertThat(json(Objects.requireNonNull(actual.output()))).isEqualTo(json(output));
    return this;
  }

  ExecutionAssert failedWith(String error) {
    Assertions.assertThat(actual.status()).isEqualTo(ExecutionStatus.FAILED);
    Assertions.assertThat(actual.error()).isEqualTo(error);
    return this;
  }

  ExecutionAssert because(String part) {
    Assertions.assertThat(actual.cause()).contains(part);
    return this;
  }

  ExecutionAssert visited(String... states) {
    Assertions.assertThat(
            history().stream()
                .filter(event -> event.type().endsWith("StateEntered"))
                .map(event -> Objects.requireNonNull(event.details()).path("name").asText()))
        .containsExactly(states);
    return this;
  }

  ExecutionAssert recorded(String... types) {
    Assertions.assertThat(history().stream().map(HistoryEvent::type)).containsExactly(types);
    return this;
  }

  ExecutionAssert recordedInOrder(String... types) {
    Assertions.assertThat(history().stream().map(HistoryEvent::type)).containsSubsequence(types);
    return this;
  }

  ExecutionAssert isRunning() {
    Assertions.assertThat(actual.status()).isEqualTo(ExecutionStatus.RUNNING);
    return this;
  }

  List<HistoryEvent> history() {
    return engine.history(actual.arn());
  }

  static JsonNode json(String text) {
    try {
      return Json.parse(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
