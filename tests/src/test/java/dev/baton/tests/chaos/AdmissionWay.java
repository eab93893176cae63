package dev.baton.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.events.EventSchemas;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An admission: all of it is arranged, or nothing but what a record says is stuck. */
final class AdmissionWay {
  /** What each step arranges. */
  private static final Map<String, String> KINDS =
      Map.of("ReserveBed", "BED", "BookProcedure", "PROCEDURE", "OpenBillingCase", "BILLING");

  private AdmissionWay() {}

  static String run(TestCloud cloud, String name) {
    String arn = start(cloud, name);
    cloud.settle();
    ExecutionRecord execution = ExecutionRecord.of(cloud.clients().sfn, arn);
    List<Map<String, AttributeValue>> items = items(cloud);
    Set<String> made =
        items.stream()
            .filter(item -> item.get("pk").s().equals("ADMISSION#" + name))
            .filter(item -> item.get("status").s().equals("MADE"))
            .map(item -> item.get("sk").s())
            .collect(Collectors.toSet());
    Set<String> stuck =
        items.stream()
            .filter(item -> item.get("pk").s().equals("STUCK"))
            .filter(item -> item.get("executionArn").s().equals(arn))
            .map(item -> item.get("step").s())
            .collect(Collectors.toSet());
    List<JsonNode> said = about(cloud, "CompensationStuck", arn);
    assertThat(said.stream().map(event -> event.path("step").asText()))
        .as("steps announced as stuck")
        .containsExactlyInAnyOrderElementsOf(stuck);
    boolean admitted = execution.status().equals("SUCCEEDED");
    assertThat(about(cloud, "PatientAdmitted", arn)).as("admitted").hasSize(admitted ? 1 : 0);
    assertThat(about(cloud, "AdmissionFailed", arn)).as("failed").hasSize(admitted ? 0 : 1);
    if (admitted) {
      assertThat(made).as("arranged").containsExactlyInAnyOrderElementsOf(KINDS.values());
      assertThat(stuck).as("stuck").isEmpty();
      return "admitted, announced once";
    }
    assertThat(execution.status()).as("%s", execution).isEqualTo("FAILED");
    assertThat(stuck.stream().map(step -> Objects.requireNonNull(KINDS.get(step))))
        .as("kinds that are recorded as stuck")
        .containsAll(made);
    return stuck.isEmpty() ? "nothing arranged, failed" : "stuck and recorded: " + stuck;
  }

  private static String start(TestCloud cloud, String name) {
    ObjectNode request =
        EventSchemas.json(Repository.at("events/samples/admission-saga/request.json")).deepCopy();
    Stream.of("admissionId", "ward", "room").forEach(field -> request.put(field, name));
    return cloud
        .clients()
        .sfn
        .startExecution(
            start ->
                start
                    .stateMachineArn(cloud.output("AdmissionSagaStateMachineArn"))
                    .name(name)
                    .input(request.toString()))
        .executionArn();
  }

  private static List<JsonNode> about(TestCloud cloud, String detailType, String arn) {
    return cloud.published(detailType).stream()
        .filter(detail -> detail.path("executionArn").asText().equals(arn))
        .toList();
  }

  private static List<Map<String, AttributeValue>> items(TestCloud cloud) {
    return cloud
        .clients()
        .dynamodb
        .scanPaginator(scan -> scan.tableName(cloud.output("SagasTableName")))
        .items()
        .stream()
        .toList();
  }
}
