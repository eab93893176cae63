package dev.baton.cloud.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.CloudPart;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schedules of a template; they begin when all resources exist. */
public final class SchedulerPart implements CloudPart, ResourceProvider {
  private static final String ONLY_PEOPLE = "only people read it";

  private final CloudContext context;
  private final List<Schedule> schedules = new ArrayList<>();

  public SchedulerPart(CloudContext context) {
    this.context = context;
  }

  @Override
  public List<ResourceProvider> providers() {
    return List.of(this);
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::Scheduler::Schedule")
            .honours(
                "Name",
                "ScheduleExpression",
                "State",
                "Target.Arn",
                "Target.RoleArn",
                "Target.Input",
                "Target.RetryPolicy")
            .ignores("Description", ONLY_PEOPLE)
            .ignores("FlexibleTimeWindow", "a schedule fires when it is due")
            .ignores("KmsKeyArn", "schedules are not stored on the laptop"));
  }

  @Override
  public synchronized Provisioned create(ResourceRequest request) {
    JsonNode properties = request.properties();
    JsonNode target = properties.path("Target");
    if (target.path("RetryPolicy").path("MaximumRetryAttempts").asInt() != 0) {
      throw new IllegalArgumentException(
          "Target.RetryPolicy.MaximumRetryAttempts must be 0 here: the next time makes it good");
    }
    String name = request.nameOr("Name");
    String arn = context.arn("scheduler", "schedule/default/" + name);
    Principal caller =
        Principal.service("scheduler.amazonaws.com", arn, target.path("RoleArn").asText());
    Schedule schedule =
        new Schedule(
            context,
            Rate.of(properties.path("ScheduleExpression").asText()),
            caller,
            new Schedule.Call(target.path("Arn").asText(), target.path("Input").asText("{}")));
    if (!properties.path("State").asText("ENABLED").equals("DISABLED")) {
      schedules.add(schedule);
    }
    return new Provisioned(name, Map.of("Arn", arn));
  }

  @Override
  public synchronized void ready() {
    schedules.forEach(Schedule::begin);
  }

  @Override
  public synchronized void close() {
    schedules.forEach(Schedule::stop);
  }
}
