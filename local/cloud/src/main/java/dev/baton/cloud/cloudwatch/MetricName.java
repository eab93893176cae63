package dev.baton.cloud.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.util.Map;
import java.util.TreeMap;

/** What identifies a metric: its namespace, its name and its dimensions. */
record MetricName(String namespace, String name, Map<String, String> dimensions)
    implements Comparable<MetricName> {

  static MetricName of(String namespace, String name, JsonNode dimensions) {
    Map<String, String> sorted = new TreeMap<>();
    for (JsonNode each : dimensions) {
      sorted.put(each.path("Name").asText(), each.path("Value").asText());
    }
    return new MetricName(namespace, name, sorted);
  }

  ArrayNode dimensionList() {
    ArrayNode list = Json.array();
    dimensions.forEach((name, value) -> list.addObject().put("Name", name).put("Value", value));
    return list;
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("Namespace", namespace).put("MetricName", name);
    json.set("Dimensions", dimensionList());
    return json;
  }

  @Override
  public int compareTo(MetricName other) {
    return toString().compareTo(other.toString());
  }
}
