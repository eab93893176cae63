package dev.baton.tests.documents;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.cloud.CloudUnderTest;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.Portable;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.cloud.TestTarget;
import dev.baton.tests.cloud.UploadEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that cannot be used: each ends on a handled route that says why. */
@Tag("e2e")
class BadInputTest {
  private final CloudUnderTest cloud = TestTarget.cloud();

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of("corrupt.pdf", BadDocuments.corruptPdf(), "corrupt-pdf"),
        Arguments.of("encrypted.pdf", BadDocuments.encryptedPdf(), "encrypted-pdf"),
        Arguments.of("no-pages.pdf", BadDocuments.pdfWithoutPages(), "empty-document"),
        Arguments.of("no-text.pdf", BadDocuments.pdfWithoutText(), "no-text"),
        Arguments.of("empty.txt", BadDocuments.emptyText(), "empty-document"),
        Arguments.of("latin-1.txt", BadDocuments.latin1Text(), "not-utf8"),
        Arguments.of("nul.txt", BadDocuments.textWithNul(), "nul-in-text"),
        Arguments.of("too-large.txt", BadDocuments.tooLarge(), "too-large"));
  }

  @Portable
  @ParameterizedTest(name = "{0} is refused: {2}")
  @MethodSource("unusable")
  void anUnusableDocumentIsRefusedAndNothingIsStored(String name, byte[] content, String code) {
    DocumentRuns runs = new DocumentRuns(cloud, "unusable");
    ExecutionRecord execution = runs.process(name, content);
    assertThat(execution)
        .succeeded()
        .tookRoute("refused")
        .inBand("refused")
        .forReason(code)
        .hasOutput("/type", null)
        .visited("ReceiveDocument", "PublishDocumentRefused", "DocumentRefused")
        .didNotVisit("ClassifyDocument", "MarkForManualWork");
    String documentId = execution.output().path("documentId").asText();
    assertThat(runs.storedKeys(documentId)).isEmpty();
    assertThat(runs.announcements(documentId))
        .extracting(DocumentRuns.Announcement::detailType)
        .containsExactly("DocumentRefused");
  }

  @Portable
  @Test
  void aDocumentOfNoKnownTypeIsForAPerson() {
    DocumentRuns runs = new DocumentRuns(cloud, "unknown");
    ExecutionRecord execution = runs.process("poem.txt", BadDocuments.poem());
    assertThat(execution)
        .succeeded()
        .tookRoute("manual")
        .forReason("unknown-type")
        .hasOutput("/type", "unknown")
        .visited("IsTypeKnown", "MarkForManualWork", "NeedsManualWork")
        .didNotVisit("ExtractEntities");
    assertThat(runs.storedKeys(execution.output().path("documentId").asText()))
        .containsExactly("MANUAL");
  }

  @Portable
  @Test
  void anObjectThatIsNotThereIsForAPerson() {
    DocumentRuns runs = new DocumentRuns(cloud, "missing");
    Upload never =
        new Upload(cloud.output("DocumentsBucketName"), runs.key("never.txt"), "no-version", 4711);
    runs.expectTheEndOf(never);
    UploadEvent.of(never).sendTo(cloud);
    cloud.settle();
    assertThat(runs.execution(never)).succeeded().tookRoute("manual").forReason("object-gone");
    assertThat(runs.storedKeys(never.documentId())).containsExactly("MANUAL");
  }

  @Test
  void anObjectDeletedBetweenReceiveAndExtractIsForAPersonAndNothingStaysStaged() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "deleted");
    Samples.Sample sample = Samples.onRoute("auto-approved");
    String key = runs.key(sample.file());
    try (var deleting =
        TestCloud.warm()
            .whenEntered(
                "ClassifyDocument",
                executionArn -> {
                  if (wasStartedFor(key, executionArn)) {
                    deleteAllVersions(key);
                  }
                })) {
      Upload upload = runs.upload(sample.file(), sample.content());
      cloud.settle();
      assertThat(runs.execution(upload))
          .succeeded()
          .tookRoute("manual")
          .forReason("object-gone")
          .visited("CompensateSteps", "MarkForManualWork", "NeedsManualWork");
      assertThat(runs.storedKeys(upload.documentId())).isEqualTo(List.of("MANUAL"));
    }
  }

  private boolean wasStartedFor(String key, String executionArn) {
    return TestCloud.json(
            cloud
                .clients()
                .sfn
                .describeExecution(request -> request.executionArn(executionArn))
                .input())
        .at("/document/key")
        .asText()
        .equals(key);
  }

  private void deleteAllVersions(String key) {
    String bucket = cloud.output("DocumentsBucketName");
    var s3 = cloud.clients().s3;
    s3.listObjectVersions(request -> request.bucket(bucket).prefix(key))
        .versions()
        .forEach(
            version ->
                s3.deleteObject(
                    request -> request.bucket(bucket).key(key).versionId(version.versionId())));
  }
}
