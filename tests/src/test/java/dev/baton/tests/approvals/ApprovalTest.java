package dev.baton.tests.approvals;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.CloudUnderTest;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.People.Answer;
import dev.baton.tests.cloud.Portable;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.cloud.TestTarget;
import dev.baton.tests.events.EventSchemas;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** A request for approval from its start to its decision, each way it can go. */
@Tag("e2e")
class ApprovalTest {
  private static final String PERSON = "ada@example.org";

  private final CloudUnderTest cloud = TestTarget.cloud();

  @Portable
  @Test
  void aPersonApproves(TestInfo test) throws Exception {
    try (var person = People.deciding(cloud, "approve")) {
      ExecutionRecord execution = run(test, sample());
      assertThat(execution)
          .succeeded()
          .visited("RequestDecision", "PublishApprovalDecided", "ApprovalDecided")
          .didNotVisit("RecordExpiry")
          .hasOutput("/decision", "APPROVED")
          .hasOutput("/decidedBy", "reviewer@example.org");
      announcementsAreAsTheirSchemasSay(execution);
    }
  }

  @Portable
  @Test
  void aPersonRejects(TestInfo test) throws Exception {
    try (var person = People.deciding(cloud, "reject")) {
      assertThat(run(test, sample())).succeeded().hasOutput("/decision", "REJECTED");
    }
  }

  @Test
  void nobodyDecidesAndTheRequestExpires(TestInfo test) {
    ExecutionRecord execution = run(test, sample());
    assertThat(execution)
        .succeeded()
        .visited("RequestDecision", "RemindOfDecision", "RecordExpiry", "ApprovalDecided")
        .sawError("States.Timeout", 2)
        .hasOutput("/decision", "EXPIRED")
        .hasOutput("/decidedBy", null);
    announcementsAreAsTheirSchemasSay(execution);
  }

  @Test
  void aWarningComesWhenASixthOfTheTimeIsLeft(TestInfo test) {
    ExecutionRecord execution = run(test, sample());
    Instant asked = entered(execution, "RequestDecision");
    assertThat(entered(execution, "RemindOfDecision"))
        .isBetween(asked.plus(Duration.ofMinutes(50)), asked.plus(Duration.ofMinutes(51)));
    assertThat(entered(execution, "RecordExpiry")).isAfter(asked.plus(Duration.ofMinutes(59)));
    assertThat(warnings(TestCloud.warm())).isPositive();
  }

  @Test
  void aDecisionWhoseWordIsLostComesBackWithTheWarningAndNobodyIsWarned(TestInfo test)
      throws Exception {
    try (TestCloud deaf = TestCloud.withFaults("DecideApproval/states:SendTaskSuccess:error");
        var person =
            deaf.whenPublished(
                "ApprovalRequested", request -> People.decide(deaf, request, "approve", PERSON))) {
      assertThat(run(deaf, test, sample()))
          .succeeded()
          .visited("RemindOfDecision", "ApprovalDecided")
          .didNotVisit("RecordExpiry")
          .hasOutput("/decision", "APPROVED");
      assertThat(warnings(deaf)).isZero();
    }
  }

  @Test
  void aDecisionThatCannotBeAnnouncedIsNotDroppedButSeen(TestInfo test) {
    try (TestCloud cut =
        TestCloud.withFaults("PublishApprovalDecided/states:StartExecution:error")) {
      ExecutionRecord execution = run(cut, test, sample());
      assertThat(execution)
          .failedWith("DecisionNotAnnounced")
          .visited("RecordExpiry", "DecisionNotAnnounced");
      assertThat(cut.published("ApprovalDecided")).isEmpty();
    }
  }

  @Portable
  @Test
  void ofTwoPeopleWhoDecideAtOnceOneDecidesAndTheOtherIsToldSo(TestInfo test) throws Exception {
    List<Answer> answers = new CopyOnWriteArrayList<>();
    try (var people =
        cloud.whenPublished(
            "ApprovalRequested",
            request -> {
              var first = later(() -> People.decide(cloud, request, "approve", "ada@example.org"));
              var second = later(() -> People.decide(cloud, request, "reject", "bob@example.org"));
              answers.add(first.join());
              answers.add(second.join());
            })) {
      ExecutionRecord execution = run(test, sample());
      List<Answer> taken = answers.stream().filter(answer -> !answer.failed()).toList();
      List<Answer> refused = answers.stream().filter(Answer::failed).toList();
      assertThat(taken).hasSize(1);
      assertThat(refused).hasSize(1);
      assertThat(refused.get(0).error()).contains("LogicException", "already-decided");
      assertThat(execution)
          .succeeded()
          .hasOutput("/decision", taken.get(0).body().path("decision").asText())
          .hasOutput("/decidedBy", taken.get(0).body().path("decidedBy").asText());
    }
  }

  @Portable
  @Test
  void theSamePersonMayRepeatTheSameDecision(TestInfo test) throws Exception {
    List<Answer> answers = new CopyOnWriteArrayList<>();
    try (var person =
        cloud.whenPublished(
            "ApprovalRequested",
            request -> {
              answers.add(People.decide(cloud, request, "approve", PERSON));
              answers.add(People.decide(cloud, request, "approve", PERSON));
              answers.add(People.decide(cloud, request, "reject", PERSON));
            })) {
      assertThat(run(test, sample())).succeeded().hasOutput("/decision", "APPROVED");
      assertThat(answers).extracting(Answer::failed).containsExactly(false, false, true);
    }
  }

