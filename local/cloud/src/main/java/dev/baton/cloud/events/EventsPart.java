package dev.baton.cloud.events;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.JsonApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** EventBridge as a part of the cloud. */
public final class EventsPart implements CloudPart {
  private final EventBuses buses;
  private final Service service;
  private final EventsProvider provider;

  public EventsPart(CloudContext context) {
    buses = new EventBuses(context);
    EventTags tags = new EventTags(buses);
    Map<String, JsonApi.Action> actions = new HashMap<>(new BusActions(buses, tags).actions());
    actions.putAll(new RuleActions(buses, tags).actions());
    actions.putAll(tags.actions());
    actions.putAll(new ArchiveActions(buses, buses.archives()).actions());
    actions.putAll(new ReplayActions(buses, buses.archives()).actions());
    BusPermissions permissions = new BusPermissions(context);
    service = new JsonApi("events", Protocol.AWS_JSON_1_1, actions, permissions::of);
    provider = new EventsProvider(buses, tags);
  }

  /** Where other services publish their own events. */
  public EventSink sink() {
    return buses;
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
    buses.schedules().close();
  }
}
