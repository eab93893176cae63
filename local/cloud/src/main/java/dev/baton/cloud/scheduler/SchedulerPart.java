package dev.baton.cloud.scheduler;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.RestApi;
import java.util.ArrayList;
import java.util.List;

/** EventBridge Scheduler as a part of the cloud; schedules begin when all resources exist. */
public final class SchedulerPart implements CloudPart {
  private final Schedules schedules;
  private final Service service;
  private final ResourceProvider provider;

  public SchedulerPart(CloudContext context) {
    schedules = new Schedules(context);
    ScheduleActions actions = new ScheduleActions(schedules);
    List<RestApi.Route> routes = new ArrayList<>(actions.routes());
    routes.addAll(new GroupActions(schedules).routes());
    SchedulePermissions permissions = new SchedulePermissions(schedules);
    service = new RestApi("scheduler", routes, permissions::of);
    provider = new ScheduleProvider(schedules, actions);
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
  public void ready() {
    schedules.begin();
  }

  @Override
  public void close() {
    schedules.stop();
  }
}
