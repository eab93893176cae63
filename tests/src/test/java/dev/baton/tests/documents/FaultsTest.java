package dev.baton.tests.documents;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.TestCloud;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong is retried as the policy says, then ends in a handled way, nothing half done. */
@Tag("e2e")
class FaultsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ReceiveDocument:throttle@1",
        "ClassifyDocument:error@1",
        "ExtractGroup:crash@1",
        "ExtractGroup:timeout@1",
        "ExtractGroup/dynamodb:*:drop-reply@1",
        "OpenStage/dynamodb:*:drop-reply@1",
        "ValidateExtraction/s3:PutObject:error@1",
        "CommitEntities/dynamodb:UpdateItem:drop-reply@1",
        "CloseStage/dynamodb:DeleteItem:error",
        "IndexDocument/dynamodb:*:throttle@1",
        "PublishDocumentProcessed/states:StartExecution:error@1",
        "PublishEvent/events:PutEvents:drop-reply@1",
        "IntakeDocument:crash@1",
        "IntakeDocument/states:StartExecution:drop-reply@1"
      })
  void oneFaultIsOvercomeAndTheDocumentIsStoredOnce(String fault) {
    try (TestCloud cloud = TestCloud.withFaults(fault)) {
      DocumentRuns runs = new DocumentRuns(cloud, "one-fault");
      Samples.Sample sample = Samples.onRoute("auto-approved");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution).succeeded().tookRoute("auto-approved");
      String documentId = execution.output().path("documentId").asText();
      assertThat(runs.visibleEntities(documentId))
          .hasSize(sample.expected().path("entities").asInt());
      assertThat(runs.announcements(documentId)).hasSize(1);
      assertThat(cloud.unmetFaults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ReceiveDocument:error, 3",
    "ExtractGroup:error, 3",
    "ExtractGroup:crash, 3",
    "ExtractGroup:timeout, 3",
    "ValidateExtraction:error, 3",
    "IndexDocument:error, 3"
  })
  void aFunctionThatAlwaysFailsLeavesTheDocumentToAPersonAndNothingVisible(
      String fault, int attempts) {
    try (TestCloud cloud = TestCloud.withFaults(fault)) {
      DocumentRuns runs = new DocumentRuns(cloud, "always");
      Samples.Sample sample = Samples.onRoute("auto-approved");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution)
          .succeeded()
          .tookRoute("manual")
          .forReason("internal")
          .visited("ExplainManualWork", "MarkForManualWork", "NeedsManualWork");
      assertThat(execution.errors()).hasSizeGreaterThanOrEqualTo(attempts);
      endsWithNothingBut("MANUAL", execution, runs);
    }
  }

  @Test
  void whenTheRequestForApprovalCannotBeMadeAPersonGetsTheDocument() {
    try (TestCloud cloud = TestCloud.withFaults("RequestDecision:error")) {
      DocumentRuns runs = new DocumentRuns(cloud, "not-asked");
      Samples.Sample sample = Samples.onRoute("approved");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution).succeeded().tookRoute("manual").forReason("internal");
      endsWithNothingBut("MANUAL", execution, runs);
    }
  }

  @Test
  void aDecisionWhoseWordIsLostIsHonouredWhenTheTimeIsOver() throws Exception {
    try (TestCloud cloud =
            TestCloud.withFaults(
                "DecideApproval/states:SendTaskSuccess:error",
                "RequestDecision/states:SendTaskSuccess:error");
        var person =
            cloud.whenPublished(
                "ApprovalRequested",
                request -> People.decide(cloud, request, "approve", "ada@example.org"))) {
      DocumentRuns runs = new DocumentRuns(cloud, "lost-word");
      Samples.Sample sample = Samples.onRoute("approved");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution).succeeded().tookRoute("approved").visited("CommitEntities");
      assertThat(child(cloud, execution))
          .visited("WaitForExpiry", "RecordExpiry", "ReadDecision", "IsDecided", "ApprovalDecided")
          .hasOutput("/decision", "APPROVED");
    }
  }

  @Test
  void anEndThatCannotBeAnnouncedFailsTheExecutionSoThatItIsSeen() {
    try (TestCloud cloud =
        TestCloud.withFaults(
            "ReceiveDocument:error",
            "PublishDocumentNeedsManualWork/states:StartExecution:error")) {
      DocumentRuns runs = new DocumentRuns(cloud, "unannounced");
      Samples.Sample sample = Samples.onRoute("auto-approved");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution).failedWith("OutcomeNotAnnounced").visited("OutcomeNotAnnounced");
      assertThat(cloud.unmetFaults()).isEmpty();
    }
  }

  @Test
  void ofTwoExecutionsOfOneDocumentTheSecondEndsAsADuplicate() {
    TestCloud cloud = TestCloud.warm();
    DocumentRuns runs = new DocumentRuns(cloud, "two-executions");
    Samples.Sample sample = Samples.onRoute("auto-approved");
    Upload upload = runs.upload(sample.file(), sample.content());
    cloud.settle();
    ExecutionRecord first = runs.execution(upload);
    List<String> before = runs.storedKeys(upload.documentId());
    String second =
        cloud
            .clients()
            .sfn
            .startExecution(
                request ->
                    request
                        .stateMachineArn(cloud.output("DocumentProcessingStateMachineArn"))
                        .name("second-" + upload.documentId())
                        .input(first.description().input()))
            .executionArn();
    cloud.settle();
    assertThat(ExecutionRecord.of(cloud.clients().sfn, second))
        .succeeded()
        .tookRoute("duplicate")
        .forReason("duplicate-document")
        .hasOutput("/executionArn", first.arn())
        .visited("OpenStage", "IsStageHeld", "DocumentDuplicate");
    assertThat(runs.storedKeys(upload.documentId())).isEqualTo(before);
  }

  private static ExecutionRecord child(TestCloud cloud, ExecutionRecord parent) {
    String name = parent.arn().substring(parent.arn().lastIndexOf(':') + 1) + "-approval";
    String arn =
        cloud.output("ApprovalStateMachineArn").replace(":stateMachine:", ":execution:")
            + ":"
            + name;
    return ExecutionRecord.of(cloud.clients().sfn, arn);
  }

  private static void endsWithNothingBut(String key, ExecutionRecord execution, DocumentRuns runs) {
    String documentId = execution.output().path("documentId").asText();
    assertThat(runs.storedKeys(documentId)).containsExactly(key);
    assertThat(runs.indexedTerms(documentId)).isZero();
    assertThat(runs.announcements(documentId))
        .extracting(DocumentRuns.Announcement::detailType)
        .containsExactly("DocumentNeedsManualWork");
  }
}
