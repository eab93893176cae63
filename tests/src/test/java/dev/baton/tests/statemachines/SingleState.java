package dev.baton.tests.statemachines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.Engine;
import dev.baton.engine.TestState;
import dev.baton.engine.clock.VirtualClock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one state of a definition on the engine, cut out of it, with what it calls mocked. */
final class SingleState implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ELSEWHERE = "Elsewhere";
  private static final String CONTEXT =
      """
      {"Execution": {"Id": "arn:aws:states:us-east-1:000000000000:execution:m:e", "Name": "e",
        "StartTime": "2026-01-01T00:00:00.000Z", "Input": {}},
       "StateMachine": {"Id": "arn:aws:states:us-east-1:000000000000:stateMachine:m", "Name": "m"},
       "State": {"Name": "%s", "EnteredTime": "2026-01-01T00:00:00.000Z", "RetryCount": 0}}
      """;

  /** What a state needs to run but not to fail: it is about its errors. */
  private static final List<String> NOT_NEEDED =
      List.of(
          "Arguments",
          "Parameters",
          "InputPath",
          "ItemSelector",
          "ItemsPath",
          "ItemReader",
          "ItemBatcher",
          "ResultWriter",
          "TimeoutSeconds",
          "TimeoutSecondsPath");

  private final VirtualClock clock = new VirtualClock();
  private final Engine engine = Engine.builder().clock(clock).build();

  /** What became of a state that met an error; -1 and the empty text stand for none. */
  record Answer(String status, int retryIndex, int catchIndex, String next, String cause) {}

  /** The state meets an error after its retriers have been used so often. */
  Answer fails(
      String name, JsonNode state, String language, JsonNode variables, String error, int used) {
    ObjectNode alone = alone(state, language);
    alone.remove(NOT_NEEDED);
    if (alone.has("Items")) {
      alone.putArray("Items").add(1);
    }
    JsonNode answer =
        engine.testState(
            request(
                name,
                alone,
                variables,
                null,
                new TestState.Mock(null, error, "{\"errorMessage\": \"code: why\"}", null),
                used));
    JsonNode details = answer.at("/inspectionData/errorDetails");
    return new Answer(
        answer.path("status").asText(),
        details.path("retryIndex").asInt(-1),
        details.path("catchIndex").asInt(-1),
        answer.path("nextState").asText(),
        answer.path("cause").asText());
  }

  /** Whether a Choice goes the way at this pointer, when it is given these variables and input. */
  boolean follows(String name, JsonNode state, String language, String pointer, JsonNode given) {
    ObjectNode alone = alone(state, language);
    String wanted = alone.at(pointer).asText();
    divert(alone);
    JsonNode parent = alone.at(pointer.substring(0, pointer.lastIndexOf('/')));
    ((ObjectNode) parent).put(pointer.substring(pointer.lastIndexOf('/') + 1), wanted);
    JsonNode input = given.path("input");
    JsonNode answer =
        engine.testState(
            request(
                name,
                alone,
                given.path("variables"),
                input.isMissingNode() ? "{}" : input.toString(),
                null,
                0));
    return answer.path("nextState").asText().equals(wanted);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    engine.close();
    clock.close();
  }

  private static TestState request(
      String name,
      JsonNode state,
      JsonNode variables,
      @Nullable String input,
      TestState.@Nullable Mock mock,
      int used) {
    return new TestState(
        state.toString(),
        null,
        null,
        input == null ? "{}" : input,
        CONTEXT.formatted(name),
        "DEBUG",
        mock,
        new TestState.Configuration(used, null, null, null),
        variables.isObject() ? variables.toString() : "{}");
  }

  private static ObjectNode alone(JsonNode state, String language) {
    ObjectNode alone = state.deepCopy();
    speak(alone, language);
    return alone;
  }

  /** A state that stands alone says its language itself, and so do those within it. */
  private static void speak(ObjectNode state, String language) {
    if (!state.has("QueryLanguage")) {
      state.put("QueryLanguage", language);
    }
    for (JsonNode inner : state.findParents("States")) {
      for (Map.Entry<String, JsonNode> entry : inner.path("States").properties()) {
        speak((ObjectNode) entry.getValue(), language);
      }
    }
  }

  private static void divert(ObjectNode choice) {
    for (JsonNode rule : (ArrayNode) choice.path("Choices")) {
      ((ObjectNode) rule).put("Next", ELSEWHERE);
    }
    if (choice.has("Default")) {
      choice.put("Default", ELSEWHERE);
    }
  }
}
