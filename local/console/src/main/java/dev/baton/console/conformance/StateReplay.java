package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.TestState;
import dev.baton.engine.clock.VirtualClock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tests a single state. */
final class StateReplay {
  private StateReplay() {}

  static JsonNode run(RecordedCase recorded) {
    try (VirtualClock clock = new VirtualClock();
        Engine engine = Replays.engine(recorded, clock)) {
      return decoded(engine.testState(request(recorded)));
    } catch (EngineException e) {
      return Replays.error(recorded, e, "TestState");
    }
  }

  /** A response with the texts the recorder decoded as JSON values. */
  static ObjectNode decoded(ObjectNode response) {
    decode(response, "output");
    if (response.get("inspectionData") instanceof ObjectNode data) {
      for (Map.Entry<String, JsonNode> entry : data.properties()) {
        decode(data, entry.getKey());
      }
    }
    return response;
  }

  private static void decode(ObjectNode json, String name) {
    JsonNode value = json.get(name);
    if (value != null && value.isTextual()) {
      json.set(name, Replays.decode(value.textValue()));
    }
  }

  private static TestState request(RecordedCase recorded) {
    JsonNode request = recorded.json().path("request");
    boolean mocked = request.has("mock");
    String role = request.path("roleArn").textValue();
    return new TestState(
        recorded.definition(),
        request.path("stateName").textValue(),
        role == null && sendsRole(recorded, mocked) ? Replays.ROLE : role,
        recorded.input(),
        request.path("context").textValue(),
        request.path("inspectionLevel").textValue(),
        mock(request.path("mock")),
        configuration(request.path("stateConfiguration")),
        request.path("variables").textValue());
  }

  /** A role is sent wherever there is no mock, but where its absence is what the case is about. */
  static boolean sendsRole(RecordedCase recorded, boolean mocked) {
    return !mocked && !recorded.expected().path("apiError").has("code");
  }

  private static TestState.@Nullable Mock mock(JsonNode mock) {
    JsonNode error = mock.path("errorOutput");
    return mock.isMissingNode()
        ? null
        : new TestState.Mock(
            mock.path("result").textValue(),
            error.path("error").textValue(),
            error.path("cause").textValue(),
            mock.path("fieldValidationMode").textValue());
  }

  private static TestState.@Nullable Configuration configuration(JsonNode json) {
    return json.isMissingNode()
        ? null
        : new TestState.Configuration(
            whole(json.get("retrierRetryCount")),
            json.path("errorCausedByState").textValue(),
            whole(json.get("mapIterationFailureCount")),
            json.path("mapItemReaderData").textValue());
  }

  private static @Nullable Integer whole(@Nullable JsonNode value) {
    return value == null ? null : value.intValue();
  }
}
