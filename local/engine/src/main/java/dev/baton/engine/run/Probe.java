package dev.baton.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * What TestState puts in place of the world around one state, and what it sees of the state. Owned
 * by the thread that tests.
 */
public final class Probe {
  private final ObjectNode inspection = Json.object();
  private final @Nullable JsonNode mockResult;
  private final @Nullable MockError mockError;
  private final @Nullable ObjectNode context;
  private final @Nullable String readerData;
  private final int retryCount;
  private final ObjectNode outcome = Json.object();

  /** The error a test wants the state to meet. */
  public record MockError(@Nullable String error, @Nullable String cause) {}

  public Probe(
      @Nullable JsonNode mockResult,
      @Nullable MockError mockError,
      @Nullable ObjectNode context,
      @Nullable String readerData,
      int retryCount) {
    this.mockResult = mockResult;
    this.mockError = mockError;
    this.context = context;
    this.readerData = readerData;
    this.retryCount = retryCount;
  }

  boolean isMocked() {
    return mockResult != null || mockError != null;
  }

  /** Gives the state its mocked outcome. */
  void answer(Track track) {
    MockError error = mockError;
    if (error != null) {
      Failures.fail(track, error.error(), error.cause());
    } else if (mockResult != null) {
      track.succeed(mockResult);
    }
  }

  /** Gives the task its mocked outcome. */
  void answer(TaskWork work) {
    MockError error = mockError;
    if (error != null) {
      work.failed(error.error(), error.cause());
    } else if (mockResult != null) {
      work.succeeded(mockResult);
    }
  }

  @Nullable ObjectNode context() {
    return context;
  }

  /** What stands for the object, or the listing, that an ItemReader reads; null for nothing. */
  @Nullable String readerData() {
    return readerData;
  }

  /** How often each retrier has been used before the test. */
  int retryCount() {
    return retryCount;
  }

  /** Notes a value on its way through the state, as JSON text. */
  void note(String step, JsonNode value) {
    inspection.put(step, Json.text(value));
  }

  void noteNumber(String name, long value) {
    inspection.put(name, value);
  }

  void noteNumber(String name, double value) {
    inspection.put(name, value);
  }

  void noteError(String name, int index) {
    ObjectNode details =
        inspection.get("errorDetails") instanceof ObjectNode object
            ? object
            : inspection.putObject("errorDetails");
    details.put(name, index);
  }

  void left(String status, @Nullable JsonNode output, @Nullable String next) {
    outcome.put("status", status);
    if (output != null) {
      outcome.put("output", Json.text(output));
    }
    if (next != null) {
      outcome.put("nextState", next);
    }
  }

  void failed(String status, @Nullable String error, @Nullable String cause) {
    outcome.put("status", status);
    if (error != null) {
      outcome.put("error", error);
    }
    if (cause != null) {
      outcome.put("cause", cause);
    }
  }

  /** The response of TestState; with what was noted where the test asks for it. */
  public ObjectNode response(boolean inspected) {
    ObjectNode response = outcome.deepCopy();
    if (inspected) {
      response.set("inspectionData", inspection);
    }
    return response;
  }
}
