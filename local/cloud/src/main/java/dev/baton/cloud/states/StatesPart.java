package dev.baton.cloud.states;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.engine.Engine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Step Functions as a part of the cloud. */
public final class StatesPart implements CloudPart {
  private final Engine engine;
  private final Service service;
  private final StateMachineProvider provider;

  /**
   * @param engine with a {@link DoorPort} for its port
   */
  public StatesPart(CloudContext context, Engine engine) {
    this.engine = engine;
    Map<String, JsonApi.Action> actions = new HashMap<>();
    Tags tags = new Tags(engine);
    actions.putAll(new MachineActions(engine, tags).actions());
    actions.putAll(new VersionActions(engine).actions());
    actions.putAll(new DefinitionActions(engine).actions());
    actions.putAll(new StartActions(engine).actions());
    actions.putAll(new ExecutionActions(engine).actions());
    actions.putAll(new MapRunActions(engine).actions());
    actions.putAll(new ActivityActions(engine, tags).actions());
    actions.putAll(tags.actions());
    RequestRules rules = new RequestRules();
    actions.replaceAll((name, action) -> ruled(rules, name, action));
    StatesPermissions permissions = new StatesPermissions(context, engine);
    service = new JsonApi("states", Protocol.AWS_JSON_1_0, actions, permissions::of);
    provider = new StateMachineProvider(context, engine);
  }

  private static JsonApi.Action ruled(RequestRules rules, String name, JsonApi.Action action) {
    return (params, request) -> {
      rules.check(name, params);
      return EngineErrors.worded(() -> action.call(params, request));
    };
  }

  @Override
  public List<Service> services() {
    return List.of(service);
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(provider);
  }

  @Override
  public void close() {
    engine.close();
  }
}
