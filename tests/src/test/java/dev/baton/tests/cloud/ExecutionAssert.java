package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What a test says of an execution, in the words of the domain. */
public final class ExecutionAssert extends AbstractAssert<ExecutionAssert, ExecutionRecord> {
  private ExecutionAssert(ExecutionRecord actual) {
    super(actual, ExecutionAssert.class);
  }

  public static ExecutionAssert assertThat(ExecutionRecord actual) {
    return new ExecutionAssert(actual);
  }

  /** It entered each of these states, in this order, perhaps others between. */
  public ExecutionAssert visited(String... states) {
    int from = 0;
    List<String> entered = actual.statesEntered();
    for (String state : states) {
      int at = entered.subList(from, entered.size()).indexOf(state);
      if (at < 0) {
        failWithMessage("expected to visit %s in this order: %s", List.of(states), actual);
      }
      from += at + 1;
    }
    return this;
  }

  public ExecutionAssert didNotVisit(String... states) {
    for (String state : states) {
      if (actual.statesEntered().contains(state)) {
        failWithMessage("expected not to visit %s: %s", state, actual);
      }
    }
    return this;
  }

  /** A task failed with this error, this many times. */
  public ExecutionAssert sawError(String error, int times) {
    int seen = Collections.frequency(actual.errors(), error);
    if (seen != times) {
      failWithMessage(
          "expected %s failures with %s, there were %s in %s: %s",
          times, error, seen, actual.errors(), actual);
    }
    return this;
  }

  /** A task failed with this error at least once. */
  public ExecutionAssert sawError(String error) {
    if (!actual.errors().contains(error)) {
      failWithMessage("expected a failure with %s in %s: %s", error, actual.errors(), actual);
    }
    return this;
  }

  public ExecutionAssert succeeded() {
    return hasStatus("SUCCEEDED");
  }

  public ExecutionAssert failedWith(String error) {
    hasStatus("FAILED");
    if (!error.equals(actual.description().error())) {
      failWithMessage("expected to fail with %s, failed with %s", error, actual.description());
    }
    return this;
  }

  /** It is about a document and ended on this route. */
  public ExecutionAssert tookRoute(String route) {
    return hasOutput("/route", route);
  }

  public ExecutionAssert forReason(String code) {
    if (actual.output().at("/reason/message").asText().isBlank()) {
      failWithMessage("expected a sentence beside the reason's code: %s", actual);
    }
    return hasOutput("/reason/code", code);
  }

  public ExecutionAssert inBand(String band) {
    return hasOutput("/band", band);
  }

  /** The output holds this text (or nothing, for null) at a JSON Pointer. */
  public ExecutionAssert hasOutput(String pointer, @org.jspecify.annotations.Nullable String text) {
    isNotNull();
    JsonNode value = actual.output().at(pointer);
    boolean same = text == null ? value.isNull() : value.asText().equals(text);
    if (!same) {
      failWithMessage("expected %s to be %s, was %s: %s", pointer, text, value, actual);
    }
    return this;
  }

  public ExecutionAssert hasStatus(String status) {
    isNotNull();
    if (!actual.status().equals(status)) {
      failWithMessage(
          "expected status %s: %s error %s cause %s",
          status, actual, actual.description().error(), actual.description().cause());
    }
    return this;
  }
}
