package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Params;
import dev.baton.engine.Engine;
import dev.baton.engine.MachineConfiguration;
import dev.baton.engine.MachineUpdate;
import dev.baton.engine.MapRun;
import dev.baton.engine.StateMachine;
import dev.baton.engine.StateMachineSpec;
import dev.baton.engine.StateMachineType;
import dev.baton.engine.StateMachineVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions upon state machines. */
final class MachineActions {
  private final Engine engine;
  private final Tags tags;

  MachineActions(Engine engine, Tags tags) {
    this.engine = engine;
    this.tags = tags;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "CreateStateMachine", (params, request) -> create(params),
        "UpdateStateMachine", (params, request) -> update(params),
        "DeleteStateMachine", (params, request) -> delete(params),
        "DescribeStateMachine", (params, request) -> describe(params),
        "DescribeStateMachineForExecution", (params, request) -> describeForExecution(params),
        "ListStateMachines", (params, request) -> list(params));
  }

  private JsonNode create(Params params) {
    String role = Arns.role(params.text("roleArn"));
    Tags.check(params.get("tags"));
    StateMachine made =
        engine.create(
            new StateMachineSpec(
                params.text("name"),
                null,
                role,
                StateMachineType.valueOf(params.textOr("type", "STANDARD")),
                params.text("definition"),
                MachineJson.configuration(params),
                publication(params)));
    tags.create(made.arn(), params.get("tags"));
    ObjectNode answer = Json.object().put("stateMachineArn", made.arn());
    answer.put("creationDate", Times.seconds(made.creationDate()));
    if (params.flag("publish")) {
      answer.put("stateMachineVersionArn", engine.versions().of(made.arn()).getLast().arn());
    }
    return answer;
  }

  private static StateMachineSpec.@Nullable Publication publication(Params params) {
    String description = params.textOrNull("versionDescription");
    if (params.flag("publish")) {
      return new StateMachineSpec.Publication(description);
    }
    if (description != null) {
      throw AwsException.badRequest(
          "ValidationException", "Version description can only be set when publish is true");
    }
    return null;
  }

  private JsonNode update(Params params) {
    String arn = Arns.machine(params.text("stateMachineArn"));
    String definition = params.textOrNull("definition");
    String role = params.textOrNull("roleArn");
    MachineConfiguration configuration = MachineJson.configuration(params);
    if (definition == null
        && role == null
        && configuration.logging() == null
        && configuration.tracing() == null
        && configuration.encryption() == null) {
      throw AwsException.badRequest(
          "MissingRequiredParameter",
          "Either the definition, the role ARN, the LoggingConfiguration, the"
              + " TracingConfiguration or the EncryptionConfiguration must be specified");
    }
    StateMachineSpec.Publication publication = publication(params);
    StateMachine renewed =
        engine.update(
            new MachineUpdate(
                arn, definition, role == null ? null : Arns.role(role), configuration));
    ObjectNode answer = Json.object().put("updateDate", Times.seconds(renewed.updateDate()));
    if (renewed.revisionId() != null) {
      answer.put("revisionId", renewed.revisionId());
    }
    if (publication != null) {
      StateMachineVersion version =
          engine.versions().publish(arn, renewed.revisionId(), publication.description());
      answer.put("stateMachineVersionArn", version.arn());
    }
    return answer;
  }

  private JsonNode delete(Params params) {
    String arn = Arns.unqualified(params.text("stateMachineArn"));
    engine.delete(arn);
    tags.delete(arn);
    return Json.object();
  }

  private JsonNode describe(Params params) {
    String arn = Arns.machine(params.text("stateMachineArn"));
    StateMachineVersion version = engine.versions().find(arn);
    StateMachine machine = version == null ? engine.stateMachine(arn) : version.machine();
    ObjectNode shown = MachineJson.summary(machine);
    shown.put("status", engine.isDeleting(machine.arn()) ? "DELETING" : "ACTIVE");
    MachineJson.describe(shown, machine, params);
    if (version != null) {
      shown.put("stateMachineArn", version.arn());
      shown.put("creationDate", Times.seconds(version.creationDate()));
      String description = version.description();
      if (description != null) {
        shown.put("description", description);
      }
    }
    return shown;
  }

  private JsonNode describeForExecution(Params params) {
    String execution = Arns.execution(params.text("executionArn"));
    ObjectNode shown = Json.object();
    var started = engine.describe(execution);
    while (started.mapRunArn() != null) {
      // A child of a distributed Map runs a part of what the execution around it does.
      MapRun mapRun = engine.mapRun(started.mapRunArn());
      if (!shown.has("mapRunArn")) {
        shown.put("mapRunArn", mapRun.arn()).put("label", mapRun.label());
      }
      started = engine.describe(mapRun.executionArn());
    }
    var origin = started.origin();
    StateMachine machine =
        origin == null ? engine.stateMachine(started.stateMachineArn()) : origin.machine();
    shown.put("stateMachineArn", machine.arn());
    shown.put("name", machine.name());
    MachineJson.describe(shown, machine, params);
    return shown.put("updateDate", Times.seconds(machine.updateDate()));
  }

  private JsonNode list(Params params) {
    return Pages.page(params, "stateMachines", engine.stateMachines(), MachineJson::summary);
  }
}
