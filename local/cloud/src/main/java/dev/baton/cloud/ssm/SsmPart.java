package dev.baton.cloud.ssm;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.JsonApi;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parameter Store as a part of the cloud. */
public final class SsmPart implements CloudPart {
  private final Service service;
  private final ResourceProvider provider;

  public SsmPart(CloudContext context) {
    Parameters parameters = new Parameters(context);
    PutParameter put = new PutParameter(parameters);
    Map<String, JsonApi.Action> actions = new TreeMap<>(new Reads(parameters).actions());
    actions.putAll(new Marks(parameters).actions());
    actions.put("PutParameter", put::put);
    service = new JsonApi("ssm", Protocol.AWS_JSON_1_1, actions);
    provider = new ParameterProvider(context);
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
