package dev.baton.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Repository;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a document says stays in the bucket and the tables: a canary in it appears nowhere else. */
@Tag("e2e")
class ConfidentialityTest {
  private static final String CANARY = "Quackenbush";

  private static final String REPORT =
      """
      LABORATORY REPORT

      Patient: Zebulon Quackenbush        Patient ID: MRN-Quackenbush-1
      Specimen: Serum                     Collected: 2026-01-04 08:15

      Test          Result   Unit      Reference range   Flag
      Potassium     5.9      mmol/L    3.5 - 5.1         H
      Sodium        139      mmol/L    136 - 145
      Creatinine    88       umol/L    62 - 106
      """;

  @Test
  void noLogEventOrHistoryHoldsWhatADocumentSays() {
    try (TestCloud cloud = TestCloud.withFaults("ExtractGroup:error@1")) {
      DocumentRuns runs = new DocumentRuns(cloud, "canary");
      byte[] report = REPORT.getBytes(StandardCharsets.UTF_8);
      ExecutionRecord execution = runs.process("report.txt", report);
      List<Path> logs = new ArrayList<>(Repository.files(cloud.logs()));
      logs.add(cloud.data().resolve("traces.jsonl"));
      assertThat(logs).isNotEmpty();
      assertThat(logs).allSatisfy(log -> assertThat(Repository.read(log)).doesNotContain(CANARY));
      assertThat(cloud.everythingSaidOnBuses())
          .isNotEmpty()
          .allSatisfy(event -> assertThat(event).doesNotContain(CANARY));
      assertThat(execution.history().toString()).doesNotContain(CANARY);
    }
  }
}
