package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.StateMachine;
import dev.baton.engine.StateMachineAlias;
import dev.baton.engine.StateMachineSpec;
import dev.baton.engine.StateMachineType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the state machines of a template, their versions and aliases. */
final class StateMachineProvider implements ResourceProvider {
  private static final String VERSION = "AWS::StepFunctions::StateMachineVersion";
  private static final String ALIAS = "AWS::StepFunctions::StateMachineAlias";
  private static final String ONE_VERSION = "there is one version, the assembly's";

  private final CloudContext context;
  private final Engine engine;

  StateMachineProvider(CloudContext context, Engine engine) {
    this.context = context;
    this.engine = engine;
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::StepFunctions::StateMachine")
            .honours(
                "StateMachineName",
                "DefinitionString",
                "DefinitionSubstitutions",
                "RoleArn",
                "StateMachineType")
            .ignores("LoggingConfiguration", "the run prints every state as it happens")
            .ignores("TracingConfiguration", "there is no X-Ray on the laptop")
            .ignores("EncryptionConfiguration", "histories are kept in memory only")
            .ignores("Tags", "nothing here selects by tag"),
        ResourceType.of(VERSION)
            .honours("Description", "StateMachineArn", "StateMachineRevisionId"),
        ResourceType.of(ALIAS)
            .honours("Description", "Name", "DeploymentPreference.StateMachineVersionArn")
            .ignores("DeploymentPreference.Type", ONE_VERSION)
            .ignores("DeploymentPreference.Percentage", ONE_VERSION)
            .ignores("DeploymentPreference.Interval", ONE_VERSION)
            .ignores("DeploymentPreference.Alarms", ONE_VERSION));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    try {
      return switch (request.type()) {
        case VERSION -> version(request.properties());
        case ALIAS -> alias(request);
        default -> machine(request);
      };
    } catch (EngineException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Executions that run go on with the definition that they began with. */
  @Override
  public Provisioned update(ResourceRequest request, MadeResource before) {
    String arn = before.provisioned().ref();
    try {
      return switch (request.type()) {
        case VERSION -> version(request.properties());
        case ALIAS -> {
          if (!arn.endsWith(":" + request.nameOr("Name"))) {
            yield alias(request);
          }
          String description = request.properties().path("Description").asText("");
          StateMachineAlias _ = engine.aliases().update(arn, description, routes(request));
          yield Provisioned.withArn(arn, arn);
        }
        default -> {
          String name = request.nameOr("StateMachineName");
          if (!arn.endsWith(":stateMachine:" + name)) {
            yield machine(request);
          }
          requireSameType(request, before);
          String role = textOrNull(request.properties(), "RoleArn");
          yield made(engine.update(arn, definition(request.properties()), role));
        }
      };
    } catch (EngineException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void requireSameType(ResourceRequest request, MadeResource before) {
    String type = "StateMachineType";
    String now = request.properties().path(type).asText("STANDARD");
    if (!now.equals(before.request().properties().path(type).asText("STANDARD"))) {
      throw new IllegalArgumentException(
          type + " cannot change while the state machine keeps its name: give it another name");
    }
  }

  @Override
  public void delete(MadeResource made) {
    String arn = made.provisioned().ref();
    try {
      switch (made.request().type()) {
        case VERSION -> engine.versions().delete(arn);
        case ALIAS -> engine.aliases().delete(arn);
        default -> engine.delete(arn);
      }
    } catch (EngineException e) {
      if (!e.code().endsWith("NotFound") && !e.code().endsWith("DoesNotExist")) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }

  private Provisioned version(JsonNode properties) {
    String arn =
        engine
            .versions()
            .publish(
                properties.path("StateMachineArn").asText(),
                textOrNull(properties, "StateMachineRevisionId"),
                textOrNull(properties, "Description"))
            .arn();
    return Provisioned.withArn(arn, arn);
  }

  private Provisioned alias(ResourceRequest request) {
    String description = textOrNull(request.properties(), "Description");
    String arn =
        engine.aliases().create(request.nameOr("Name"), description, routes(request)).arn();
    return Provisioned.withArn(arn, arn);
  }

  private static List<StateMachineAlias.Route> routes(ResourceRequest request) {
    JsonNode preference = request.properties().path("DeploymentPreference");
    String version = preference.path("StateMachineVersionArn").asText();
    return List.of(new StateMachineAlias.Route(version, 100));
  }

  private static @Nullable String textOrNull(JsonNode properties, String name) {
    return properties.path(name).isTextual() ? properties.path(name).asText() : null;
  }

  private Provisioned machine(ResourceRequest request) {
    JsonNode properties = request.properties();
    String name = request.nameOr("StateMachineName");
    String arn = context.arn("states", "stateMachine:" + name);
    String role = properties.path("RoleArn").asText("");
    return made(
        engine.create(
            new StateMachineSpec(
                name,
                arn,
                role.isEmpty() ? null : role,
                type(properties.path("StateMachineType").asText("STANDARD")),
                definition(properties))));
  }

  private static Provisioned made(StateMachine machine) {
    String revision = machine.revisionId() == null ? "INITIAL" : machine.revisionId();
    return new Provisioned(
        machine.arn(),
        Map.of("Arn", machine.arn(), "Name", machine.name(), "StateMachineRevisionId", revision));
  }

  private static StateMachineType type(String name) {
    for (StateMachineType type : StateMachineType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("StateMachineType is STANDARD or EXPRESS, not " + name);
  }

  private static String definition(JsonNode properties) {
    String definition = properties.path("DefinitionString").asText();
    for (Map.Entry<String, JsonNode> each :
        properties.path("DefinitionSubstitutions").properties()) {
      definition = definition.replace("${" + each.getKey() + "}", each.getValue().asText());
    }
    return definition;
  }
}
