package dev.baton.infra.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricStatProperty;

/**
 * A CloudWatch metric and how it is condensed over each five minutes.
 *
 * @param statistic {@code Sum} or {@code Maximum}
 */
public record Measure(
    String namespace, String metric, String statistic, Map<String, String> dimensions) {
  static final int SECONDS = 300;

  /** The events that a metric counts. */
  public static Measure count(String namespace, String metric, Map<String, String> dimensions) {
    return new Measure(namespace, metric, "Sum", dimensions);
  }

  /** The largest value of a metric. */
  public static Measure peak(String namespace, String metric, Map<String, String> dimensions) {
    return new Measure(namespace, metric, "Maximum", dimensions);
  }

  MetricDataQueryProperty query(String id) {
    List<DimensionProperty> all =
        new TreeMap<>(dimensions)
            .entrySet().stream()
                .map(
                    each ->
                        DimensionProperty.builder()
                            .name(each.getKey())
                            .value(each.getValue())
                            .build())
                .toList();
    return MetricDataQueryProperty.builder()
        .id(id)
        .returnData(false)
        .metricStat(
            MetricStatProperty.builder()
                .metric(
                    MetricProperty.builder()
                        .namespace(namespace)
                        .metricName(metric)
                        .dimensions(all)
                        .build())
                .period(SECONDS)
                .stat(statistic)
                .build())
        .build();
  }
}
