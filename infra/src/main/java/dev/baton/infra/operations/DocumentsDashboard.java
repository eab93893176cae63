package dev.baton.infra.operations;

import dev.baton.infra.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;

/** One page on document processing: what came in, what became of it, and what is in the way. */
final class DocumentsDashboard {
  private static final int WIDTH = 12;
  private static final int HEIGHT = 6;
  private static final String STACKS =
      "(\"BatonIntake\" OR \"BatonDocuments\" OR \"BatonApprovals\" OR \"BatonModels\""
          + " OR \"BatonResilience\" OR \"BatonCompensations\")";

  private final Stack stack;
  private final List<Object> widgets = new ArrayList<>();

  private DocumentsDashboard(Stack stack) {
    this.stack = stack;
  }

  static void in(Stack stack, String queue, String deadLetters, List<Workflow> workflows) {
    var page = new DocumentsDashboard(stack);
    for (Workflow workflow : workflows) {
      page.chart("Executions of " + workflow.slug(), executions(workflow.arn()));
      page.chart(
          "How long " + workflow.slug() + " takes",
          List.of(
              List.of(
                  "AWS/States",
                  "ExecutionTime",
                  "StateMachineArn",
                  workflow.arn(),
                  options("p95"))));
    }
    page.chart(
        "Uploads that wait, and dead letters",
        List.of(
            queue("ApproximateNumberOfMessagesVisible", queue),
            queue("ApproximateAgeOfOldestMessage", queue),
            queue("ApproximateNumberOfMessagesVisible", deadLetters)));
    page.chart("Steps: how often", steps("Invocations", "Sum"));
    page.chart("Steps: share that succeeds, percent", successRates(workflows));
    page.chart("Steps: duration", steps("Duration", "p95"));
    page.chart("Errors by step and class", byErrorClass());
    page.chart("Compensations, and those that are stuck", compensations(workflows));
    page.chart("Errors of functions", functions("Errors", "Sum"));
    page.chart("Throttles of functions", functions("Throttles", "Sum"));
    page.chart("Duration of functions", functions("Duration", "p95"));
    CfnDashboard dashboard =
        CfnDashboard.Builder.create(stack, "DocumentsDashboard")
            .dashboardName("baton-documents")
            .dashboardBody(stack.toJsonString(Map.of("widgets", page.widgets)))
            .build();
    dashboard.overrideLogicalId("DocumentsDashboard");
  }

  private void chart(String title, List<?> metrics) {
    Map<String, Object> properties = new TreeMap<>();
    properties.put("title", title);
    properties.put("metrics", metrics);
    properties.put("period", Measure.SECONDS);
    properties.put("region", stack.getRegion());
    properties.put("view", "timeSeries");
    int place = widgets.size();
    widgets.add(
        new TreeMap<>(
            Map.of(
                "type",
                "metric",
                "x",
                place % 2 * WIDTH,
                "y",
                place / 2 * HEIGHT,
                "width",
                WIDTH,
                "height",
                HEIGHT,
                "properties",
                properties)));
  }

  private static List<?> executions(String arn) {
    return List.of("Started", "Succeeded", "Failed", "TimedOut", "Aborted").stream()
        .map(
            outcome ->
                List.of(
                    "AWS/States", "Executions" + outcome, "StateMachineArn", arn, options("Sum")))
        .toList();
  }

  private static List<?> queue(String metric, String name) {
    return List.of("AWS/SQS", metric, "QueueName", name, options("Maximum"));
  }

  private static List<?> functions(String metric, String statistic) {
    return search(
        "SEARCH('{AWS/Lambda,FunctionName} MetricName=\"%s\" FunctionName=%s', '%s', 300)"
            .formatted(metric, STACKS, statistic));
  }

  private static List<?> steps(String metric, String statistic) {
    return search(
        "SEARCH('{Baton,workflow,step} MetricName=\"%s\"', '%s', 300)"
            .formatted(metric, statistic));
  }

  private static List<?> byErrorClass() {
    return search("SEARCH('{Baton,workflow,step,error_class} MetricName=\"Errors\"', 'Sum', 300)");
  }

  /** Hidden sums of each workflow's calls and errors, and what they make. */
  private static List<?> successRates(List<Workflow> workflows) {
    List<Object> metrics = new ArrayList<>();
    for (int i = 0; i < workflows.size(); i++) {
      String slug = workflows.get(i).slug();
      metrics.add(hidden("Invocations", slug, "calls" + i));
      metrics.add(hidden("Errors", slug, "errors" + i));
      metrics.add(
          List.of(
              new TreeMap<>(
                  Map.of(
                      "expression",
                      "100 * (1 - errors%1$d / calls%1$d)".formatted(i),
                      "id",
                      "rate" + i,
                      "label",
                      slug))));
    }
    return metrics;
  }

  private static List<?> hidden(String metric, String slug, String id) {
    return List.of(
        "Baton",
        metric,
        "workflow",
        slug,
        new TreeMap<>(Map.of("stat", "Sum", "id", id, "visible", false)));
  }

  private static List<?> compensations(List<Workflow> workflows) {
    List<Object> metrics = new ArrayList<>();
    for (Workflow workflow : workflows) {
      metrics.add(List.of("Baton", "Compensations", "workflow", workflow.slug(), options("Sum")));
    }
    // The function that counts those belongs to no workflow.
    metrics.add(
        List.of("Baton", "StuckCompensations", "workflow", "compensations", options("Sum")));
    return metrics;
  }

  private static List<?> search(String expression) {
    return List.of(List.of(new TreeMap<>(Map.of("expression", expression, "id", "found"))));
  }

  private static Map<String, String> options(String statistic) {
    return Map.of("stat", statistic);
  }
}
