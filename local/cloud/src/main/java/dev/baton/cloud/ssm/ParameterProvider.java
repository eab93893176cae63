package dev.baton.cloud.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import java.util.List;
import java.util.Map;

/** Makes the parameters of a template; one that is there already gets a version if it differs. */
final class ParameterProvider implements ResourceProvider {
  private final CloudContext context;

  ParameterProvider(CloudContext context) {
    this.context = context;
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
    JsonNode present = call("GetParameter", Json.object().put("Name", name)).path("Parameter");
    if (!present.path("Value").asText().equals(given.path("Value").asText())) {
      JsonNode answer = call("PutParameter", put);
      if (!answer.has("Version")) {
        throw new IllegalArgumentException(answer.path("message").asText());
      }
    }
    return new Provisioned(
        name, Map.of("Type", given.path("Type").asText(), "Value", given.path("Value").asText()));
  }

  private JsonNode call(String action, ObjectNode body) {
    Principal deployer =
        Principal.service(
            "cloudformation.amazonaws.com", context.arn("cloudformation", "stack"), null);
    AwsResponse answer =
        context.door().handle(AwsRequest.json(deployer, "ssm", action, body.toString()));
    return Json.parse(answer.text());
  }
}
