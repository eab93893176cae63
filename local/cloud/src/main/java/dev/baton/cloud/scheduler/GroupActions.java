package dev.baton.cloud.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.RestApi.Route;
import dev.baton.cloud.wire.Tags;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The actions upon groups of schedules, and their tags. */
final class GroupActions {
  private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]+");
  private static final String ONE = "/schedule-groups/{Name}";
  private static final String TAGS = "/tags/{ResourceArn}";

  private final Schedules schedules;

  GroupActions(Schedules schedules) {
    this.schedules = schedules;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", ONE, "CreateScheduleGroup", (params, request) -> create(params)),
        new Route("GET", ONE, "GetScheduleGroup", (params, request) -> get(params)),
        new Route("DELETE", ONE, "DeleteScheduleGroup", (params, request) -> delete(params)),
        new Route("GET", "/schedule-groups", "ListScheduleGroups", (params, r) -> list(params)),
        new Route("POST", TAGS, "TagResource", (params, request) -> tag(params)),
        new Route("DELETE", TAGS, "UntagResource", (params, request) -> untag(params)),
        new Route("GET", TAGS, "ListTagsForResource", (params, request) -> tags(params)));
  }

  private JsonNode create(Params params) {
    String name = params.text("Name");
    Invalid.unless(NAME, 64, name, "Name");
    synchronized (schedules) {
      if (schedules.hasGroup(name)) {
        throw new AwsException(
            409, "ConflictException", "Schedule group " + name + " already exists.");
      }
      ObjectNode group = schedules.newGroup(name);
      params.get("Tags").forEach(group.withArrayProperty("Tags")::add);
      schedules.putGroup(group);
      return Json.object().put("ScheduleGroupArn", group.path("Arn").asText());
    }
  }

  private static ObjectNode shown(ObjectNode group) {
    group.remove("Tags");
    return group;
  }

  private JsonNode get(Params params) {
    return shown(schedules.group(params.text("Name")));
  }

  private JsonNode delete(Params params) {
    String name = params.text("Name");
    schedules.group(name);
    if (name.equals(Schedules.DEFAULT)) {
      throw AwsException.badRequest(
          "ValidationException", "The default schedule group can't be deleted.");
    }
    schedules.removeGroup(name);
    return Json.object();
  }

  private JsonNode list(Params params) {
    String prefix = params.textOr("NamePrefix", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    schedules
        .groups()
        .forEach(
            (name, group) -> {
              if (name.startsWith(prefix)) {
                shown.put(name, shown(group));
              }
            });
    return ScheduleActions.PAGES.page(params, "ScheduleGroups", shown);
  }

  private ObjectNode tagged(Params params) {
    String arn = params.text("ResourceArn");
    return schedules.group(arn.substring(arn.lastIndexOf('/') + 1));
  }

  private JsonNode tag(Params params) {
    ObjectNode group = tagged(params);
    Tags.add(group, params.get("Tags"));
    schedules.putGroup(group);
    return Json.object();
  }

  private JsonNode untag(Params params) {
    ObjectNode group = tagged(params);
    JsonNode given = params.get("TagKeys");
    List<String> names =
        given.isArray() ? params.texts("TagKeys") : List.of(params.textOr("TagKeys", ""));
    Tags.remove(group, names);
    schedules.putGroup(group);
    return Json.object();
  }

  private JsonNode tags(Params params) {
    ObjectNode answer = Json.object();
    answer.putArray("Tags").addAll(tagged(params).withArrayProperty("Tags"));
    return answer;
  }
}
