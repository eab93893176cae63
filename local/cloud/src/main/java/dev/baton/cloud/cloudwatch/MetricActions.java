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
import dev.baton.engine.clock.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The actions upon metrics. */
final class MetricActions {
  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "MaxResults", 500, "InvalidParameterValue");
  private static final int MOST_POINTS = 1440;

  private final Metrics metrics;
  private final EngineClock clock;

  MetricActions(Metrics metrics, EngineClock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "PutMetricData", (params, request) -> put(params),
        "ListMetrics", (params, request) -> list(params),
        "GetMetricStatistics", (params, request) -> statistics(params),
        "GetMetricData", (params, request) -> data(params));
  }

  static AwsException missing(String member) {
    return AwsException.badRequest("MissingParameter", "The parameter " + member + " is required.");
  }

  static AwsException wrong(String message) {
    return AwsException.badRequest("InvalidParameterValue", message);
  }

  static String required(Params params, String member) {
    String value = params.textOr(member, "");
    if (value.isEmpty()) {
      throw missing(member);
    }
    return value;
  }

  private JsonNode put(Params params) {
    String namespace = required(params, "Namespace");
    if (namespace.startsWith("AWS/")) {
      throw wrong("The value AWS/ for parameter Namespace is invalid.");
    }
    JsonNode all = params.get("MetricData");
    if (all.isEmpty()) {
      throw missing("MetricData");
    }
    for (JsonNode datum : all) {
      String name = datum.path("MetricName").asText("");
      if (name.isEmpty()) {
        throw missing("MetricData.member.1.MetricName");
      }
      add(MetricName.of(namespace, name, datum.path("Dimensions")), datum);
    }
    return Json.object();
  }

  private void add(MetricName metric, JsonNode datum) {
    Instant given = Timestamps.read(datum.path("Timestamp"));
    Instant time = given == null ? clock.now() : given;
    String unit = datum.path("Unit").asText("None");
    int resolution = datum.path("StorageResolution").asInt(60) == 1 ? 1 : 60;
    if (datum.has("StatisticValues")) {
      JsonNode set = datum.path("StatisticValues");
      metrics.add(
          metric,
          time,
          new double[] {
            number(set.path("SampleCount")),
            number(set.path("Sum")),
            number(set.path("Minimum")),
            number(set.path("Maximum"))
          });
    } else if (datum.has("Values")) {
      for (int i = 0; i < datum.path("Values").size(); i++) {
        JsonNode times = datum.path("Counts").path(i);
        double value = number(datum.path("Values").path(i));
        double often = times.isMissingNode() ? 1 : number(times);
        metrics.add(metric, new Metrics.Point(time, value, often, unit, resolution));
      }
    } else {
      double value = number(datum.path("Value"));
      metrics.add(metric, new Metrics.Point(time, value, 1, unit, resolution));
    }
  }

  /** A number, given as one or as text. */
  static double number(JsonNode value) {
    try {
      double number = value.isNumber() ? value.asDouble() : Double.parseDouble(value.asText());
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw wrong("The value " + value + " is not a finite number.");
      }
      return number;
    } catch (NumberFormatException e) {
      throw wrong("The value " + value + " is not a number.");
    }
  }

  private JsonNode list(Params params) {
    Map<String, String> dimensions = new TreeMap<>();
    for (JsonNode each : params.get("Dimensions")) {
      dimensions.put(each.path("Name").asText(), each.path("Value").asText(""));
    }
    Map<String, JsonNode> shown = new TreeMap<>();
    String namespace = params.textOrNull("Namespace");
    String name = params.textOrNull("MetricName");
    for (MetricName each : metrics.find(namespace, name, dimensions)) {
      shown.put(each.toString(), each.json());
    }
    return PAGES.page(params, "Metrics", shown);
  }

  private static Instant moment(Params params, String member) {
    Instant moment = params.instantOrNull(member);
    if (moment == null) {
      throw missing(member);
    }
    return moment;
  }

  private JsonNode statistics(Params params) {
    MetricName metric =
        MetricName.of(
            required(params, "Namespace"),
            required(params, "MetricName"),
            params.get("Dimensions"));
    int period = params.numberOr("Period", 0);
    boolean fits = period == 1 || period == 5 || period == 10 || period == 30 || period % 60 == 0;
    if (period <= 0 || !fits) {
      throw wrong("The parameter Period must be 1, 5, 10, 30 or a multiple of 60.");
    }
    Instant from = moment(params, "StartTime");
    Instant to = moment(params, "EndTime");
    checkSpan(from, to, period);
    List<String> wanted = params.texts("Statistics");
    List<String> extended = params.texts("ExtendedStatistics");
    if (wanted.isEmpty() && extended.isEmpty()) {
      throw missing("Statistics");
    }
    ObjectNode answer = Json.object().put("Label", metric.name());
    ArrayNode points = answer.putArray("Datapoints");
    metrics
        .periods(metric, from, to, Duration.ofSeconds(period))
        .forEach(
            (start, figures) -> {
              ObjectNode point = points.addObject();
              point.set("Timestamp", Timestamps.any(start));
              wanted.forEach(each -> point.put(each, figures.value(each)));
              ObjectNode more = Json.object();
              extended.forEach(each -> more.put(each, figures.value(each)));
              if (!more.isEmpty()) {
                point.set("ExtendedStatistics", more);
              }
              point.put("Unit", figures.unit());
            });
    return answer;
  }

  private static void checkSpan(Instant from, Instant to, int period) {
    if (!from.isBefore(to)) {
      throw wrong("The parameter StartTime must be less than the parameter EndTime.");
    }
    if (Duration.between(from, to).toSeconds() / period > MOST_POINTS) {
      throw AwsException.badRequest(
          "InvalidParameterCombination",
          "You have requested more than the limit of 1,440 datapoints. You may reduce the"
              + " datapoints requested by increasing Period, or decreasing the time range.");
    }
  }

  private JsonNode data(Params params) {
    JsonNode queries = params.get("MetricDataQueries");
    if (queries.isEmpty()) {
      throw missing("MetricDataQueries");
    }
    Series series =
        new Series(metrics, queries, moment(params, "StartTime"), moment(params, "EndTime"));
    boolean ascending = params.textOr("ScanBy", "").equals("TimestampAscending");
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("MetricDataResults");
    for (JsonNode query : queries) {
      if (query.path("ReturnData").asBoolean(true)) {
        NavigableMap<Instant, Double> values = series.of(query);
        ObjectNode result = results.addObject().put("Id", query.path("Id").asText());
        String name = query.path("MetricStat").path("Metric").path("MetricName").asText();
        result.put(
            "Label", query.path("Label").asText(name.isEmpty() ? query.path("Id").asText() : name));
        ArrayNode times = result.putArray("Timestamps");
        ArrayNode numbers = result.putArray("Values");
        List<Instant> order =
            new ArrayList<>(ascending ? values.keySet() : values.descendingKeySet());
        for (Instant each : order) {
          times.add(Timestamps.any(each));
          numbers.add(values.get(each));
        }
        result.put("StatusCode", "Complete");
      }
    }
    answer.putArray("Messages");
    return answer;
  }
}
