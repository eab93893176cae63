package dev.baton.infra.operations;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Alarms that need a person. Each has a page {@code docs/runbooks/<name>.md}, which its description
 * names, and goes to the stage's addresses.
 */
public final class PersonNeeded {
  private PersonNeeded() {}

  /** An alarm as soon as the sum of what is measured reaches the threshold in five minutes. */
  public static CfnAlarm when(
      Construct scope, Topic topic, String name, double threshold, List<Measure> measures) {
    List<MetricDataQueryProperty> queries = new ArrayList<>();
    StringBuilder sum = new StringBuilder();
    for (int i = 0; i < measures.size(); i++) {
      queries.add(measures.get(i).query("m" + i));
      sum.append(i == 0 ? "" : "+").append("FILL(m").append(i).append(",0)");
    }
    queries.add(
        MetricDataQueryProperty.builder()
            .id("sum")
            .label(name)
            .expression(sum.toString())
            .returnData(true)
            .build());
    CfnAlarm alarm =
        CfnAlarm.Builder.create(scope, "Alarm-" + name)
            .alarmDescription("What to do: docs/runbooks/" + name + ".md")
            .metrics(queries)
            .comparisonOperator("GreaterThanOrEqualToThreshold")
            .threshold(threshold)
            .evaluationPeriods(1)
            .treatMissingData("notBreaching")
            .alarmActions(List.of(topic.getTopicArn()))
            .okActions(List.of(topic.getTopicArn()))
            .build();
    alarm.overrideLogicalId(logicalId(name));
    return alarm;
  }

  private static String logicalId(String name) {
    StringBuilder id = new StringBuilder();
    for (String word : name.split("-")) {
      id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return id.append("Alarm").toString();
  }
}
