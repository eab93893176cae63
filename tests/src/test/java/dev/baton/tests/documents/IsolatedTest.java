package dev.baton.tests.documents;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.People;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.documents.Samples.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A few ways of document-processing with each function in processes of its own. All end-to-end
 * tests run so with {@code -Dbaton.isolated=true}.
 */
@Tag("isolated")
class IsolatedTest {
  private static TestCloud cloud;

  @BeforeAll
  static void start() {
    cloud = TestCloud.isolated();
  }

  @AfterAll
  static void stop() {
    cloud.close();
    assertThat(ProcessHandle.current().children().filter(IsolatedTest::isFunction)).isEmpty();
  }

  @Test
  void whatIsCertainIsStoredAndAnnouncedAndWhatAPersonApprovesToo() throws Exception {
    DocumentRuns runs = new DocumentRuns(cloud, "isolated");
    try (var person = People.deciding(cloud, "approve")) {
      for (String route : List.of("auto-approved", "approved")) {
        Sample sample = Samples.onRoute(route);
        ExecutionRecord execution = runs.process(sample.file(), sample.content());
        assertThat(execution).succeeded().tookRoute(route);
        assertThat(runs.visibleEntities(execution.output().path("documentId").asText()))
            .hasSize(sample.expected().path("entities").asInt());
      }
    }
    assertThat(ProcessHandle.current().children().filter(IsolatedTest::isFunction)).isNotEmpty();
  }

  @Test
  void virtualTimePassesInTheProcessesToo() {
    DocumentRuns runs = new DocumentRuns(cloud, "isolated-expired");
    Sample sample = Samples.onRoute("approved");
    Instant before = cloud.clock().now();
    ExecutionRecord execution = runs.process(sample.file(), sample.content());
    assertThat(execution).succeeded().tookRoute("manual").forReason("approval-expired");
    assertThat(Duration.between(before, cloud.clock().now()))
        .isBetween(Duration.ofHours(48), Duration.ofHours(49));
  }

  /** Whether it is a function of this cloud: there may be others in this JVM. */
  private static boolean isFunction(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(cloud.data() + "/functions/");
  }
}
