package dev.baton.tests.documents;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.TestCloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents below the band of review, for which more information is gathered once. */
@Tag("e2e")
class GatheringTest {
  private final TestCloud cloud = TestCloud.warm();

  @ParameterizedTest(name = "{0} is understood by its {1}")
  @CsvSource({"layout.txt, layout", "columns.txt, columns", "capitals.txt, without headings"})
  void anotherReadingMovesADocumentUpABand(String file, String reading) throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "gathered");
    try (var person = People.deciding(cloud, "approve")) {
      ExecutionRecord execution = runs.process(file, bytes(file));
      assertThat(execution)
          .succeeded()
          .inBand("review")
          .tookRoute("approved")
          .visited("GatherInformation", "IsAnythingGathered", "RequestApproval");
      JsonNode extraction = extraction(execution);
      assertThat(extraction.path("firstConfidence").asDouble()).isLessThan(0.7);
      assertThat(extraction.path("confidence").asDouble()).isBetween(0.7, 0.9);
      assertThat(extraction.path("reading").asText()).contains(reading);
      assertThat(extraction.path("factors").findValuesAsText("name")).contains("readings");
      String documentId = execution.output().path("documentId").asText();
      assertThat(runs.visibleEntities(documentId))
          .hasSize(extraction.path("entities").size())
          .hasSize(execution.output().path("entitiesStored").asInt());
    }
  }

  @Test
  void aLinkedDocumentSaysWhoThePatientIs() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "linked");
    try (var person = People.deciding(cloud, "approve")) {
      ExecutionRecord first =
          runs.process("first-letter.txt", bytes("first-letter.txt"), "case-17");
      assertThat(first).succeeded().tookRoute("auto-approved");
      assertThat(first.output().path("correlationId").asText()).isEqualTo("case-17");
      ExecutionRecord execution = runs.process("linked.txt", bytes("linked.txt"), "case-17");
      assertThat(execution)
          .succeeded()
          .inBand("review")
          .tookRoute("approved")
          .visited("GatherInformation", "IsAnythingGathered", "RequestApproval");
      JsonNode extraction = extraction(execution);
      assertThat(extraction.path("entities").findValuesAsText("name"))
          .contains("patientName", "patientId");
      assertThat(extraction.path("factors").findValuesAsText("name")).contains("linkedDocuments");
    }
  }

  @Test
  void whatNothingMoreIsKnownOfIsForAPerson() {
    DocumentRuns runs = new DocumentRuns(cloud, "alone");
    ExecutionRecord execution = runs.process("linked.txt", bytes("linked.txt"));
    assertThat(execution)
        .succeeded()
        .inBand("manual")
        .forReason("confidence-low")
        .visited("GatherInformation", "IsAnythingGathered", "NeedsManualWork")
        .didNotVisit("RequestApproval");
    String documentId = execution.output().path("documentId").asText();
    assertThat(runs.storedKeys(documentId)).containsExactly("MANUAL");
  }

  @Test
  void whatWasGatheredInVainIsNotGatheredAgain() {
    DocumentRuns runs = new DocumentRuns(cloud, "vain");
    String text = new String(bytes("capitals.txt"), StandardCharsets.UTF_8);
    String parts = "FROM\nDR. ADA VALE\n|DATE\n4 MARCH 2026\n";
    byte[] less = text.replaceAll(parts, "").getBytes(StandardCharsets.UTF_8);
    Upload upload = runs.upload("less.txt", less);
    cloud.settle();
    ExecutionRecord execution = runs.execution(upload);
    assertThat(execution).succeeded().tookRoute("manual");
    assertThat(execution.statesEntered()).filteredOn("GatherInformation"::equals).hasSize(1);
  }

  private JsonNode extraction(ExecutionRecord execution) {
    JsonNode ref = execution.output().path("extractionRef");
    var object =
        cloud
            .clients()
            .s3
            .getObjectAsBytes(
                get -> get.bucket(ref.path("bucket").asText()).key(ref.path("key").asText()));
    return TestCloud.json(object.asUtf8String());
  }

  static byte[] bytes(String name) {
    try (InputStream stream = GatheringTest.class.getResourceAsStream("gathering/" + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