  @Test
  void aDecisionAboutOtherContentIsRefused(TestInfo test) throws Exception {
    List<Answer> answers = new CopyOnWriteArrayList<>();
    try (var person =
        cloud.whenPublished(
            "ApprovalRequested",
            request -> {
              ObjectNode other = request.deepCopy();
              other.put("contentHash", "0".repeat(64));
              answers.add(People.decide(cloud, other, "approve", PERSON));
            })) {
      assertThat(run(test, sample())).succeeded().hasOutput("/decision", "EXPIRED");
      assertThat(answers).hasSize(1);
      assertThat(answers.get(0).error()).contains("content-changed");
    }
  }

  @Test
  void aDecisionAfterExpiryIsRefused(TestInfo test) {
    ExecutionRecord execution = run(test, sample());
    JsonNode request = announced("ApprovalRequested", execution.arn());
    Answer late = People.decide(cloud, request, "approve", PERSON);
    assertThat(late.failed()).isTrue();
    assertThat(late.error()).contains("approval-expired");
  }

  @Portable
  @Test
  void aDecisionAboutAnUnknownApprovalIsRefused() {
    ObjectNode request = (ObjectNode) TestCloud.json("{\"approvalId\": \"none\"}");
    request.put("contentHash", "0".repeat(64));
    Answer answer = People.decide(cloud, request, "approve", PERSON);
    assertThat(answer.failed()).isTrue();
  }

  @Test
  void theTaskTokenIsInNoEventAndNoOutput(TestInfo test) {
    ExecutionRecord execution = run(test, sample());
    String token = taskToken(execution);
    assertThat(token).isNotBlank();
    assertThat(announced("ApprovalRequested", execution.arn()).toString()).doesNotContain(token);
    assertThat(announced("ApprovalDecided", execution.arn()).toString()).doesNotContain(token);
    assertThat(execution.output().toString()).doesNotContain(token);
    assertThat(request(execution)).doesNotContainKey("taskToken");
  }

  private ExecutionRecord run(TestInfo test, JsonNode input) {
    return run(cloud, test, input);
  }

  private static ExecutionRecord run(CloudUnderTest cloud, TestInfo test, JsonNode input) {
    String name = test.getTestMethod().orElseThrow().getName();
    String arn =
        cloud
            .clients()
            .sfn
            .startExecution(
                request ->
                    request
                        .stateMachineArn(cloud.output("ApprovalStateMachineArn"))
                        .name(cloud.unique(name))
                        .input(input.toString()))
            .executionArn();
    cloud.expect("the announcement of " + name, () -> isAnnounced(cloud, arn));
    cloud.settle();
    return ExecutionRecord.of(cloud.clients().sfn, arn);
  }

  private static boolean isAnnounced(CloudUnderTest cloud, String executionArn) {
    return cloud.published("ApprovalDecided").stream()
        .anyMatch(detail -> detail.path("executionArn").asText().equals(executionArn));
  }

  private static Instant entered(ExecutionRecord execution, String state) {
    return execution.history().stream()
        .filter(event -> event.stateEnteredEventDetails() != null)
        .filter(event -> event.stateEnteredEventDetails().name().equals(state))
        .map(HistoryEvent::timestamp)
        .findFirst()
        .orElseThrow();
  }

  /** How often a function of the cloud has counted a request that is about to expire. */
  private static long warnings(TestCloud cloud) {
    long warnings = 0;
    for (Path log : Repository.files(cloud.logs())) {
      warnings +=
          Repository.read(log)
              .lines()
              .filter(line -> line.contains("\"ApprovalsNearExpiry\":1"))
              .count();
    }
    return warnings;
  }

  private static JsonNode sample() {
    return EventSchemas.json(Repository.at("events/samples/approval/request.json"));
  }

  private void announcementsAreAsTheirSchemasSay(ExecutionRecord execution) {
    for (String type : List.of("ApprovalRequested", "ApprovalDecided")) {
      JsonNode detail = announced(type, execution.arn());
      assertThat(EventSchemas.faults(type, detail.toString())).isEmpty();
    }
  }

  private JsonNode announced(String type, String executionArn) {
    List<JsonNode> found =
        cloud.published(type).stream()
            .filter(detail -> detail.path("executionArn").asText().equals(executionArn))
            .toList();
    assertThat(found).as(type).hasSize(1);
    return found.get(0);
  }

  private static String taskToken(ExecutionRecord execution) {
    return execution.history().stream()
        .filter(event -> event.taskScheduledEventDetails() != null)
        .map(event -> TestCloud.json(event.taskScheduledEventDetails().parameters()))
        .map(parameters -> parameters.at("/Payload/taskToken").asText())
        .filter(token -> !token.isEmpty())
        .findFirst()
        .orElse("");
  }

  private Map<String, AttributeValue> request(ExecutionRecord execution) {
    String approvalId = announced("ApprovalRequested", execution.arn()).path("approvalId").asText();
    return Stream.of(
            cloud
                .clients()
                .dynamodb
                .getItem(
                    request ->
                        request
                            .tableName(cloud.output("ApprovalsTableName"))
                            .consistentRead(true)
                            .key(
                                Map.of(
                                    "pk", AttributeValue.fromS("APPROVAL#" + approvalId),
                                    "sk", AttributeValue.fromS("REQUEST")))))
        .map(answer -> answer.item())
        .findFirst()
        .orElseThrow();
  }

  private static CompletableFuture<Answer> later(java.util.function.Supplier<Answer> decision) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> answer.complete(decision.get()));
    return answer;
  }
}
