package dev.baton.tests.documents;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.clock.Hold;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Announcement;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A document is stored once and whole, whoever else wants it and whoever dies meanwhile. */
@Tag("e2e")
class StoringTest {
  private final TestCloud cloud = TestCloud.warm();
  private final Samples.Sample sample = Samples.onRoute("auto-approved");

  @Test
  void ofSeveralExecutionsAtOnceOneStoresTheDocumentAndTheOthersNameIt() {
    DocumentRuns runs = new DocumentRuns(cloud, "at-once");
    List<String> arns = new ArrayList<>();
    Upload upload;
    try (Hold _ = cloud.clock().hold("starting")) {
      upload = runs.upload(sample.file(), sample.content());
      for (String name : List.of("a-", "b-")) {
        arns.add(start(name + upload.documentId(), input(upload)));
      }
    }
    cloud.settle();
    arns.add(runs.execution(upload).arn());
    List<ExecutionRecord> all = arns.stream().map(this::execution).toList();
    List<ExecutionRecord> winners =
        all.stream()
            .filter(each -> each.output().at("/route").asText().startsWith("auto"))
            .toList();
    assertThat(winners).hasSize(1);
    for (ExecutionRecord each : all) {
      assertThat(each).succeeded().hasOutput("/executionArn", winners.getFirst().arn());
      if (!each.arn().equals(winners.getFirst().arn())) {
        assertThat(each)
            .tookRoute("duplicate")
            .forReason("duplicate-document")
            .visited("OpenStage", "IsStageHeld", "DocumentDuplicate");
      }
    }
    assertThat(runs.visibleEntities(upload.documentId()))
        .hasSize(sample.expected().path("entities").asInt());
    assertThat(runs.storedKeys(upload.documentId()))
        .hasSize(1 + sample.expected().path("entities").asInt());
    assertThat(runs.announcements(upload.documentId()))
        .extracting(Announcement::detailType)
        .containsExactlyInAnyOrder("DocumentProcessed", "DocumentDuplicate", "DocumentDuplicate");
  }

