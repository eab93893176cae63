package dev.baton.cloud.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.Deployer;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the parameters of a template; one that is there already gets a version if it differs. */
final class ParameterProvider implements ResourceProvider {
  private final Deployer deployer;

  ParameterProvider(CloudContext context) {
    deployer = new Deployer(context);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::SSM::Parameter")
            .honours("Name", "Type", "Value", "Description", "AllowedPattern", "Tier", "DataType")
            .honours("Tags"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    JsonNode given = request.properties();
    String name = request.nameOr("Name");
    ObjectNode put = given.deepCopy();
    put.put("Name", name).put("Overwrite", true);
    ArrayNode tags = put.putArray("Tags");
    given
        .path("Tags")
        .properties()
        .forEach(
            tag -> tags.addObject().put("Key", tag.getKey()).put("Value", tag.getValue().asText()));
    if (!given.path("Value").asText().equals(valueOf(name))) {
      JsonNode _ = deployer.call("ssm", "PutParameter", put);
    }
    return new Provisioned(
        name, Map.of("Type", given.path("Type").asText(), "Value", given.path("Value").asText()));
  }

  @Override
  public void delete(MadeResource made) {
    ObjectNode name = Json.object().put("Name", made.provisioned().ref());
    deployer.delete("ssm", "DeleteParameter", name);
  }

  /** Null for one that is not there. */
  private @Nullable String valueOf(String name) {
    try {
      JsonNode answer = deployer.call("ssm", "GetParameter", Json.object().put("Name", name));
      return answer.path("Parameter").path("Value").asText();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
