package dev.baton.cloud.scheduler;

import dev.baton.cloud.door.Permission;
import dev.baton.cloud.wire.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What requests to Scheduler need permission for: the schedule or the group, and passing on the
 * role that a schedule is to have.
 */
final class SchedulePermissions {
  private final Schedules schedules;

  SchedulePermissions(Schedules schedules) {
    this.schedules = schedules;
  }

  List<Permission> of(String action, Params params) {
    List<Permission> needed = new ArrayList<>();
    needed.add(new Permission("scheduler:" + action, resource(action, params)));
    String role = params.get("Target").path("RoleArn").asText();
    if (!role.isEmpty()) {
      Map<String, List<String>> facts =
          Map.of("iam:passedtoservice", List.of("scheduler.amazonaws.com"));
      needed.add(new Permission("iam:PassRole", role, facts));
    }
    return needed;
  }

  private String resource(String action, Params params) {
    String name = params.get("Name").asText();
    if (params.get("ResourceArn").isTextual()) {
      return params.get("ResourceArn").asText();
    }
    return switch (action) {
      case "CreateSchedule", "UpdateSchedule", "GetSchedule", "DeleteSchedule" ->
          schedules.arn(ScheduleActions.group(params), name);
      case "ListSchedules" -> schedules.arn("*", "*");
      default ->
          schedules.context().arn("scheduler", "schedule-group/" + (name.isEmpty() ? "*" : name));
    };
  }
}
