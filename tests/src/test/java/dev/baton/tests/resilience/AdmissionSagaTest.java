package dev.baton.tests.resilience;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
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
  private static final TestCloud CLOUD = TestCloud.withFaults();
  private static final List<String> DETAIL_TYPES =
      List.of("PatientAdmitted", "AdmissionFailed", "CompensationStuck");

  private final Map<String, Integer> publishedBefore = new TreeMap<>();

  @AfterAll
  static void stop() {
    CLOUD.close();
  }

  @BeforeEach
  void emptyTheTable() {
    String table = CLOUD.output("SagasTableName");
    for (Map<String, AttributeValue> item : scan()) {
      var key = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
      CLOUD.clients().dynamodb.deleteItem(delete -> delete.tableName(table).key(key));
    }
    DETAIL_TYPES.forEach(type -> publishedBefore.put(type, CLOUD.published(type).size()));
  }

  private static void given(String... faults) {
    CLOUD.inject(List.of(faults));
  }

  /** What this test has published. */
  private List<JsonNode> published(String detailType) {
    List<JsonNode> all = CLOUD.published(detailType);
    return all.subList(publishedBefore.get(detailType), all.size());
  }

  @Test
  void theSampleIsAdmitted() {
    given();
    ExecutionRecord execution = admit(sample());
    JsonNode expected = json("events/samples/admission-saga/expected.json").path("request.json");
    assertThat(execution.status()).isEqualTo(expected.path("status").asText());
    assertThat(execution.output()).isEqualTo(expected.path("output"));
    assertThat(arranged()).containsOnlyKeys("BED", "PROCEDURE", "BILLING");
    assertThat(bedsTaken()).isEqualTo(1);
    assertThat(published("PatientAdmitted")).hasSize(1);
    assertThat(published("AdmissionFailed")).isEmpty();
  }

  @Test
  void aRefusedStepUndoesTheOthersAndItsErrorIsTheOneOfTheExecution() {
    given();
    ExecutionRecord first = admit(sample());
    ObjectNode second = sample();
    second.put("admissionId", "A-2");
    ExecutionRecord execution = admit(second);
    assertThat(first).succeeded();
    assertThat(execution)
        .failedWith("dev.baton.shared.errors.ValidationException")
        .visited("BookProcedure", "CompensateSteps", "UndoStep", "UndoStep", "AdmissionFailed")
        .didNotVisit("OpenBillingCase", "RecordStuckCompensation");
    assertThat(execution.description().cause()).contains("slot-taken");
    assertThat(bedsTaken()).isEqualTo(1);
    assertThat(arranged()).hasSize(3);
    assertThat(published("AdmissionFailed"))
        .singleElement()
        .extracting(event -> event.path("admissionId").asText())
        .isEqualTo("A-2");
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
    given(fault);
    ExecutionRecord execution = admit(sample());
    assertThat(execution)
        .hasStatus("FAILED")
        .visited("CompensateSteps", "UndoStep", "PublishAdmissionFailed", "AdmissionFailed")
        .didNotVisit("RecordStuckCompensation");
    assertThat(execution.errors()).contains(execution.description().error());
    assertThat(arranged()).isEmpty();
    assertThat(bedsTaken()).isZero();
    assertThat(items()).noneMatch(key -> key.startsWith("ROOM#") || key.startsWith("PAYER#"));
    assertThat(published("AdmissionFailed")).hasSize(1);
    assertThat(published("PatientAdmitted")).isEmpty();
    assertThat(CLOUD.unmetFaults()).isEmpty();
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
    given(fault);
    assertThat(admit(sample())).succeeded().didNotVisit("CompensateSteps");
    assertThat(arranged()).hasSize(3);
    assertThat(bedsTaken()).isEqualTo(1);
    assertThat(published("PatientAdmitted")).hasSize(1);
  }

  /** The announcement may be on its way: undoing would make it a lie. */
  @Test
  void anAdmissionThatCannotBeAnnouncedStaysAndTheExecutionFails() {
    given("PublishPatientAdmitted/states:StartExecution:error");
    assertThat(admit(sample())).failedWith("AdmissionNotAnnounced").didNotVisit("CompensateSteps");
    assertThat(arranged()).hasSize(3);
    assertThat(published("PatientAdmitted")).isEmpty();
    assertThat(published("AdmissionFailed")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ReleaseBed/dynamodb:TransactWriteItems:drop-reply@1",
    "CancelProcedure:crash@1",
    "CloseBillingCase:timeout@1"
  })
  void anUndoThatFailsOnceIsRetried(String fault) {
    given("OpenBillingCase/dynamodb:TransactWriteItems:drop-reply", fault);
    assertThat(admit(sample())).hasStatus("FAILED").didNotVisit("RecordStuckCompensation");
    assertThat(arranged()).isEmpty();
    assertThat(bedsTaken()).isZero();
  }

  @Test
  void undosRunLastFirstAndOneThatIsStuckDoesNotStopTheOthers() {
    given("OpenBillingCase:crash", "CancelProcedure:error");
    ExecutionRecord execution = admit(sample());
    assertThat(execution)
        .hasStatus("FAILED")
        .visited("UndoStep", "UndoStep", "RecordStuckCompensation", "UndoStep");
    assertThat(execution.description().error()).isEqualTo(firstError(execution));
    assertThat(arranged()).containsOnlyKeys("PROCEDURE");
    assertThat(bedsTaken()).isZero();
    assertThat(stuck())
        .containsEntry("status", AttributeValue.fromS("OPEN"))
        .containsEntry("step", AttributeValue.fromS("BookProcedure"));
    assertThat(published("CompensationStuck"))
        .singleElement()
        .extracting(event -> event.path("step").asText())
        .isEqualTo("BookProcedure");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RecordStuckCompensation/dynamodb:UpdateItem:error",
        "PublishCompensationStuck/states:StartExecution:error"
      })
  void theOthersRunEvenWhenBeingStuckCannotBeTold(String fault) {
    given("OpenBillingCase:crash", "CancelProcedure:error", fault);
    ExecutionRecord execution = admit(sample());
    assertThat(execution).hasStatus("FAILED").visited("LeaveStepUndone", "UndoStep");
    assertThat(arranged()).containsOnlyKeys("PROCEDURE");
    assertThat(bedsTaken()).isZero();
  }

  @Test
  void aStuckUndoThatIsRetriedRunsAgainAndEveryAttemptIsKept() {
    given(
        "OpenBillingCase:crash",
        "CancelProcedure:error@1",
        "CancelProcedure:error@2",
        "CancelProcedure:error@3",
        "CancelProcedure:error@4");
    admit(sample());
    String id = stuck().get("sk").s();
    JsonNode again = settle(id, "RETRY", "the table was throttled");
    assertThat(again.path("status").asText()).isEqualTo("OPEN");
    assertThat(again.path("error").asText()).isNotEmpty();
    JsonNode done = settle(id, "RETRY", "once more");
    assertThat(done.path("status").asText()).isEqualTo("RESOLVED");
    assertThat(arranged()).isEmpty();
    assertThat(stuck().get("history").l())
        .extracting(entry -> entry.m().get("by").s() + ": " + entry.m().get("reason").s())
        .containsExactly("ada: the table was throttled", "ada: once more");
    assertThat(settle(id, "RETRY", "too late").path("errorMessage").asText())
        .startsWith("not-open");
  }

  @Test
  void whatAStoppedExecutionArrangedIsUndoneByTheSweep() throws Exception {
    given();
    String arn = stoppedAt("OpenBillingCase");
    assertThat(ExecutionRecord.of(CLOUD.clients().sfn, arn)).hasStatus("ABORTED");
    assertIsSwept(arn, "Saga.Aborted");
    CLOUD.pass(Duration.ofHours(3));
    assertThat(published("AdmissionFailed")).hasSize(1);
  }

  @Test
  void aStoppedExecutionThatHadArrangedAllIsAnnouncedByTheSweep() throws Exception {
    given();
    String arn = stoppedAt("PublishPatientAdmitted");
    CLOUD.pass(Duration.ofHours(2));
    assertThat(ExecutionRecord.of(CLOUD.clients().sfn, arn)).succeeded();
    assertThat(arranged()).hasSize(3);
    assertThat(published("PatientAdmitted")).hasSize(1);
    assertThat(published("AdmissionFailed")).isEmpty();
  }

  @Test
  void whatAnExecutionArrangedThatRanOutOfTimeIsUndoneByTheSweep() throws Exception {
    given("OpenBillingCase:throttle");
    String hasty = CLOUD.output("AdmissionSagaStateMachineArn").replaceFirst(":live$", "");
    ExecutionRecord execution;
    try (var _ = CLOUD.redefine(hasty, definition -> definition.put("TimeoutSeconds", 2))) {
      execution = admit(hasty, sample());
    }
    assertThat(execution).hasStatus("TIMED_OUT");
    assertIsSwept(execution.arn(), "Saga.TimedOut");
  }

  private void assertIsSwept(String arn, String error) {
    assertThat(arranged()).isNotEmpty();
    CLOUD.pass(Duration.ofHours(2));
    assertThat(arranged()).isEmpty();
    assertThat(bedsTaken()).isZero();
    assertThat(published("AdmissionFailed"))
        .singleElement()
        .extracting(
            event -> event.path("executionArn").asText(), event -> event.path("error").asText())
        .containsExactly(arn, error);
  }

  private static String stoppedAt(String state) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (var operator =
        CLOUD.whenEntered(
            state,
            arn -> {
              if (done.compareAndSet(false, true)) {
                CLOUD.clients().sfn.stopExecution(stop -> stop.executionArn(arn));
              }
            })) {
      return admit(sample()).arn();
    }
  }

  @Test
  void anActionThatArrivesAfterItsUndoDoesNothing() {
    given();
    ObjectNode request = sample().put("sagaId", "s1");
    assertThat(invoke("ReleaseBed", request).path("changed").asBoolean()).isFalse();
    assertThat(invoke("ReserveBed", request).path("errorMessage").asText()).startsWith("undone");
    assertThat(bedsTaken()).isZero();
    ObjectNode next = request.deepCopy().put("sagaId", "s2");
    assertThat(invoke("ReserveBed", next).path("changed").asBoolean()).isTrue();
    assertThat(invoke("ReserveBed", next).path("changed").asBoolean()).isFalse();
    assertThat(invoke("ReleaseBed", request).path("changed").asBoolean()).isFalse();
    assertThat(bedsTaken()).isEqualTo(1);
  }

  @Test
  void aWardThatIsFullTakesNobody() {
    given();
    for (int i = 0; i < 20; i++) {
      ObjectNode request = sample().put("sagaId", "s" + i).put("admissionId", "A-" + i);
      assertThat(invoke("ReserveBed", request).path("changed").asBoolean()).isTrue();
    }
    assertThat(admit(sample()).description().cause()).contains("no-bed-free");
    assertThat(bedsTaken()).isEqualTo(20);
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

  private static ExecutionRecord admit(JsonNode input) {
    return admit(CLOUD.output("AdmissionSagaStateMachineArn"), input);
  }

  private static ExecutionRecord admit(String stateMachineArn, JsonNode input) {
    String arn =
        CLOUD
            .clients()
            .sfn
            .startExecution(start -> start.stateMachineArn(stateMachineArn).input(input.toString()))
            .executionArn();
    CLOUD.settle();
    return ExecutionRecord.of(CLOUD.clients().sfn, arn);
  }

  private static JsonNode settle(String id, String action, String reason) {
    ObjectNode request = (ObjectNode) TestCloud.json("{}");
    request.put("compensationId", id).put("action", action).put("by", "ada").put("reason", reason);
    return call(CLOUD.output("SettleCompensationFunctionName"), request);
  }

  private static JsonNode invoke(String name, JsonNode request) {
    return call("BatonResilience-" + name + "Function", request);
  }

  private static JsonNode call(String function, JsonNode request) {
    InvokeResponse response =
        CLOUD
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
  private static Map<String, String> arranged() {
    Map<String, String> made = new TreeMap<>();
    for (Map<String, AttributeValue> item : scan()) {
      if (item.get("pk").s().startsWith("ADMISSION#") && item.get("status").s().equals("MADE")) {
        made.put(item.get("sk").s(), item.get("pk").s());
      }
    }
    return made;
  }

  private static int bedsTaken() {
    return scan().stream()
        .filter(item -> item.get("pk").s().startsWith("WARD#"))
        .mapToInt(item -> Integer.parseInt(item.get("taken").n()))
        .sum();
  }

  private static Map<String, AttributeValue> stuck() {
    return scan().stream()
        .filter(item -> item.get("pk").s().equals("STUCK"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> items() {
    return scan().stream().map(item -> item.get("pk").s()).toList();
  }

  private static List<Map<String, AttributeValue>> scan() {
    return CLOUD
        .clients()
        .dynamodb
        .scanPaginator(scan -> scan.tableName(CLOUD.output("SagasTableName")))
        .items()
        .stream()
        .toList();
  }
}
