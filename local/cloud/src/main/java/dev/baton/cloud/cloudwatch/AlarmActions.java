package dev.baton.cloud.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Tags;
import dev.baton.cloud.wire.Timestamps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The actions upon alarms. */
final class AlarmActions {
  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "MaxRecords", 100, "InvalidNextToken");
  private static final Set<String> STATES = Set.of("OK", "ALARM", "INSUFFICIENT_DATA");
  static final List<String> MEMBERS =
      List.of(
          "AlarmName",
          "AlarmDescription",
          "OKActions",
          "AlarmActions",
          "InsufficientDataActions",
          "MetricName",
          "Namespace",
          "Statistic",
          "ExtendedStatistic",
          "Dimensions",
          "Period",
          "Unit",
          "EvaluationPeriods",
          "DatapointsToAlarm",
          "Threshold",
          "ComparisonOperator",
          "TreatMissingData",
          "Metrics");

  /** Kept with an alarm, and shown by an action of its own only. */
  private static final String TAGS = "Tags";

  private final Alarms alarms;

  AlarmActions(Alarms alarms) {
    this.alarms = alarms;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.ofEntries(
        Map.entry("PutMetricAlarm", (params, request) -> put(params)),
        Map.entry("DescribeAlarms", (params, request) -> describe(params)),
        Map.entry("DescribeAlarmsForMetric", (params, request) -> describeOfMetric(params)),
        Map.entry("DescribeAlarmHistory", (params, request) -> history(params)),
        Map.entry("DeleteAlarms", (params, request) -> delete(params)),
        Map.entry("SetAlarmState", (params, request) -> set(params)),
        Map.entry("EnableAlarmActions", (params, request) -> enable(params, true)),
        Map.entry("DisableAlarmActions", (params, request) -> enable(params, false)),
        Map.entry("TagResource", (params, request) -> tag(params)),
        Map.entry("UntagResource", (params, request) -> untag(params)),
        Map.entry("ListTagsForResource", (params, request) -> tags(params)));
  }

  JsonNode put(Params params) {
    String name = MetricActions.required(params, "AlarmName");
    ObjectNode alarm = Json.object();
    MEMBERS.stream().filter(params::has).forEach(each -> alarm.set(each, params.get(each)));
    for (String number : List.of("Period", "EvaluationPeriods", "DatapointsToAlarm")) {
      if (params.has(number)) {
        alarm.put(number, params.numberOr(number, 0));
      }
    }
    int period = params.numberOr("Period", 60);
    if (period != 10 && period != 20 && period != 30 && (period < 1 || period % 60 != 0)) {
      throw AwsException.badRequest(
          "ValidationError", "Period must be 10, 20, 30 or a multiple of 60");
    }
    if (params.numberOr("EvaluationPeriods", 0) < 1) {
      throw MetricActions.missing("EvaluationPeriods");
    }
    AlarmCheck.operator(MetricActions.required(params, "ComparisonOperator"));
    alarm.put("Threshold", MetricActions.number(params.get("Threshold")));
    if (!params.has("Metrics") && !params.has("MetricName")) {
      throw MetricActions.missing("MetricName");
    }
    for (JsonNode query : params.get("Metrics")) {
      if (query.hasNonNull("Expression")) {
        MetricMath _ = MetricMath.of(query.path("Expression").asText());
      }
    }
    alarm.put("ActionsEnabled", params.flagOr("ActionsEnabled", true));
    alarm.put("AlarmArn", alarms.context().arn("cloudwatch", "alarm:" + name));
    ObjectNode before = alarms.all().get(name);
    Tags.add(alarm, before == null ? params.get(TAGS) : before.path(TAGS));
    alarms.put(alarm);
    return Json.object();
  }

  private ObjectNode tagged(Params params) {
    String arn = MetricActions.required(params, "ResourceARN");
    ObjectNode alarm = alarms.all().get(arn.replaceFirst("^.*:alarm:", ""));
    if (alarm == null) {
      throw new AwsException(404, "ResourceNotFoundException", arn + " does not exist.");
    }
    return alarm;
  }

  private JsonNode tag(Params params) {
    ObjectNode alarm = tagged(params);
    Tags.add(alarm, params.get(TAGS));
    alarms.put(alarm);
    return Json.object();
  }

  private JsonNode untag(Params params) {
    ObjectNode alarm = tagged(params);
    Tags.remove(alarm, params.texts("TagKeys"));
    alarms.put(alarm);
    return Json.object();
  }

  private JsonNode tags(Params params) {
    return Json.object().set(TAGS, tagged(params).withArrayProperty(TAGS));
  }

  private JsonNode describe(Params params) {
    List<String> names = params.texts("AlarmNames");
    String prefix = params.textOr("AlarmNamePrefix", "");
    String state = params.textOr("StateValue", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    alarms
        .all()
        .forEach(
            (name, alarm) -> {
              if ((names.isEmpty() || names.contains(name))
                  && name.startsWith(prefix)
                  && (state.isEmpty() || alarm.path("StateValue").asText().equals(state))) {
                shown.put(name, shown(alarm));
              }
            });
    ObjectNode page = PAGES.page(params, "MetricAlarms", shown);
    page.putArray("CompositeAlarms");
    return page;
  }

  private static ObjectNode shown(ObjectNode alarm) {
    alarm.remove(TAGS);
    for (String member : List.of("StateUpdatedTimestamp", "AlarmConfigurationUpdatedTimestamp")) {
      var moment = Timestamps.read(alarm.path(member));
      if (moment != null) {
        alarm.set(member, Timestamps.any(moment));
      }
    }
    return alarm;
  }

  private JsonNode describeOfMetric(Params params) {
    MetricName wanted =
        MetricName.of(
            MetricActions.required(params, "Namespace"),
            MetricActions.required(params, "MetricName"),
            params.get("Dimensions"));
    ArrayNode found = Json.array();
    for (ObjectNode alarm : alarms.all().values()) {
      MetricName own =
          MetricName.of(
              alarm.path("Namespace").asText(),
              alarm.path("MetricName").asText(),
              alarm.path("Dimensions"));
      if (own.equals(wanted)) {
        found.add(shown(alarm));
      }
    }
    return Json.object().set("MetricAlarms", found);
  }

  private JsonNode history(Params params) {
    String only = params.textOr("AlarmName", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    int index = 0;
    for (ObjectNode each : alarms.history()) {
      if (only.isEmpty() || each.path("AlarmName").asText().equals(only)) {
        shown.put(String.format("%09d", index++), each);
      }
    }
    return PAGES.page(params, "AlarmHistoryItems", shown);
  }

  private JsonNode delete(Params params) {
    params.texts("AlarmNames").forEach(alarms::remove);
    return Json.object();
  }

  private JsonNode set(Params params) {
    String name = MetricActions.required(params, "AlarmName");
    String state = MetricActions.required(params, "StateValue");
    if (!STATES.contains(state)) {
      throw MetricActions.wrong("The value " + state + " for parameter StateValue is invalid.");
    }
    if (!alarms.has(name)) {
      throw new AwsException(404, "ResourceNotFound", "Unable to find alarm " + name);
    }
    alarms.become(name, state, MetricActions.required(params, "StateReason"));
    return Json.object();
  }

  private JsonNode enable(Params params, boolean on) {
    params.texts("AlarmNames").forEach(name -> alarms.enable(name, on));
    return Json.object();
  }
}
