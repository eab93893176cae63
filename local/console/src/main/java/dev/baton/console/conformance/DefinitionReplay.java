package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Definitions;
import dev.baton.asl.Fault;
import dev.baton.asl.VariableReferences;
import dev.baton.asl.text.Json;
import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.MachineConfiguration;
import dev.baton.engine.StateMachineSpec;
import dev.baton.engine.StateMachineType;
import dev.baton.engine.clock.VirtualClock;

/** Hands a definition in, to be created or to be checked. */
final class DefinitionReplay {
  private DefinitionReplay() {}

  static JsonNode run(RecordedCase recorded) {
    return recorded.kind().equals("validate") ? validate(recorded) : create(recorded);
  }

  /** The variables each state reads, sorted as the recorder sorted them. */
  static JsonNode references(RecordedCase recorded) {
    ObjectNode answer = Json.object();
    ObjectNode references = answer.putObject("variableReferences");
    VariableReferences.of(recorded.definition())
        .forEach((state, names) -> names.forEach(references.putArray(state)::add));
    return answer;
  }

  private static JsonNode validate(RecordedCase recorded) {
    boolean express = type(recorded) == StateMachineType.EXPRESS;
    Definitions.Checked checked =
        express
            ? Definitions.checkExpress(recorded.definition())
            : Definitions.check(recorded.definition());
    ObjectNode answer = Json.object();
    ArrayNode diagnostics = answer.putArray("diagnostics");
    for (Fault fault : checked.faults()) {
      ObjectNode diagnostic = diagnostics.addObject().put("code", fault.code());
      if (fault.location() != null) {
        diagnostic.put("location", fault.location());
      }
      diagnostic.put("message", fault.message()).put("severity", fault.severity().name());
    }
    answer.put("result", checked.definition() == null ? "FAIL" : "OK");
    return answer.put("truncated", false);
  }

  /** Only two versions were published when the recorded call named one of them. */
  private static String versionOf(String arn) {
    return arn.substring(0, arn.lastIndexOf(':')) + ":2";
  }

  private static StateMachineSpec spec(StateMachineType type, String definition) {
    return new StateMachineSpec("conformance", null, Replays.ROLE, type, definition);
  }

  private static StateMachineType type(RecordedCase recorded) {
    String asked = recorded.json().path("request").path("type").textValue();
    String derived = recorded.json().path("stateMachineType").asText("STANDARD");
    return StateMachineType.valueOf(asked == null ? derived : asked);
  }

  private static JsonNode create(RecordedCase recorded) {
    try (VirtualClock clock = new VirtualClock();
        Engine engine = Replays.engine(recorded, clock)) {
      StateMachineType type = type(recorded);
      String updated = recorded.json().path("request").path("stateMachineArn").textValue();
      if (updated != null) {
        engine.update(versionOf(updated), recorded.definition(), null);
      }
      JsonNode logging = recorded.json().path("request").get("loggingConfiguration");
      String first = recorded.definition();
      engine.create(
          new StateMachineSpec(
              "conformance",
              null,
              Replays.ROLE,
              type,
              first,
              new MachineConfiguration(logging, null, null),
              null));
      String code = recorded.expected().path("apiError").path("code").asText();
      if (code.equals("StateMachineAlreadyExists")) {
        engine.create(spec(type, recorded.json().path("definition").toPrettyString()));
      }
      return Json.object().put("created", true);
    } catch (EngineException e) {
      return Replays.error(recorded, e, "CreateStateMachine");
    }
  }
}
