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

  private static final List<String> KEPT = List.of("Assign", "Output");

  private final VirtualClock clock = new VirtualClock();
  private final Engine engine = Engine.builder().clock(clock).build();

  /** A state of a definition, and the language of its expressions. */
  record Subject(String name, JsonNode state, String language) {}

  /** What became of a state that met an error; -1 and the empty text stand for none. */
  record Answer(String status, int retryIndex, int catchIndex, String next, String cause) {}

  /** The state meets an error after its retriers have been used so often. */
  Answer fails(Subject subject, JsonNode variables, String error, int used) {
    ObjectNode alone = alone(subject);
    alone.remove(NOT_NEEDED);
    if (alone.has("Items")) {
      alone.putArray("Items").add(1);
    }
    // What a catcher keeps of the error is another matter: it reads variables of the execution.
    alone.path("Catch").forEach(catcher -> ((ObjectNode) catcher).remove(KEPT));
    JsonNode answer =
        engine.testState(
            new TestState(
                alone.toString(),
                null,
                null,
                "{}",
                CONTEXT.formatted(subject.name()),
                "DEBUG",
                new TestState.Mock(null, error, "{\"errorMessage\": \"code: why\"}", null),
                new TestState.Configuration(used, null, null, null),
                text(variables)));
    JsonNode details = answer.at("/inspectionData/errorDetails");
    return new Answer(
        answer.path("status").asText(),
        details.path("retryIndex").asInt(-1),
        details.path("catchIndex").asInt(-1),
        answer.path("nextState").asText(),
        answer.path("cause").asText());
  }

  /** Whether a Choice goes the way at this pointer, when it is given these variables and input. */
  boolean follows(Subject subject, String pointer, JsonNode given) {
    ObjectNode alone = alone(subject);
    String wanted = alone.at(pointer).asText();
    divert(alone);
    JsonNode parent = alone.at(pointer.substring(0, pointer.lastIndexOf('/')));
    ((ObjectNode) parent).put(pointer.substring(pointer.lastIndexOf('/') + 1), wanted);
    JsonNode answer =
        engine.testState(
            new TestState(
                alone.toString(),
                null,
                null,
                text(given.path("input")),
                CONTEXT.formatted(subject.name()),
                "DEBUG",
                null,
                null,
                text(given.path("variables"))));
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

  private static String text(JsonNode object) {
    return object.isObject() ? object.toString() : "{}";
  }

  private static ObjectNode alone(Subject subject) {
    ObjectNode alone = subject.state().deepCopy();
    speak(alone, subject.language());
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
