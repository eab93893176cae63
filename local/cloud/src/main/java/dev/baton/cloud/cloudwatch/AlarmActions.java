package dev.baton.cloud.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
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

  private final Alarms alarms;

  AlarmActions(Alarms alarms) {
    this.alarms = alarms;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "PutMetricAlarm", (params, request) -> put(params),
        "DescribeAlarms", (params, request) -> describe(params),
        "DescribeAlarmsForMetric", (params, request) -> describeOfMetric(params),
        "DescribeAlarmHistory", (params, request) -> history(params),
        "DeleteAlarms", (params, request) -> delete(params),
        "SetAlarmState", (params, request) -> set(params),
        "EnableAlarmActions", (params, request) -> enable(params, true),
        "DisableAlarmActions", (params, request) -> enable(params, false));
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
    alarms.put(alarm);
    return Json.object();
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
