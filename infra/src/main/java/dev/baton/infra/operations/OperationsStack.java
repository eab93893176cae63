package dev.baton.infra.operations;

import dev.baton.infra.Platform;
import dev.baton.infra.Target;
import dev.baton.infra.foundation.StoreTable;
import dev.baton.infra.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.amazon.awscdk.services.sns.Topic;

/**
 * Alarms on what all areas share, the dashboards and the saved queries. Alarms on one workflow or
 * function stand beside it.
 */
public final class OperationsStack extends Stack {
  private static final double MESSAGE_AGE_SECONDS = 900;
  private static final double MANY_THROTTLES = 10;

  public OperationsStack(
      App app, StackProps properties, Platform platform, List<Workflow> workflows) {
    super(app, "BatonOperations", properties);
    var foundation = platform.foundation();
    Topic topic = foundation.alarmTopic();
    String queue = foundation.intakeQueue().getQueueName();
    String deadLetters = foundation.intakeDeadLetters().getQueueName();
    PersonNeeded.when(
        this,
        topic,
        "intake-dead-letters",
        1,
        List.of(queueMeasure("ApproximateNumberOfMessagesVisible", deadLetters)));
    PersonNeeded.when(
        this,
        topic,
        "intake-falls-behind",
        MESSAGE_AGE_SECONDS,
        List.of(queueMeasure("ApproximateAgeOfOldestMessage", queue)));
    PersonNeeded.when(
        this,
        topic,
        "functions-throttled",
        MANY_THROTTLES,
        List.of(Measure.count("AWS/Lambda", "Throttles", Map.of())));
    PersonNeeded.when(this, topic, "tables-throttled", MANY_THROTTLES, throttles(platform));
    PersonNeeded.when(
        this, topic, "breaker-open", 1, List.of(Measure.count("Baton", "BreakerOpen", Map.of())));
    PersonNeeded.when(
        this,
        topic,
        "backup-failed",
        1,
        List.of(Measure.count("AWS/Backup", "NumberOfBackupJobsFailed", Map.of())));
    Target target = Target.of(this);
    if (target.creates(CfnDashboard.CFN_RESOURCE_TYPE_NAME)) {
      DocumentsDashboard.in(this, queue, deadLetters, workflows);
    }
    if (target.creates(CfnQueryDefinition.CFN_RESOURCE_TYPE_NAME)) {
      queries();
    }
  }

  private void queries() {
    query(
        "WhatHappenedToDocument",
        "Baton/what happened to a document",
        """
        fields @timestamp, service, level, message, correlation_id, xray_trace_id
        | filter correlation_id = "put the correlation id here"
        | sort @timestamp asc
        | limit 500\
        """);
    query(
        "Errors",
        "Baton/errors by function",
        """
        fields @timestamp, service, error_type, reason
        | filter ispresent(error_type)
        | stats count(*) as errors, latest(reason) as last by service, error_type
        | sort errors desc\
        """);
    query(
        "ColdStarts",
        "Baton/cold starts and restores",
        """
        filter @type = "REPORT"
        | stats count(*) as calls, count(@initDuration) as cold, pct(@initDuration, 95) as init95,
            pct(@duration, 95) as duration95, max(@maxMemoryUsed / 1000000) as megabytes by @log
        | sort cold desc\
        """);
    query(
        "FailedStates",
        "Baton/states that fail",
        """
        filter type like /Failed|TimedOut|Aborted/
        | stats count(*) as times by type, execution_arn
        | sort times desc
        | limit 100\
        """);
  }

  private void query(String id, String name, String text) {
    CfnQueryDefinition.Builder.create(this, id)
        .name(name)
        .queryString(text)
        .build()
        .overrideLogicalId(id + "Query");
  }

  private static Measure queueMeasure(String metric, String queue) {
    return Measure.peak("AWS/SQS", metric, Map.of("QueueName", queue));
  }

  private static List<Measure> throttles(Platform platform) {
    var foundation = platform.foundation();
    List<Measure> measures = new ArrayList<>();
    for (StoreTable table :
        List.of(
            foundation.documentsTable(),
            foundation.indexTable(),
            foundation.approvalsTable(),
            foundation.sagasTable(),
            foundation.breakersTable(),
            foundation.announcementsTable())) {
      for (String metric : List.of("ReadThrottleEvents", "WriteThrottleEvents")) {
        measures.add(
            Measure.count("AWS/DynamoDB", metric, Map.of("TableName", table.getTableName())));
      }
    }
    return measures;
  }
}
