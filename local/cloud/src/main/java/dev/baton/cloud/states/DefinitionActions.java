package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Definitions;
import dev.baton.asl.ExpressCheck;
import dev.baton.asl.Fault;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.RequestHold;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Engine;
import dev.baton.engine.TestState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The actions upon definitions that belong to no state machine: to check one, to test a state. */
final class DefinitionActions {
  private static final int NORMALLY = 100;

  private final Engine engine;

  DefinitionActions(Engine engine) {
    this.engine = engine;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "ValidateStateMachineDefinition", (params, request) -> validate(params),
        "TestState", (params, request) -> test(params));
  }

  private static JsonNode validate(Params params) {
    Definitions.Checked checked = Definitions.check(params.text("definition"));
    List<Fault> faults = new ArrayList<>(checked.faults());
    if (checked.definition() != null && params.textOr("type", "STANDARD").equals("EXPRESS")) {
      faults.addAll(ExpressCheck.check(checked.definition()));
    }
    boolean fails = faults.stream().anyMatch(fault -> fault.severity() == Fault.Severity.ERROR);
    if (!params.textOr("severity", "ERROR").equals("WARNING")) {
      faults.removeIf(fault -> fault.severity() != Fault.Severity.ERROR);
    }
    int asked = params.numberOr("maxResults", 0);
    int most = asked == 0 ? NORMALLY : asked;
    ObjectNode answer = Json.object().put("result", fails ? "FAIL" : "OK");
    ArrayNode diagnostics = answer.putArray("diagnostics");
    faults.stream().limit(most).forEach(fault -> diagnostics.add(diagnostic(fault)));
    return answer.put("truncated", faults.size() > most);
  }

  private static ObjectNode diagnostic(Fault fault) {
    ObjectNode shown = Json.object().put("severity", fault.severity().name());
    shown.put("code", fault.code()).put("message", fault.message());
    return fault.location() == null ? shown : shown.put("location", fault.location());
  }

  private JsonNode test(Params params) {
    String level = params.textOr("inspectionLevel", "INFO");
    if (params.flag("revealSecrets") && !level.equals("TRACE")) {
      throw AwsException.badRequest(
          "ValidationException", "revealSecrets can only be set when inspectionLevel is TRACE");
    }
    String role = params.textOrNull("roleArn");
    TestState request =
        new TestState(
            params.text("definition"),
            params.textOrNull("stateName"),
            role == null ? null : Arns.role(role),
            params.textOrNull("input"),
            params.textOrNull("context"),
            level,
            mock(params),
            configuration(params),
            params.textOrNull("variables"));
    // The state may wait for something, and time must be able to pass meanwhile.
    try {
      return RequestHold.await(
          CompletableFuture.supplyAsync(
              () -> engine.testState(request), Thread::startVirtualThread));
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
    }
  }

  private static TestState.@Nullable Mock mock(Params params) {
    if (!params.get("mock").isObject()) {
      return null;
    }
    Params mock = params.sub("mock");
    Params error = mock.sub("errorOutput");
    return new TestState.Mock(
        mock.textOrNull("result"),
        error.textOrNull("error"),
        error.textOrNull("cause"),
        mock.textOrNull("fieldValidationMode"));
  }

  private static TestState.@Nullable Configuration configuration(Params params) {
    if (!params.get("stateConfiguration").isObject()) {
      return null;
    }
    Params given = params.sub("stateConfiguration");
    return new TestState.Configuration(
        whole(given, "retrierRetryCount"),
        given.textOrNull("errorCausedByState"),
        whole(given, "mapIterationFailureCount"),
        given.textOrNull("mapItemReaderData"));
  }

  private static @Nullable Integer whole(Params params, String name) {
    return params.get(name).isNumber() ? params.get(name).intValue() : null;
  }
}
