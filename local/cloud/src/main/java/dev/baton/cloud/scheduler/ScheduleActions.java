package dev.baton.cloud.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.RestApi.Route;
import dev.baton.cloud.wire.Timestamps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The actions upon schedules. */
final class ScheduleActions {
  /** Under which the token of the request that made a schedule is kept; it is not shown. */
  private static final String TOKEN = "ClientToken";

  private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]+");
  private static final String ONE = "/schedules/{Name}";
  static final Paging PAGES =
      new Paging("NextToken", "NextToken", "MaxResults", 100, "ValidationException");
  private static final List<String> MEMBERS =
      List.of(
          "ScheduleExpression",
          "ScheduleExpressionTimezone",
          "StartDate",
          "EndDate",
          "Description",
          "KmsKeyArn",
          "State",
          "Target",
          "FlexibleTimeWindow",
          "ActionAfterCompletion");

  private final Schedules schedules;

  ScheduleActions(Schedules schedules) {
    this.schedules = schedules;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", ONE, "CreateSchedule", (params, request) -> create(params)),
        new Route("PUT", ONE, "UpdateSchedule", (params, request) -> update(params)),
        new Route("GET", ONE, "GetSchedule", (params, request) -> get(params)),
        new Route("DELETE", ONE, "DeleteSchedule", (params, request) -> delete(params)),
        new Route("GET", "/schedules", "ListSchedules", (params, request) -> list(params)));
  }

  static String group(Params params) {
    return params.textOr("GroupName", params.textOr("groupName", Schedules.DEFAULT));
  }

  private JsonNode create(Params params) {
    String name = params.text("Name");
    Invalid.unless(NAME, 64, name, "Name");
    synchronized (schedules) {
      schedules.group(group(params));
      ObjectNode before = schedules.find(group(params), name);
      if (before != null) {
        String token = params.textOr("ClientToken", "");
        if (!token.isEmpty() && token.equals(before.path(TOKEN).asText())) {
          return Json.object().put("ScheduleArn", schedules.arn(group(params), name));
        }
        throw new AwsException(409, "ConflictException", "Schedule " + name + " already exists.");
      }
      return put(params, null);
    }
  }

  private JsonNode update(Params params) {
    synchronized (schedules) {
      return put(params, schedules.get(group(params), params.text("Name")));
    }
  }

  /** Replaces a schedule as a whole, which is what an update does, or adds it. */
  JsonNode put(Params params, @Nullable ObjectNode before) {
    String name = params.text("Name");
    String group = group(params);
    String expression = params.text("ScheduleExpression");
    Expression when = Expression.of(expression, params.textOr("ScheduleExpressionTimezone", "UTC"));
    checkWindow(params);
    TargetCall.check(params.get("Target"));
    var now = schedules.context().clock().now();
    if (when instanceof Expression.At at && !at.moment().isAfter(now) && before == null) {
      throw AwsException.badRequest(
          "ValidationException",
          "Invalid Schedule Expression " + expression + ". It is in the past.");
    }
    ObjectNode schedule = Json.object().put("Name", name).put("GroupName", group);
    MEMBERS.forEach(
        member -> {
          if (params.has(member)) {
            schedule.set(member, params.get(member));
          }
        });
    for (String member : List.of("StartDate", "EndDate")) {
      var moment = params.instantOrNull(member);
      if (moment != null) {
        schedule.set(member, Timestamps.seconds(moment));
      }
    }
    if (before == null && params.has(TOKEN)) {
      schedule.put(TOKEN, params.text(TOKEN));
    }
    checkDates(schedule);
    schedule.put("State", params.textOr("State", "ENABLED"));
    schedule.put("ScheduleExpressionTimezone", params.textOr("ScheduleExpressionTimezone", "UTC"));
    schedule.put("ActionAfterCompletion", params.textOr("ActionAfterCompletion", "NONE"));
    schedule.set(
        "CreationDate", before == null ? Timestamps.seconds(now) : before.path("CreationDate"));
    schedule.set("LastModificationDate", Timestamps.seconds(now));
    schedules.put(schedule);
    return Json.object().put("ScheduleArn", schedules.arn(group, name));
  }

  private static void checkDates(ObjectNode schedule) {
    var start = Timestamps.read(schedule.path("StartDate"));
    var end = Timestamps.read(schedule.path("EndDate"));
    if (start != null && end != null && !start.isBefore(end)) {
      throw AwsException.badRequest(
          "ValidationException", "The StartDate you specify must come before the EndDate.");
    }
  }

  private static void checkWindow(Params params) {
    JsonNode window = params.get("FlexibleTimeWindow");
    String mode = window.path("Mode").asText("");
    if (!Set.of("OFF", "FLEXIBLE").contains(mode)) {
      throw Invalid.value(
          mode, "FlexibleTimeWindow.Mode", "Member must satisfy enum value set: [OFF, FLEXIBLE]");
    }
    boolean has = window.has("MaximumWindowInMinutes");
    if (has != mode.equals("FLEXIBLE")) {
      throw AwsException.badRequest(
          "ValidationException",
          has
              ? "MaximumWindowInMinutes must not be specified when Mode is OFF."
              : "MaximumWindowInMinutes must be specified when Mode is FLEXIBLE.");
    }
    if (has) {
      int minutes = window.path("MaximumWindowInMinutes").asInt();
      Invalid.outside(1, 1440, minutes, "FlexibleTimeWindow.MaximumWindowInMinutes");
    }
  }

  private JsonNode get(Params params) {
    ObjectNode found = schedules.get(group(params), params.text("Name"));
    found.remove(List.of("Done", TOKEN));
    if (found.path("Target") instanceof ObjectNode target) {
      ObjectNode retries = target.withObjectProperty("RetryPolicy");
      retries.put(
          "MaximumEventAgeInSeconds", retries.path("MaximumEventAgeInSeconds").asInt(86_400));
      retries.put("MaximumRetryAttempts", retries.path("MaximumRetryAttempts").asInt(185));
    }
    return found.put("Arn", schedules.arn(group(params), params.text("Name")));
  }

  private JsonNode delete(Params params) {
    synchronized (schedules) {
      schedules.get(group(params), params.text("Name"));
      schedules.remove(group(params), params.text("Name"));
    }
    return Json.object();
  }

  private JsonNode list(Params params) {
    String group = params.textOr("ScheduleGroup", params.textOr("GroupName", ""));
    String prefix = params.textOr("NamePrefix", "");
    String state = params.textOr("State", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    schedules
        .all()
        .forEach(
            (key, each) -> {
              boolean wanted =
                  (group.isEmpty() || each.path("GroupName").asText().equals(group))
                      && each.path("Name").asText().startsWith(prefix)
                      && (state.isEmpty() || each.path("State").asText().equals(state));
              if (wanted) {
                shown.put(key, summary(each));
              }
            });
    return PAGES.page(params, "Schedules", shown);
  }

  private ObjectNode summary(ObjectNode schedule) {
    ObjectNode summary = Json.object();
    for (String member :
        List.of("Name", "GroupName", "State", "CreationDate", "LastModificationDate")) {
      summary.set(member, schedule.path(member));
    }
    summary.putObject("Target").set("Arn", schedule.path("Target").path("Arn"));
    return summary.put(
        "Arn", schedules.arn(schedule.path("GroupName").asText(), schedule.path("Name").asText()));
  }
}
