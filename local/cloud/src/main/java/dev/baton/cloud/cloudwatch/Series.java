package dev.baton.cloud.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The values that queries of GetMetricData, or of an alarm, stand for over time. */
record Series(Metrics metrics, JsonNode queries, Instant from, Instant to) {

  /** The values of a query by the beginning of each period. */
  NavigableMap<Instant, Double> of(JsonNode query) {
    if (query.hasNonNull("Expression")) {
      return expression(query);
    }
    JsonNode stat = query.path("MetricStat");
    JsonNode metric = stat.path("Metric");
    if (!metric.hasNonNull("MetricName")) {
      throw AwsException.badRequest(
          "ValidationError", "A query needs an Expression or a MetricStat with a Metric");
    }
    MetricName name =
        MetricName.of(
            metric.path("Namespace").asText(),
            metric.path("MetricName").asText(),
            metric.path("Dimensions"));
    Duration period = Duration.ofSeconds(Math.max(1, stat.path("Period").asInt(60)));
    NavigableMap<Instant, Double> values = new TreeMap<>();
    metrics
        .periods(name, from, to, period)
        .forEach((start, figures) -> values.put(start, figures.value(stat.path("Stat").asText())));
    return values;
  }

  private NavigableMap<Instant, Double> expression(JsonNode query) {
    Map<String, NavigableMap<Instant, Double>> byId = new HashMap<>();
    int period = query.path("Period").asInt(0);
    for (JsonNode each : queries) {
      if (!each.hasNonNull("Expression")) {
        byId.put(each.path("Id").asText(), of(each));
        period = Math.max(period, each.path("MetricStat").path("Period").asInt());
      }
    }
    TreeMap<Instant, Double> values = new TreeMap<>();
    int length = Math.max(1, period);
    long first = Math.floorDiv(from.getEpochSecond(), length) * length;
    MetricMath math = MetricMath.of(query.path("Expression").asText());
    for (long at = first; at < to.getEpochSecond(); at += length) {
      Instant start = Instant.ofEpochSecond(at);
      Double value =
          math.at(
              id -> {
                NavigableMap<Instant, Double> found = byId.get(id);
                if (found == null) {
                  throw AwsException.badRequest("ValidationError", "There is no metric " + id);
                }
                return found.get(start);
              });
      if (value != null) {
        values.put(start, value);
      }
    }
    return values;
  }
}
