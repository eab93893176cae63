package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Engine;
import dev.baton.engine.StateMachine;
import dev.baton.engine.StateMachineSpec;
import dev.baton.engine.StateMachineType;
import java.util.Map;

/** The actions upon state machines. */
final class MachineActions {
  private final Engine engine;

  MachineActions(Engine engine) {
    this.engine = engine;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "CreateStateMachine", (params, request) -> create(params),
        "DescribeStateMachine", (params, request) -> describe(params),
        "DescribeStateMachineForExecution", (params, request) -> describeForExecution(params),
        "ListStateMachines", (params, request) -> list(params),
        "ListTagsForResource", (params, request) -> tags(params));
  }

  static StateMachineType type(String name) {
    return switch (name) {
      case "STANDARD" -> StateMachineType.STANDARD;
      case "EXPRESS" -> StateMachineType.EXPRESS;
      default ->
          throw AwsException.badRequest(
              "ValidationException",
              "1 validation error detected: Value '"
                  + name
                  + "' at 'type' failed to satisfy constraint: Member must satisfy enum value set:"
                  + " [STANDARD, EXPRESS]");
    };
  }

  private JsonNode create(Params params) {
    StateMachine made =
        engine.create(
            new StateMachineSpec(
                params.text("name"),
                null,
                params.text("roleArn"),
                type(params.textOr("type", "STANDARD")),
                params.text("definition")));
    ObjectNode answer = Json.object().put("stateMachineArn", made.arn());
    return answer.put("creationDate", ExecutionActions.seconds(made.creationDate()));
  }

  private JsonNode describe(Params params) {
    StateMachine machine = engine.stateMachine(params.text("stateMachineArn"));
    ObjectNode shown = summary(machine);
    shown.put("status", "ACTIVE");
    shown.put("definition", machine.definition());
    shown.put("roleArn", machine.roleArn() == null ? "" : machine.roleArn());
    shown.putObject("loggingConfiguration").put("level", "OFF").put("includeExecutionData", false);
    shown.putObject("tracingConfiguration").put("enabled", false);
    return shown;
  }

  private JsonNode describeForExecution(Params params) {
    String arn = engine.describe(params.text("executionArn")).stateMachineArn();
    StateMachine machine = engine.stateMachine(arn);
    ObjectNode shown = Json.object();
    shown.put("stateMachineArn", machine.arn());
    shown.put("name", machine.name());
    shown.put("definition", machine.definition());
    shown.put("roleArn", machine.roleArn() == null ? "" : machine.roleArn());
    return shown.put("updateDate", ExecutionActions.seconds(machine.creationDate()));
  }

  private static ObjectNode summary(StateMachine machine) {
    ObjectNode shown = Json.object();
    shown.put("stateMachineArn", machine.arn());
    shown.put("name", machine.name());
    shown.put("type", machine.type().name());
    return shown.put("creationDate", ExecutionActions.seconds(machine.creationDate()));
  }

  private JsonNode list(Params params) {
    return Pages.page(params, "stateMachines", engine.stateMachines(), MachineActions::summary);
  }

  /** Nothing here keeps the tags of state machines; asking for them is no error. */
  private JsonNode tags(Params params) {
    var _ = engine.stateMachine(params.text("resourceArn"));
    ObjectNode answer = Json.object();
    answer.putArray("tags");
    return answer;
  }
}
