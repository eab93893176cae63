package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.VariableReferences;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.MachineConfiguration;
import dev.baton.engine.StateMachine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State machines as the API shows them, and their settings as it takes them. */
final class MachineJson {
  private MachineJson() {}

  static ObjectNode summary(StateMachine machine) {
    ObjectNode shown = Json.object();
    shown.put("stateMachineArn", machine.arn());
    shown.put("name", machine.name());
    shown.put("type", machine.type().name());
    return shown.put("creationDate", Times.seconds(machine.creationDate()));
  }

  /** Definition, role and all settings. */
  static void describe(ObjectNode shown, StateMachine machine, Params params) {
    boolean all = !params.textOr("includedData", "ALL_DATA").equals("METADATA_ONLY");
    String role = machine.roleArn();
    shown.put("definition", all ? machine.definition() : "{}");
    shown.put("roleArn", role == null ? "" : role);
    MachineConfiguration configuration = machine.configuration();
    shown.set("loggingConfiguration", logging(configuration.logging()));
    shown.set("tracingConfiguration", tracing(configuration.tracing()));
    JsonNode encryption = configuration.encryption();
    shown.set(
        "encryptionConfiguration",
        encryption == null ? Json.object().put("type", "AWS_OWNED_KEY") : encryption);
    if (machine.revisionId() != null) {
      shown.put("revisionId", machine.revisionId());
    }
    Map<String, List<String>> references =
        all ? VariableReferences.of(machine.definition()) : Map.of();
    if (!references.isEmpty()) {
      ObjectNode states = shown.putObject("variableReferences");
      references.forEach(
          (state, names) -> {
            ArrayNode list = states.putArray(state);
            names.forEach(list::add);
          });
    }
  }

  private static JsonNode logging(@Nullable JsonNode given) {
    ObjectNode shown = Json.object().put("level", "OFF").put("includeExecutionData", false);
    if (given != null) {
      given.properties().forEach(each -> shown.set(each.getKey(), each.getValue()));
    }
    return shown;
  }

  private static JsonNode tracing(@Nullable JsonNode given) {
    return Json.object().put("enabled", given != null && given.path("enabled").asBoolean());
  }

  /** The settings of a request; those that say what goes without saying are none. */
  static MachineConfiguration configuration(Params params) {
    return new MachineConfiguration(
        given(params, "loggingConfiguration"),
        given(params, "tracingConfiguration"),
        given(params, "encryptionConfiguration"));
  }

  private static @Nullable JsonNode given(Params params, String name) {
    JsonNode value = params.get(name);
    return value.isObject() ? value : null;
  }
}
