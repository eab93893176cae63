package dev.baton.cloud.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics in lines of logs ("Embedded metric format specification" of the CloudWatch user guide): a
 * line that begins with a brace and says under {@code _aws} which of its members are metrics.
 */
final class EmbeddedFormat {
  private final Metrics metrics;

  EmbeddedFormat(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Takes the metrics of a line, if it has any. */
  void accept(String line) {
    if (line.startsWith("{")
        && line.contains("\"_aws\"")
        && Json.parseOrNull(line.strip()) instanceof ObjectNode json) {
      accept(json);
    }
  }

  void accept(JsonNode line) {
    JsonNode meta = line.path("_aws");
    Instant time = Instant.ofEpochMilli(meta.path("Timestamp").asLong());
    for (JsonNode directive : meta.path("CloudWatchMetrics")) {
      for (JsonNode set : directive.path("Dimensions")) {
        Map<String, String> dimensions = new TreeMap<>();
        set.forEach(name -> dimensions.put(name.asText(), line.path(name.asText()).asText()));
        for (JsonNode metric : directive.path("Metrics")) {
          String name = metric.path("Name").asText();
          String namespace = directive.path("Namespace").asText();
          add(new MetricName(namespace, name, dimensions), line.path(name), time, metric);
        }
      }
    }
  }

  private void add(MetricName name, JsonNode value, Instant time, JsonNode metric) {
    String unit = metric.path("Unit").asText("None");
    int resolution = metric.path("StorageResolution").asInt(60);
    Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
    for (JsonNode each : values) {
      if (each.isNumber()) {
        metrics.add(name, new Metrics.Point(time, each.asDouble(), 1, unit, resolution));
      }
    }
  }
}