  @Test
  void whatAnAbortedExecutionLeftIsSweptAndThePersonIsTold() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "aborted");
    Upload upload = abortedAt("IndexDocument", runs);
    pass(Duration.ofHours(3));
    assertThat(runs.storedKeys(upload.documentId())).containsExactly("MANUAL");
    assertThat(runs.indexed(upload.documentId())).isEmpty();
    assertThat(listed(upload)).isEmpty();
    assertThat(runs.announcements(upload.documentId()))
        .extracting(Announcement::detailType)
        .containsExactly("DocumentNeedsManualWork");
  }

  @Test
  void whatAnAbortedExecutionHasCommittedStaysAndIsAnnounced() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "aborted-late");
    Upload upload = abortedAt("PublishDocumentProcessed", runs);
    pass(Duration.ofHours(3));
    assertThat(runs.visibleEntities(upload.documentId()))
        .hasSize(sample.expected().path("entities").asInt());
    assertThat(runs.indexedTerms(upload.documentId())).isPositive();
    assertThat(listed(upload)).isEmpty();
    // The call that was under way may have arrived: then the sweeper has nothing to add.
    assertThat(runs.announcements(upload.documentId()))
        .extracting(Announcement::detailType)
        .containsExactly("DocumentProcessed");
  }

  @Test
  void anExecutionThatIsRedrivenAfterItWasSweptStoresNothing() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "redriven");
    Upload upload = abortedAt("IndexDocument", runs);
    pass(Duration.ofHours(3));
    String arn = runs.execution(upload).arn();
    cloud.clients().sfn.redriveExecution(redrive -> redrive.executionArn(arn));
    cloud.settle();
    assertThat(execution(arn)).succeeded().tookRoute("manual").forReason("internal");
    assertThat(runs.storedKeys(upload.documentId())).containsExactly("MANUAL");
    assertThat(runs.indexed(upload.documentId())).isEmpty();
  }

  @Test
  void aDocumentOfADeadExecutionIsProcessedByTheNext() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "inherited");
    Upload upload = abortedAt("IndexDocument", runs);
    String next = start("next-" + upload.documentId(), input(upload));
    cloud.settle();
    pass(Duration.ofHours(3));
    assertThat(execution(next)).succeeded().tookRoute("auto-approved");
    assertThat(runs.visibleEntities(upload.documentId()))
        .hasSize(sample.expected().path("entities").asInt());
    assertThat(runs.storedKeys(upload.documentId()))
        .hasSize(1 + sample.expected().path("entities").asInt());
    assertThat(runs.indexedTerms(upload.documentId())).isPositive();
    assertThat(runs.announcements(upload.documentId()))
        .extracting(Announcement::detailType)
        .containsExactly("DocumentProcessed");
  }

  @Test
  void anExecutionThatFindsItsDocumentTakenWhenItCommitsEndsAsADuplicate() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "taken");
    String winner = "arn:aws:states:us-east-1:000000000000:execution:document-processing:winner";
    Upload upload;
    try (var thief = onceEntered("CommitEntities", arn -> take(cloud, arn, winner))) {
      upload = runs.upload(sample.file(), sample.content());
      cloud.settle();
    }
    assertThat(runs.execution(upload))
        .succeeded()
        .tookRoute("duplicate")
        .hasOutput("/executionArn", winner)
        .visited("CommitEntities", "FindWinner", "CompensateSteps", "DocumentDuplicate");
    assertThat(runs.storedKeys(upload.documentId())).containsExactly("COMMIT");
    assertThat(runs.indexed(upload.documentId())).isEmpty();
  }

  @Test
  void anExecutionThatFailsAfterAnotherTookItsDocumentLeavesItToThatOne() throws Exception {
    String winner = "arn:aws:states:us-east-1:000000000000:execution:document-processing:winner";
    try (TestCloud faulty = TestCloud.withFaults("IndexDocument:error");
        var _ = faulty.whenEntered("MarkForManualWork", arn -> take(faulty, arn, winner))) {
      DocumentRuns runs = new DocumentRuns(faulty, "overtaken");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution)
          .succeeded()
          .tookRoute("duplicate")
          .hasOutput("/executionArn", winner)
          .visited("MarkForManualWork", "FindHolder", "IsHeldElsewhere", "DocumentDuplicate");
      assertThat(runs.storedKeys(documentId(execution))).containsExactly("COMMIT");
      assertThat(runs.announcements(documentId(execution)))
          .extracting(Announcement::detailType)
          .containsExactly("DocumentDuplicate");
    }
  }

  @Test
  void anExecutionThatCannotSeeWhoTookItsDocumentAsksForAPerson() throws Exception {
    try (TestCloud faulty =
            TestCloud.withFaults("IndexDocument:error", "FindHolder/dynamodb:GetItem:error");
        var _ = faulty.whenEntered("MarkForManualWork", arn -> take(faulty, arn, "unseen"))) {
      DocumentRuns runs = new DocumentRuns(faulty, "unseen");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution).succeeded().tookRoute("manual").didNotVisit("IsHeldElsewhere");
      assertThat(runs.announcements(documentId(execution)))
          .extracting(Announcement::detailType)
          .containsExactly("DocumentNeedsManualWork");
    }
  }

  @Test
  void aFailedClassificationLeavesNoRecordButTheMark() {
    try (TestCloud faulty = TestCloud.withFaults("ClassifyDocument:error")) {
      DocumentRuns runs = new DocumentRuns(faulty, "unclassified");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution).succeeded().tookRoute("manual").didNotVisit("OpenStage", "UndoStep");
      assertThat(everything(faulty)).containsExactly("DOC#" + documentId(execution) + " MANUAL");
    }
  }

  @Test
  void aPartialExtractionRollsBackEveryStoredEntityAndMarksTheDocument() {
    String[] allButTheFirst =
        IntStream.rangeClosed(2, 60)
            .mapToObj(n -> "ExtractGroup:crash@" + n)
            .toArray(String[]::new);
    try (TestCloud faulty = TestCloud.withFaults(allButTheFirst);
        var _ = faulty.whenEntered("CompensateSteps", arn -> someAreStaged(faulty))) {
      DocumentRuns runs = new DocumentRuns(faulty, "partial");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution).succeeded().tookRoute("manual").visited("UndoStep");
      assertThat(everything(faulty))
          .containsExactlyInAnyOrder(
              "DOC#" + documentId(execution) + " MANUAL",
              "STAGES " + documentId(execution) + "#" + documentId(execution));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCompensationThatFailsIsRecordedAndTheOthersStillRun() {
    try (TestCloud faulty =
        TestCloud.withFaults("RemovePostings:error", "CommitEntities/dynamodb:UpdateItem:error")) {
      DocumentRuns runs = new DocumentRuns(faulty, "stuck");
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution)
          .succeeded()
          .tookRoute("manual")
          .visited("UndoStep", "UndoStep", "RecordStuckCompensation", "UndoStep");
      assertThat(execution.output().at("/reason/message").asText())
          .startsWith("CommitEntities failed");
      assertThat(runs.storedKeys(documentId(execution))).containsExactly("MANUAL");
      assertThat(faulty.published("CompensationStuck"))
          .singleElement()
          .extracting(event -> event.path("step").asText())
          .isEqualTo("IndexDocument");
    }
  }

  @Test
  void theManualMarkDoesNotOutliveALaterSuccess() {
    try (TestCloud faulty = TestCloud.withFaults("IndexDocument:error")) {
      DocumentRuns runs = new DocumentRuns(faulty, "later");
      Upload upload = runs.upload(sample.file(), sample.content());
      faulty.settle();
      assertThat(runs.storedKeys(upload.documentId())).containsExactly("MANUAL");
      faulty.inject(List.of());
      String again = start(faulty, "again-" + upload.documentId(), input(upload));
      faulty.settle();
      assertThat(ExecutionRecord.of(faulty.clients().sfn, again)).tookRoute("auto-approved");
      assertThat(runs.storedKeys(upload.documentId()))
          .hasSize(1 + sample.expected().path("entities").asInt())
          .doesNotContain("MANUAL");
    }
  }

  private static void someAreStaged(TestCloud cloud) {
    assertThat(everything(cloud)).filteredOn(key -> key.contains(" ENTITY#")).isNotEmpty();
  }

  private Upload abortedAt(String state, DocumentRuns runs) throws Exception {
    try (var operator =
        onceEntered(
            state, arn -> cloud.clients().sfn.stopExecution(stop -> stop.executionArn(arn)))) {
      Upload upload = runs.upload(sample.file(), sample.content());
      cloud.settle();
      assertThat(runs.execution(upload)).hasStatus("ABORTED");
      return upload;
    }
  }

  private AutoCloseable onceEntered(String state, Consumer<String> action) {
    AtomicBoolean done = new AtomicBoolean();
    return cloud.whenEntered(
        state,
        arn -> {
          if (done.compareAndSet(false, true)) {
            action.accept(arn);
          }
        });
  }

  private static void take(TestCloud cloud, String executionArn, String winner) {
    cloud
        .clients()
        .dynamodb
        .putItem(
            put ->
                put.tableName(cloud.output("DocumentsTableName"))
                    .item(
                        Map.of(
                            "pk", AttributeValue.fromS("DOC#" + documentId(executionArn)),
                            "sk", AttributeValue.fromS("COMMIT"),
                            "holder", AttributeValue.fromS("winner"),
                            "executionArn", AttributeValue.fromS(winner),
                            "announcement", AttributeValue.fromS("{}"),
                            "executionName", AttributeValue.fromS("winner"))));
  }

  private void pass(Duration duration) {
    try (Hold _ = cloud.clock().hold("waiting")) {
      cloud.clock().at(cloud.clock().now().plus(duration), () -> {});
    }
    cloud.settle();
  }

  private List<String> listed(Upload upload) {
    return everything(cloud).stream()
        .filter(key -> key.startsWith("STAGES " + upload.documentId()))
        .toList();
  }

  private static List<String> everything(TestCloud cloud) {
    return cloud
        .clients()
        .dynamodb
        .scanPaginator(scan -> scan.tableName(cloud.output("DocumentsTableName")))
        .items()
        .stream()
        .map(item -> item.get("pk").s() + " " + item.get("sk").s())
        .toList();
  }

  private ExecutionRecord execution(String arn) {
    return ExecutionRecord.of(cloud.clients().sfn, arn);
  }

  private String start(String name, JsonNode input) {
    return start(cloud, name, input);
  }

  private static String start(TestCloud cloud, String name, JsonNode input) {
    return cloud
        .clients()
        .sfn
        .startExecution(
            request ->
                request
                    .stateMachineArn(cloud.output("DocumentProcessingStateMachineArn"))
                    .name(name)
                    .input(input.toString()))
        .executionArn();
  }

  private static JsonNode input(Upload upload) {
    ObjectNode input = (ObjectNode) TestCloud.json("{}");
    input
        .putObject("document")
        .put("documentId", upload.documentId())
        .put("bucket", upload.bucket())
        .put("key", upload.key())
        .put("versionId", upload.versionId())
        .put("size", upload.size());
    return input;
  }

  private static String documentId(String executionArn) {
    return Stream.of(executionArn.split(":")).reduce((a, b) -> b).orElseThrow();
  }

  private static String documentId(ExecutionRecord execution) {
    return execution.output().path("documentId").asText();
  }
}
