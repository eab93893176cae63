package dev.baton.infra;

import static dev.baton.infra.Templates.guards;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.infra.Templates.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final Path RUNBOOKS = Assembly.repository().resolve("docs/runbooks");
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  @Test
  void everyAlarmHasAPageAndEveryPageAnAlarm() throws IOException {
    Templates all = new Assembly(Map.of("stage", "prod", "replicaRegion", "eu-west-1")).templates();
    assertThat(withoutCounterpart(all, pages())).isEmpty();
    assertThat(withoutCounterpart(all, List.of("another.md"))).contains("another.md");
    all.ofType(ALARM)
        .getFirst()
        .set("/Properties/AlarmDescription", "\"docs/runbooks/nobody-wrote-this.md\"");
    assertThat(withoutCounterpart(all, pages())).contains("nobody-wrote-this.md");
  }

  /** Pages without an alarm, and pages that an alarm names and nobody wrote. */
  private static Set<String> withoutCounterpart(Templates templates, List<String> pages) {
    Set<String> named = new TreeSet<>();
    templates.ofType(ALARM).forEach(alarm -> named.add(page(alarm)));
    Set<String> alone = new TreeSet<>(pages);
    alone.removeAll(named);
    named.removeAll(pages);
    alone.addAll(named);
    return alone;
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> pages = Files.list(RUNBOOKS)) {
      return pages.map(page -> page.getFileName().toString()).toList();
    }
  }

  @Test
  void everyPageSaysCauseLookAndAction() throws IOException {
    try (Stream<Path> pages = Files.list(RUNBOOKS)) {
      for (Path page : pages.toList()) {
        assertThat(Files.readString(page))
            .as(page.toString())
            .containsSubsequence("# ", "\n## Cause\n", "\n## Look\n", "\n## Action\n");
      }
    }
  }

  @Test
  void everyAlarmReachesPeople() {
    guards(
        templates ->
            templates.ofType(ALARM).stream()
                .filter(
                    alarm ->
                        !alarm.at("/Properties/AlarmActions/0").toString().contains("AlarmTopic"))
                .map(Resource::toString)
                .toList(),
        templates -> templates.ofType(ALARM).getFirst().remove("/Properties/AlarmActions"));
  }

  @Test
  void whatNeedsAPersonIsWatched() {
    guards(
        templates -> {
          List<String> missing = new ArrayList<>();
          for (String id :
              List.of(
                  "DocumentProcessingFailedAlarm",
                  "ApprovalFailedAlarm",
                  "CompensationStuckAlarm",
                  "SweepFailedAlarm",
                  "IntakeDeadLettersAlarm",
                  "IntakeFallsBehindAlarm",
                  "ApprovalsNearExpiryAlarm",
                  "FunctionsThrottledAlarm",
                  "TablesThrottledAlarm",
                  "BackupFailedAlarm")) {
            if (templates.all().stream().noneMatch(resource -> resource.id().equals(id))) {
              missing.add(id);
            }
          }
          for (Resource machine : templates.ofType("AWS::StepFunctions::StateMachine")) {
            String alarm = machine.id().replace("StateMachine", "FailedAlarm");
            if (templates.all().stream().noneMatch(resource -> resource.id().equals(alarm))) {
              missing.add(alarm);
            }
          }
          return missing;
        },
        templates ->
            templates
                .change("BatonCompensations")
                .withObject("/Resources")
                .remove("CompensationStuckAlarm"));
  }

  @Test
  void requestsThatAreAboutToExpireAreCountedBeforeTheyDo() {
    guards(
        templates -> {
          JsonNode metric =
              templates
                  .resource("ApprovalsNearExpiryAlarm")
                  .at("/Properties/Metrics/0/MetricStat/Metric");
          String definition =
              templates
                  .resource("ApprovalStateMachine")
                  .at("/Properties/DefinitionString")
                  .asText();
          boolean counted =
              metric.path("MetricName").asText().equals("ApprovalsNearExpiry")
                  && metric.at("/Dimensions/0/Value").asText().equals("approval");
          return counted && definition.contains("RemindOfDecision")
              ? List.of()
              : List.of("ApprovalsNearExpiryAlarm");
        },
        templates ->
            templates
                .resource("ApprovalsNearExpiryAlarm")
                .set("/Properties/Metrics/0/MetricStat/Metric/MetricName", "\"Other\""),
        templates ->
            templates
                .resource("ApprovalStateMachine")
                .set("/Properties/DefinitionString", "\"{}\""));
  }

  @Test
  void theDashboardShowsEveryWorkflowAndTheQueues() {
    guards(
        templates -> {
          String body =
              templates.resource("DocumentsDashboard").at("/Properties/DashboardBody").toString();
          return Stream.of(
                  "Executions of document-processing",
                  "Executions of approval",
                  "Executions of announcement",
                  "Executions of admission-saga",
                  "Executions of guarded-call",
                  "IntakeDeadLetterQueue")
              .filter(part -> !body.contains(part))
              .toList();
        },
        templates ->
            templates.resource("DocumentsDashboard").set("/Properties/DashboardBody", "\"{}\""));
  }

  private static String page(Resource alarm) {
    String description = alarm.at("/Properties/AlarmDescription").asText();
    return description.substring(description.lastIndexOf('/') + 1);
  }
}
