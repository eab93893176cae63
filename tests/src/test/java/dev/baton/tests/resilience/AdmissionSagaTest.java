package dev.baton.tests.resilience;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A patient is admitted whole or not at all, and what cannot be undone is not forgotten. */
@Tag("e2e")
class AdmissionSagaTest {
  @Test
  void theSampleIsAdmitted() {
    try (TestCloud cloud = TestCloud.withFaults()) {
      ExecutionRecord execution = admit(cloud, sample());
      JsonNode expected = json("events/samples/admission-saga/expected.json").path("request.json");
      assertThat(execution.status()).isEqualTo(expected.path("status").asText());
      assertThat(execution.output()).isEqualTo(expected.path("output"));
      assertThat(arranged(cloud)).containsOnlyKeys("BED", "PROCEDURE", "BILLING");
      assertThat(bedsTaken(cloud)).isEqualTo(1);
      assertThat(cloud.published("PatientAdmitted")).hasSize(1);
      assertThat(cloud.published("AdmissionFailed")).isEmpty();
    }
  }

  @Test
  void aRefusedStepUndoesTheOthersAndItsErrorIsTheOneOfTheExecution() {
    try (TestCloud cloud = TestCloud.withFaults()) {
      ExecutionRecord first = admit(cloud, sample());
      ObjectNode second = sample();
      second.put("admissionId", "A-2");
      ExecutionRecord execution = admit(cloud, second);
      assertThat(first).succeeded();
      assertThat(execution)
          .failedWith("dev.baton.shared.errors.ValidationException")
          .visited("BookProcedure", "CompensateSteps", "UndoStep", "UndoStep", "AdmissionFailed")
          .didNotVisit("OpenBillingCase", "RecordStuckCompensation");
      assertThat(execution.description().cause()).contains("slot-taken");
      assertThat(bedsTaken(cloud)).isEqualTo(1);
      assertThat(arranged(cloud)).hasSize(3);
      assertThat(cloud.published("AdmissionFailed"))
          .singleElement()
          .extracting(event -> event.path("admissionId").asText())
          .isEqualTo("A-2");
    }
  }

