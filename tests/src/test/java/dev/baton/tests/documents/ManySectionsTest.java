package dev.baton.tests.documents;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.TestCloud;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** A document of five hundred sections is visible whole or not at all, as one of one section is. */
@Tag("e2e")
class ManySectionsTest {
  private static final int SECTIONS = 500;
  private static final String REPORT =
      """
      Fjord Diagnostics AS - Laboratory Report

      Patient name: Solveig Aasen           Patient ID: FD-301882
      Date of birth: 1962-07-19             Sex: Female
      Specimen: Serum                       Ordering physician: Dr. Per Lunde
      Collected: 2026-02-17 07:45           Reported: 2026-02-17 13:10

      | Test           | Result | Flag | Units  | Reference range |
      |----------------|--------|------|--------|-----------------|
      | Sodium         | 141    |      | mmol/L | 137 - 145       |
      | Potassium      | 5.4    | H    | mmol/L | 3.6 - 5.0       |
      | Creatinine     | 118    | H    | umol/L | 45 - 90         |
      | Urea           | 9.4    | H    | mmol/L | 2.6 - 6.4       |
      | Albumin        | 41     |      | g/L    | 36 - 45         |
      | CRP            | 3      |      | mg/L   | 0 - 5           |

      Final report, released by the duty biochemist.

      """;

  /** What a reader saw at one moment: how many entities, and whether search had the document. */
  private record Sight(int entities, boolean found) {}

  private final TestCloud cloud = TestCloud.warm();

  @Test
  void readersAndSearchSeeAllOfItOrNothingAtEveryMoment() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "many-sections");
    Upload upload = runs.upload("many.txt", text().getBytes(StandardCharsets.UTF_8));
    List<Sight> sights = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean over = new AtomicBoolean();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!over.get()) {
                    sights.add(look(runs, upload));
                  }
                });
    try (var person = People.deciding(cloud, "approve");
        var beforeIndex = lookAt("IndexDocument", runs, upload, sights);
        var beforeCommit = lookAt("CommitEntities", runs, upload, sights);
        var afterCommit = lookAt("PublishDocumentProcessed", runs, upload, sights)) {
      cloud.settle();
    } finally {
      over.set(true);
      reader.join();
    }
    var execution = runs.execution(upload);
    assertThat(execution).succeeded().visited("CommitEntities", "DocumentProcessed");
    int all = execution.output().path("entitiesStored").asInt();
    assertThat(all).isGreaterThan(10);
    assertThat(look(runs, upload)).isEqualTo(new Sight(all, true));
    assertThat(sights)
        .contains(new Sight(0, false))
        .allSatisfy(sight -> assertThat(sight.entities()).isIn(0, all))
        .allSatisfy(sight -> assertThat(sight.found() && sight.entities() == 0).isFalse());
  }

  @Test
  void whenItCannotBeCommittedNothingOfItStays() throws Exception {
    try (TestCloud faulty = TestCloud.withFaults("CommitEntities/dynamodb:UpdateItem:error");
        var person = People.deciding(faulty, "approve")) {
      DocumentRuns runs = new DocumentRuns(faulty, "many-sections");
      Upload upload = runs.upload("many.txt", text().getBytes(StandardCharsets.UTF_8));
      faulty.settle();
      assertThat(runs.execution(upload)).succeeded().tookRoute("manual").visited("UndoStep");
      assertThat(runs.storedKeys(upload.documentId())).containsExactly("MANUAL");
      assertThat(runs.indexed(upload.documentId())).isEmpty();
    }
  }

  private AutoCloseable lookAt(String state, DocumentRuns runs, Upload upload, List<Sight> sights) {
    return cloud.whenEntered(state, arn -> sights.add(look(runs, upload)));
  }

  private Sight look(DocumentRuns runs, Upload upload) {
    // Search first: what it finds, a reader who comes later must see.
    boolean found = isFound(upload.documentId());
    return new Sight(runs.visibleEntities(upload.documentId()).size(), found);
  }

  private boolean isFound(String documentId) {
    var request = JsonNodeFactory.instance.objectNode().put("query", "Solveig").put("limit", 100);
    var response =
        cloud
            .clients()
            .lambda
            .invoke(
                invoke ->
                    invoke
                        .functionName(cloud.output("SearchDocumentsFunctionName"))
                        .payload(SdkBytes.fromUtf8String(request.toString())));
    JsonNode answer = TestCloud.json(response.payload().asUtf8String());
    List<String> ids = new ArrayList<>();
    answer.path("documents").forEach(each -> ids.add(each.path("documentId").asText()));
    return ids.contains(documentId);
  }

  private static String text() {
    StringBuilder text = new StringBuilder(REPORT);
    for (int i = 0; i < SECTIONS; i++) {
      text.append("NOTE ").append((char) ('A' + i / 26)).append((char) ('A' + i % 26));
      text.append("\n\nSerum clear, result confirmed by the laboratory.\n\n");
    }
    return text.toString();
  }
}
