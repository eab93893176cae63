package dev.baton.cloud.kms;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.iam.Grants;
import dev.baton.cloud.wire.JsonApi;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** KMS as a part of the cloud. */
public final class KmsPart implements CloudPart {
  private final Service service;
  private final ResourceProvider provider;
  private final Grants grants;

  public KmsPart(CloudContext context) {
    Keys keys = new Keys(context);
    Map<String, JsonApi.Action> actions = new TreeMap<>(new KeyActions(keys).actions());
    actions.putAll(new AliasActions(keys).actions());
    actions.putAll(new GrantActions(keys).actions());
    actions.putAll(new CryptoActions(keys).actions());
    KeyPermissions permissions = new KeyPermissions(keys);
    service = new JsonApi("kms", Protocol.AWS_JSON_1_1, actions, permissions::of);
    grants = new KeyGrants(keys);
    provider = new KeyProvider(keys);
  }

  /** The grants of all keys. */
  public Grants grants() {
    return grants;
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
