package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.StateMachineSpec;
import dev.baton.engine.StateMachineType;
import java.util.List;
import java.util.Map;

/** Makes the state machines of a template. */
final class StateMachineProvider implements ResourceProvider {
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
            .ignores("Tags", "nothing here selects by tag"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    JsonNode properties = request.properties();
    String name = request.nameOr("StateMachineName");
    String arn = context.arn("states", "stateMachine:" + name);
    String role = properties.path("RoleArn").asText("");
    try {
      engine.create(
          new StateMachineSpec(
              name,
              arn,
              role.isEmpty() ? null : role,
              type(properties.path("StateMachineType").asText("STANDARD")),
              definition(properties)));
    } catch (EngineException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return new Provisioned(
        arn, Map.of("Arn", arn, "Name", name, "StateMachineRevisionId", "INITIAL"));
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
