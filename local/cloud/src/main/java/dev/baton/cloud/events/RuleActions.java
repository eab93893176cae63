package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The actions upon rules and their targets. */
final class RuleActions {
  private static final Pattern NAME = Pattern.compile("[\\.\\-_A-Za-z0-9]+");
  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "Limit", 100, "ValidationException");

  private final EventBuses buses;
  private final EventTags tags;

  RuleActions(EventBuses buses, EventTags tags) {
    this.buses = buses;
    this.tags = tags;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "PutRule", (params, request) -> putTagged(params),
        "DeleteRule", (params, request) -> delete(params),
        "DescribeRule", (params, request) -> describe(params),
        "ListRules", (params, request) -> list(params),
        "ListRuleNamesByTarget", (params, request) -> names(params),
        "EnableRule", (params, request) -> enable(params, true),
        "DisableRule", (params, request) -> enable(params, false),
        "PutTargets", (params, request) -> putTargets(params),
        "RemoveTargets", (params, request) -> removeTargets(params),
        "ListTargetsByRule", (params, request) -> targets(params));
  }

  private EventBus bus(Params params) {
    return buses.get(params.textOr("EventBusName", EventBuses.DEFAULT));
  }

  private Rule rule(Params params, String member) {
    String name = params.text(member);
    Rule rule = bus(params).rule(name);
    if (rule == null) {
      throw AwsException.badRequest(
          "ResourceNotFoundException",
          "Rule " + name + " does not exist on EventBus " + bus(params).name() + ".");
    }
    return rule;
  }

  private JsonNode putTagged(Params params) {
    boolean there = bus(params).rule(params.textOr("Name", "")) != null;
    JsonNode answer = put(params);
    String arn = answer.path("RuleArn").asText();
    if (there) {
      tags.add(arn, params.get("Tags"));
    } else {
      tags.begin(arn, params.get("Tags"));
    }
    return answer;
  }

  /** Adds or replaces a rule, whose tags stay as they are. */
  JsonNode put(Params params) {
    EventBus bus = bus(params);
    String pattern = params.textOrNull("EventPattern");
    String schedule = params.textOrNull("ScheduleExpression");
    if (pattern == null && schedule == null) {
      throw AwsException.badRequest(
          "ValidationException",
          "Parameter(s) EventPattern or ScheduleExpression must be specified.");
    }
    if (schedule != null) {
      RuleSchedules.check(schedule, bus);
    }
    String name = params.text("Name");
    Invalid.unless(NAME, 64, name, "Name");
    String place = bus.name().equals(EventBuses.DEFAULT) ? "" : bus.name() + "/";
    String arn = buses.context().arn("events", "rule/" + place + name);
    Rule rule =
        new Rule(
            name,
            arn,
            new Rule.Trigger(pattern, schedule),
            params.textOrNull("Description"),
            params.textOrNull("RoleArn"));
    rule.enable(!params.textOr("State", "ENABLED").equals("DISABLED"));
    bus.put(rule);
    buses.schedules().put(rule);
    return Json.object().put("RuleArn", arn);
  }

  private JsonNode delete(Params params) {
    Rule rule = bus(params).rule(params.text("Name"));
    if (rule != null) {
      if (!rule.targets().isEmpty()) {
        throw AwsException.badRequest(
            "ValidationException", "Rule can't be deleted since it has targets.");
      }
      bus(params).remove(rule);
      tags.forget(rule.arn());
      buses.schedules().remove(rule);
    }
    return Json.object();
  }

  private JsonNode enable(Params params, boolean on) {
    rule(params, "Name").enable(on);
    return Json.object();
  }

  private JsonNode list(Params params) {
    String prefix = params.textOr("NamePrefix", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    for (Rule rule : bus(params).rules()) {
      if (rule.name().startsWith(prefix)) {
        shown.put(rule.name(), show(bus(params), rule));
      }
    }
    return PAGES.page(params, "Rules", shown);
  }

  private JsonNode names(Params params) {
    String target = params.text("TargetArn");
    Map<String, JsonNode> names = new TreeMap<>();
    for (Rule rule : bus(params).rules()) {
      if (rule.targets().stream().anyMatch(each -> each.arn().equals(target))) {
        names.put(rule.name(), Json.array().textNode(rule.name()));
      }
    }
    return PAGES.page(params, "RuleNames", names);
  }

  private JsonNode describe(Params params) {
    ObjectNode shown = show(bus(params), rule(params, "Name"));
    return shown.put("CreatedBy", buses.context().account());
  }

  private static ObjectNode show(EventBus bus, Rule rule) {
    ObjectNode shown = Json.object();
    shown.put("Name", rule.name());
    shown.put("Arn", rule.arn());
    if (rule.pattern() != null) {
      shown.put("EventPattern", rule.pattern());
    }
    if (rule.schedule() != null) {
      shown.put("ScheduleExpression", rule.schedule());
    }
    shown.put("State", rule.enabled() ? "ENABLED" : "DISABLED");
    shown.put("EventBusName", bus.name());
    if (rule.description() != null) {
      shown.put("Description", rule.description());
    }
    if (rule.roleArn() != null) {
      shown.put("RoleArn", rule.roleArn());
    }
    return shown;
  }

  JsonNode putTargets(Params params) {
    Rule rule = rule(params, "Rule");
    params.get("Targets").forEach(Target::check);
    ObjectNode answer = Json.object();
    ArrayNode failed = answer.putArray("FailedEntries");
    for (JsonNode spec : params.get("Targets")) {
      try {
        rule.put(List.of(Target.of(spec)));
      } catch (AwsException e) {
        failed
            .addObject()
            .put("TargetId", spec.path("Id").asText())
            .put("ErrorCode", e.code())
            .put("ErrorMessage", e.getMessage());
      }
    }
    return answer.put("FailedEntryCount", failed.size());
  }

  private JsonNode removeTargets(Params params) {
    List<String> ids = new ArrayList<>();
    params.get("Ids").forEach(id -> ids.add(id.asText()));
    rule(params, "Rule").remove(ids);
    ObjectNode answer = Json.object().put("FailedEntryCount", 0);
    answer.putArray("FailedEntries");
    return answer;
  }

  private JsonNode targets(Params params) {
    Map<String, JsonNode> shown = new TreeMap<>();
    rule(params, "Rule").targets().forEach(target -> shown.put(target.id(), target.spec()));
    return PAGES.page(params, "Targets", shown);
  }
}
