package dev.baton.cloud.inert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resources that exist in name only: others may refer to them, nothing else comes of them. */
public final class InertTypes implements CloudPart, ResourceProvider {
  private final CloudContext cloud;
  private final JsonNode table;

  public InertTypes(CloudContext cloud) {
    this.cloud = cloud;
    try (@Nullable InputStream in = InertTypes.class.getResourceAsStream("inert-types.json")) {
      table = new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(this);
  }

  @Override
  public List<ResourceType> types() {
    List<ResourceType> types = new ArrayList<>();
    table
        .properties()
        .forEach(
            type ->
                types.add(
                    ResourceType.inert(type.getKey(), type.getValue().path("reason").asText())));
    return types;
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    JsonNode type = table.path(request.type());
    String name = request.nameOr(type.path("nameProperty").asText("Name"));
    Map<String, String> attributes = new HashMap<>();
    type.path("attributes")
        .properties()
        .forEach(
            attribute ->
                attributes.put(attribute.getKey(), fill(attribute.getValue().asText(), name)));
    return new Provisioned(fill(type.path("ref").asText("{name}"), name), attributes);
  }

  private String fill(String pattern, String name) {
    return pattern
        .replace("{region}", cloud.region())
        .replace("{account}", cloud.account())
        .replace("{name}", name);
  }
}
