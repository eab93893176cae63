package dev.baton.cloud.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.Deployer;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.Provisioned;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.assembly.ResourceRequest;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import java.util.List;

/** Makes the schedules and groups of a template. */
final class ScheduleProvider implements ResourceProvider {
  private static final String GROUP = "AWS::Scheduler::ScheduleGroup";

  private final Schedules schedules;
  private final ScheduleActions actions;

  ScheduleProvider(Schedules schedules, ScheduleActions actions) {
    this.schedules = schedules;
    this.actions = actions;
  }

  @Override
  public List<ResourceType> types() {
    return List.of(
        ResourceType.of("AWS::Scheduler::Schedule")
            .honours("Name", "GroupName", "Description", "ScheduleExpression", "StartDate")
            .honours("ScheduleExpressionTimezone", "EndDate", "State", "FlexibleTimeWindow")
            .honours("Target.Arn", "Target.RoleArn", "Target.Input", "Target.RetryPolicy")
            .honours("Target.DeadLetterConfig", "Target.EventBridgeParameters")
            .honours("Target.SqsParameters")
            .ignores("KmsKeyArn", "what schedules keep is not encrypted on the laptop"),
        ResourceType.of(GROUP).honours("Name").ignores("Tags", "nothing here selects by tag"));
  }

  @Override
  public Provisioned create(ResourceRequest request) {
    String name = request.nameOr("Name");
    JsonNode properties = request.properties();
    if (request.type().equals(GROUP)) {
      if (!schedules.hasGroup(name)) {
        schedules.putGroup(schedules.newGroup(name));
      }
      return Provisioned.withArn(name, schedules.group(name).path("Arn").asText());
    }
    String group = properties.path("GroupName").asText(Schedules.DEFAULT);
    ObjectNode put = properties.deepCopy();
    put.put("Name", name).put("GroupName", group);
    try {
      schedules.group(group);
      actions.put(new Params(put), schedules.find(group, name));
    } catch (AwsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return Provisioned.withArn(name, schedules.arn(group, name));
  }

  @Override
  public void delete(MadeResource made) {
    boolean group = made.request().type().equals(GROUP);
    ObjectNode which = Json.object().put("Name", made.provisioned().ref());
    JsonNode of = made.request().properties().path("GroupName");
    if (!group && of.isTextual()) {
      which.set("GroupName", of);
    }
    new Deployer(schedules.context())
        .delete("scheduler", group ? "DeleteScheduleGroup" : "DeleteSchedule", which);
  }
}