  /** Errors before the effect and after it, replies lost, time-outs, throttles. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ReserveBed:error",
        "ReserveBed:crash",
        "ReserveBed:timeout",
        "ReserveBed:throttle",
        "ReserveBed/dynamodb:TransactWriteItems:error",
        "ReserveBed/dynamodb:TransactWriteItems:drop-reply",
        "BookProcedure:error",
        "BookProcedure:timeout",
        "BookProcedure/dynamodb:TransactWriteItems:drop-reply",
        "OpenBillingCase:error",
        "OpenBillingCase:crash",
        "OpenBillingCase/dynamodb:TransactWriteItems:drop-reply"
      })
  void whateverFailsForGoodNothingStaysArranged(String fault) {
    try (TestCloud cloud = TestCloud.withFaults(fault)) {
      ExecutionRecord execution = admit(cloud, sample());
      assertThat(execution)
          .hasStatus("FAILED")
          .visited("CompensateSteps", "UndoStep", "PublishAdmissionFailed", "AdmissionFailed")
          .didNotVisit("RecordStuckCompensation");
      assertThat(execution.errors()).contains(execution.description().error());
      assertThat(arranged(cloud)).isEmpty();
      assertThat(bedsTaken(cloud)).isZero();
      assertThat(items(cloud))
          .noneMatch(key -> key.startsWith("ROOM#") || key.startsWith("PAYER#"));
      assertThat(cloud.published("AdmissionFailed")).hasSize(1);
      assertThat(cloud.published("PatientAdmitted")).isEmpty();
      assertThat(cloud.unmetFaults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ReserveBed/dynamodb:TransactWriteItems:drop-reply@1",
        "BookProcedure:crash@1",
        "OpenBillingCase:timeout@1",
        "PublishPatientAdmitted/states:StartExecution:error@1",
        "PublishPatientAdmitted/states:StartExecution:drop-reply@1",
        "PublishEvent/events:PutEvents:drop-reply@1"
      })
  void whatFailsOnceIsOvercome(String fault) {
    try (TestCloud cloud = TestCloud.withFaults(fault)) {
      assertThat(admit(cloud, sample())).succeeded().didNotVisit("CompensateSteps");
      assertThat(arranged(cloud)).hasSize(3);
      assertThat(bedsTaken(cloud)).isEqualTo(1);
      assertThat(cloud.published("PatientAdmitted")).hasSize(1);
    }
  }

  /** The announcement may be on its way: undoing would make it a lie. */
  @Test
  void anAdmissionThatCannotBeAnnouncedStaysAndTheExecutionFails() {
    try (TestCloud cloud =
        TestCloud.withFaults("PublishPatientAdmitted/states:StartExecution:error")) {
      assertThat(admit(cloud, sample()))
          .failedWith("AdmissionNotAnnounced")
          .didNotVisit("CompensateSteps");
      assertThat(arranged(cloud)).hasSize(3);
      assertThat(cloud.published("PatientAdmitted")).isEmpty();
      assertThat(cloud.published("AdmissionFailed")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ReleaseBed/dynamodb:TransactWriteItems:drop-reply@1",
    "CancelProcedure:crash@1",
    "CloseBillingCase:timeout@1"
  })
  void anUndoThatFailsOnceIsRetried(String fault) {
    try (TestCloud cloud =
        TestCloud.withFaults("OpenBillingCase/dynamodb:TransactWriteItems:drop-reply", fault)) {
      assertThat(admit(cloud, sample())).hasStatus("FAILED").didNotVisit("RecordStuckCompensation");
      assertThat(arranged(cloud)).isEmpty();
      assertThat(bedsTaken(cloud)).isZero();
    }
  }

  @Test
  void undosRunLastFirstAndOneThatIsStuckDoesNotStopTheOthers() {
    try (TestCloud cloud = TestCloud.withFaults("OpenBillingCase:crash", "CancelProcedure:error")) {
      ExecutionRecord execution = admit(cloud, sample());
      assertThat(execution)
          .hasStatus("FAILED")
          .visited("UndoStep", "UndoStep", "RecordStuckCompensation", "UndoStep");
      assertThat(execution.description().error()).isEqualTo(firstError(execution));
      assertThat(arranged(cloud)).containsOnlyKeys("PROCEDURE");
      assertThat(bedsTaken(cloud)).isZero();
      assertThat(stuck(cloud))
          .containsEntry("status", AttributeValue.fromS("OPEN"))
          .containsEntry("step", AttributeValue.fromS("BookProcedure"));
      assertThat(cloud.published("CompensationStuck"))
          .singleElement()
          .extracting(event -> event.path("step").asText())
          .isEqualTo("BookProcedure");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RecordStuckCompensation/dynamodb:UpdateItem:error",
        "PublishCompensationStuck/states:StartExecution:error"
      })
  void theOthersRunEvenWhenBeingStuckCannotBeTold(String fault) {
    try (TestCloud cloud =
        TestCloud.withFaults("OpenBillingCase:crash", "CancelProcedure:error", fault)) {
      ExecutionRecord execution = admit(cloud, sample());
      assertThat(execution).hasStatus("FAILED").visited("LeaveStepUndone", "UndoStep");
      assertThat(arranged(cloud)).containsOnlyKeys("PROCEDURE");
      assertThat(bedsTaken(cloud)).isZero();
    }
  }

  @Test
  void aStuckUndoThatIsRetriedRunsAgainAndEveryAttemptIsKept() {
    try (TestCloud cloud =
        TestCloud.withFaults(
            "OpenBillingCase:crash",
            "CancelProcedure:error@1",
            "CancelProcedure:error@2",
            "CancelProcedure:error@3",
            "CancelProcedure:error@4")) {
      admit(cloud, sample());
      String id = stuck(cloud).get("sk").s();
      JsonNode again = settle(cloud, id, "RETRY", "the table was throttled");
      assertThat(again.path("status").asText()).isEqualTo("OPEN");
      assertThat(again.path("error").asText()).isNotEmpty();
      JsonNode done = settle(cloud, id, "RETRY", "once more");
      assertThat(done.path("status").asText()).isEqualTo("RESOLVED");
      assertThat(arranged(cloud)).isEmpty();
      assertThat(stuck(cloud).get("history").l())
          .extracting(entry -> entry.m().get("by").s() + ": " + entry.m().get("reason").s())
          .containsExactly("ada: the table was throttled", "ada: once more");
      assertThat(settle(cloud, id, "RETRY", "too late").path("errorMessage").asText())
          .startsWith("not-open");
    }
  }

  @Test
  void anActionThatArrivesAfterItsUndoDoesNothing() {
    try (TestCloud cloud = TestCloud.withFaults()) {
      ObjectNode request = sample().put("sagaId", "s1");
      assertThat(invoke(cloud, "ReleaseBed", request).path("changed").asBoolean()).isFalse();
      assertThat(invoke(cloud, "ReserveBed", request).path("errorMessage").asText())
          .startsWith("undone");
      assertThat(bedsTaken(cloud)).isZero();
      ObjectNode next = request.deepCopy().put("sagaId", "s2");
      assertThat(invoke(cloud, "ReserveBed", next).path("changed").asBoolean()).isTrue();
      assertThat(invoke(cloud, "ReserveBed", next).path("changed").asBoolean()).isFalse();
      assertThat(invoke(cloud, "ReleaseBed", request).path("changed").asBoolean()).isFalse();
      assertThat(bedsTaken(cloud)).isEqualTo(1);
    }
  }

  @Test
  void aWardThatIsFullTakesNobody() {
    try (TestCloud cloud = TestCloud.withFaults()) {
      for (int i = 0; i < 20; i++) {
        ObjectNode request = sample().put("sagaId", "s" + i).put("admissionId", "A-" + i);
        assertThat(invoke(cloud, "ReserveBed", request).path("changed").asBoolean()).isTrue();
      }
      assertThat(admit(cloud, sample()).description().cause()).contains("no-bed-free");
      assertThat(bedsTaken(cloud)).isEqualTo(20);
    }
  }

  private static String firstError(ExecutionRecord execution) {
    return execution.errors().getFirst();
  }

  private static ObjectNode sample() {
    return (ObjectNode) json("events/samples/admission-saga/request.json");
  }

  private static JsonNode json(String file) {
    return TestCloud.json(Repository.read(Repository.at(file)));
  }

  private static ExecutionRecord admit(TestCloud cloud, JsonNode input) {
    String arn =
        cloud
            .clients()
            .sfn
            .startExecution(
                start ->
                    start
                        .stateMachineArn(cloud.output("AdmissionSagaStateMachineArn"))
                        .input(input.toString()))
            .executionArn();
    cloud.settle();
    return ExecutionRecord.of(cloud.clients().sfn, arn);
  }

  private static JsonNode settle(TestCloud cloud, String id, String action, String reason) {
    ObjectNode request = (ObjectNode) TestCloud.json("{}");
    request.put("compensationId", id).put("action", action).put("by", "ada").put("reason", reason);
    return call(cloud, cloud.output("SettleCompensationFunctionName"), request);
  }

  private static JsonNode invoke(TestCloud cloud, String name, JsonNode request) {
    return call(cloud, "BatonResilience-" + name + "Function", request);
  }

  private static JsonNode call(TestCloud cloud, String function, JsonNode request) {
    InvokeResponse response =
        cloud
            .clients()
            .lambda
            .invoke(
                invoke ->
                    invoke
                        .functionName(function)
                        .payload(SdkBytes.fromUtf8String(request.toString())));
    return TestCloud.json(response.payload().asUtf8String());
  }

  /** What is made, by kind. */
  private static Map<String, String> arranged(TestCloud cloud) {
    Map<String, String> made = new TreeMap<>();
    for (Map<String, AttributeValue> item : scan(cloud)) {
      if (item.get("pk").s().startsWith("ADMISSION#") && item.get("status").s().equals("MADE")) {
        made.put(item.get("sk").s(), item.get("pk").s());
      }
    }
    return made;
  }

  private static int bedsTaken(TestCloud cloud) {
    return scan(cloud).stream()
        .filter(item -> item.get("pk").s().startsWith("WARD#"))
        .mapToInt(item -> Integer.parseInt(item.get("taken").n()))
        .sum();
  }

  private static Map<String, AttributeValue> stuck(TestCloud cloud) {
    return scan(cloud).stream()
        .filter(item -> item.get("pk").s().equals("STUCK"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> items(TestCloud cloud) {
    return scan(cloud).stream().map(item -> item.get("pk").s()).toList();
  }

  private static List<Map<String, AttributeValue>> scan(TestCloud cloud) {
    return cloud
        .clients()
        .dynamodb
        .scanPaginator(scan -> scan.tableName(cloud.output("SagasTableName")))
        .items()
        .stream()
        .toList();
  }
}
