package dev.baton.cloud.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.function.DoublePredicate;

/**
 * What state an alarm's metric is in: how many of the latest periods breach the threshold, and what
 * is made of those without data ("Evaluating an alarm" of the CloudWatch user guide).
 */
record AlarmCheck(JsonNode alarm, Metrics metrics) {

  /** The new state and the reason for it. */
  record Verdict(String state, String reason) {}

  /** Whether values compare to a threshold as an operator says. */
  static DoublePredicate operator(String name, double threshold) {
    return switch (name) {
      case "GreaterThanOrEqualToThreshold" -> value -> value >= threshold;
      case "GreaterThanThreshold" -> value -> value > threshold;
      case "LessThanThreshold" -> value -> value < threshold;
      case "LessThanOrEqualToThreshold" -> value -> value <= threshold;
      default ->
          throw MetricActions.wrong(
              "The value " + name + " for parameter ComparisonOperator is not supported here.");
    };
  }

  static void operator(String name) {
    DoublePredicate _ = operator(name, 0);
  }

  Duration period() {
    int seconds = alarm.path("Period").asInt(0);
    for (JsonNode query : alarm.path("Metrics")) {
      seconds = Math.max(seconds, query.path("MetricStat").path("Period").asInt());
      seconds = Math.max(seconds, query.path("Period").asInt());
    }
    return Duration.ofSeconds(seconds == 0 ? 60 : seconds);
  }

  /** The state by the periods that end before a moment. */
  Verdict at(Instant now) {
    long length = period().toSeconds();
    long end = Math.floorDiv(now.getEpochSecond(), length) * length;
    int periods = alarm.path("EvaluationPeriods").asInt(1);
    Instant from = Instant.ofEpochSecond(end - length * periods);
    NavigableMap<Instant, Double> values = values(from, Instant.ofEpochSecond(end));
    String name = alarm.path("ComparisonOperator").asText();
    double threshold = alarm.path("Threshold").asDouble();
    DoublePredicate breaches = operator(name, threshold);
    long breaching = values.values().stream().filter(v -> breaches.test(v)).count();
    int missing = periods - values.size();
    String treat = alarm.path("TreatMissingData").asText("missing");
    if (values.isEmpty() && (treat.equals("missing") || treat.equals("ignore"))) {
      return treat.equals("ignore")
          ? new Verdict(alarm.path("StateValue").asText(), "")
          : new Verdict("INSUFFICIENT_DATA", "Insufficient Data: no datapoints were received.");
    }
    if (treat.equals("breaching")) {
      breaching += missing;
    }
    int needed = alarm.path("DatapointsToAlarm").asInt(periods);
    String state = breaching >= needed ? "ALARM" : "OK";
    String reason =
        "Threshold Crossed: "
            + breaching
            + " out of the last "
            + periods
            + " datapoints "
            + values.values()
            + (state.equals("ALARM") ? " breached" : " did not all breach")
            + " the threshold ("
            + threshold
            + ", "
            + name
            + ").";
    return new Verdict(state, reason);
  }

  private NavigableMap<Instant, Double> values(Instant from, Instant to) {
    if (alarm.has("Metrics")) {
      Series series = new Series(metrics, alarm.path("Metrics"), from, to);
      for (JsonNode query : alarm.path("Metrics")) {
        if (query.path("ReturnData").asBoolean(true)) {
          return series.of(query);
        }
      }
    }
    ObjectNode query = Json.object().put("Id", "m");
    ObjectNode stat = query.putObject("MetricStat").put("Period", period().toSeconds());
    String extended = alarm.path("ExtendedStatistic").asText("Average");
    stat.put("Stat", alarm.path("Statistic").asText(extended));
    ObjectNode metric = stat.putObject("Metric");
    for (String member : new String[] {"Namespace", "MetricName", "Dimensions"}) {
      metric.set(member, alarm.path(member));
    }
    return new Series(metrics, Json.array().add(query), from, to).of(query);
  }
}
