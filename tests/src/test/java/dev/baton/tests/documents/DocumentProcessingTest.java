package dev.baton.tests.documents;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.clock.VirtualClock;
import dev.baton.tests.cloud.CloudUnderTest;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.Portable;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.cloud.TestTarget;
import dev.baton.tests.documents.Samples.Sample;
import dev.baton.tests.events.EventSchemas;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes of document-processing, each from an upload to its announcement. */
@Tag("e2e")
class DocumentProcessingTest {
  private final CloudUnderTest cloud = TestTarget.cloud();

  static List<Sample> samples() {
    return Samples.all().stream().filter(sample -> !sample.route().equals("duplicate")).toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleEndsAsItsExpectationSays(Sample sample) throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "expected");
    try (var person = People.deciding(cloud, sample.decision())) {
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      JsonNode expected = sample.expected();
      assertThat(execution)
          .succeeded()
          .tookRoute(sample.route())
          .inBand(expected.path("band").asText())
          .forReason(expected.path("reasonCode").asText());
      String documentId = execution.output().path("documentId").asText();
      assertThat(runs.visibleEntities(documentId)).hasSize(expected.path("entities").asInt());
      onlyOneAnnouncementAsItsSchemaSays(documentId, runs);
    }
  }

  @Portable
  @Test
  void whatIsCertainIsStoredIndexedAndAnnouncedWithoutAPerson() {
    DocumentRuns runs = new DocumentRuns(cloud, "certain");
    Sample sample = Samples.onRoute("auto-approved");
    ExecutionRecord execution = runs.process(sample.file(), sample.content());
    assertThat(execution)
        .succeeded()
        .tookRoute("auto-approved")
        .visited(
            "ReceiveDocument",
            "ClassifyDocument",
            "IsTypeKnown",
            "ExtractEntities",
            "ValidateExtraction",
            "ChooseBand",
            "IndexDocument",
            "CommitEntities",
            "PublishDocumentProcessed",
            "DocumentProcessed")
        .didNotVisit("RequestApproval", "CompensateSteps");
    String documentId = execution.output().path("documentId").asText();
    assertThat(runs.visibleEntities(documentId))
        .isNotEmpty()
        .hasSize(execution.output().path("entitiesStored").asInt());
    assertThat(runs.indexedTerms(documentId)).isPositive();
  }

  @Portable
  @Test
  void nothingIsVisibleBeforeThePersonHasDecided() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "asked");
    Sample sample = Samples.onRoute("approved");
    Upload upload = runs.upload(sample.file(), sample.content());
    try (var asked =
        cloud.whenPublished(
            "ApprovalRequested",
            request -> {
              assertThat(runs.visibleEntities(upload.documentId())).isEmpty();
              assertThat(runs.stored(upload.documentId())).isNotEmpty();
              People.decide(cloud, request, "approve", "ada@example.org");
            })) {
      cloud.settle();
    }
    assertThat(runs.execution(upload))
        .tookRoute("approved")
        .visited("RequestApproval", "IsApproved", "CommitEntities", "DocumentProcessed");
    assertThat(runs.visibleEntities(upload.documentId())).isNotEmpty();
  }

  @Portable
  @Test
  void whatAPersonRejectsLeavesNothingBehind() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "rejected");
    Sample sample = Samples.onRoute("approved");
    try (var person = People.deciding(cloud, "reject")) {
      ExecutionRecord execution = runs.process(sample.file(), sample.content());
      assertThat(execution)
          .succeeded()
          .tookRoute("rejected")
          .forReason("rejected-by-reviewer")
          .visited("RequestApproval", "CompensateSteps", "DocumentRefused");
      leavesNothingBut(List.of(), execution, runs);
    }
  }

  @Test
  void whenNobodyDecidesFortyEightHoursPassAndThePersonsWorkIsManual() {
    VirtualClock clock = TestCloud.warm().clock();
    DocumentRuns runs = new DocumentRuns(cloud, "expired");
    Sample sample = Samples.onRoute("approved");
    Instant before = clock.now();
    ExecutionRecord execution = runs.process(sample.file(), sample.content());
    assertThat(execution).succeeded().tookRoute("manual").forReason("approval-expired");
    assertThat(Duration.between(before, clock.now())).isBetween(hours(48), hours(49));
    leavesNothingBut(List.of("MANUAL"), execution, runs);
  }

  @Portable
  @Test
  void theContentDecidesAndNotTheNameOfTheFile() {
    DocumentRuns runs = new DocumentRuns(cloud, "misnamed");
    Sample sample = Samples.onRoute("auto-approved");
    String wrong = sample.file().endsWith(".pdf") ? "misnamed.txt" : "misnamed.pdf";
    assertThat(runs.process(wrong, sample.content())).succeeded().tookRoute("auto-approved");
  }

  @Portable
  @Test
  void theSameBytesUnderAnotherKeyAreAnotherDocument() {
    DocumentRuns runs = new DocumentRuns(cloud, "copies");
    Sample sample = Samples.onRoute("auto-approved");
    Upload first = runs.upload("first-" + sample.file(), sample.content());
    Upload second = runs.upload("second-" + sample.file(), sample.content());
    cloud.settle();
    assertThat(runs.execution(first)).tookRoute("auto-approved");
    assertThat(runs.execution(second)).tookRoute("auto-approved");
    assertThat(first.documentId()).isNotEqualTo(second.documentId());
  }

  private void leavesNothingBut(List<String> keys, ExecutionRecord execution, DocumentRuns runs) {
    String documentId = execution.output().path("documentId").asText();
    assertThat(runs.storedKeys(documentId)).isEqualTo(keys);
    assertThat(runs.indexed(documentId)).isEmpty();
    onlyOneAnnouncementAsItsSchemaSays(documentId, runs);
  }

  private static void onlyOneAnnouncementAsItsSchemaSays(String documentId, DocumentRuns runs) {
    List<DocumentRuns.Announcement> announcements = runs.announcements(documentId);
    assertThat(announcements).hasSize(1);
    assertThat(announcements)
        .allSatisfy(
            announcement ->
                assertThat(
                        EventSchemas.faults(
                            announcement.detailType(), announcement.detail().toString()))
                    .isEmpty());
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
