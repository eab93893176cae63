package dev.baton.cloud.secrets;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.JsonApi;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Secrets Manager as a part of the cloud. */
public final class SecretsPart implements CloudPart {
  private final Service service;
  private final ResourceProvider provider;

  public SecretsPart(CloudContext context) {
    Secrets secrets = new Secrets(context);
    Map<String, JsonApi.Action> actions = new TreeMap<>(new SecretActions(secrets).actions());
    actions.putAll(new ValueActions(secrets).actions());
    SecretPermissions permissions = new SecretPermissions(secrets);
    service = new JsonApi("secretsmanager", Protocol.AWS_JSON_1_1, actions, permissions::of);
    provider = new SecretProvider(secrets);
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(provider);
  }
}
