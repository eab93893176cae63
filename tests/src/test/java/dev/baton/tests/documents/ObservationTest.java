package dev.baton.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.observe.MetricsReport;
import dev.baton.console.observe.Traces;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.documents.Samples.Sample;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be seen of a document's way afterwards. */
@Tag("e2e")
class ObservationTest {
  private final TestCloud cloud = TestCloud.warm();
  private final Path data = cloud.data();

  @Test
  void oneTraceGoesFromTheUploadToTheAnnouncement() {
    Sample sample = Samples.onRoute("auto-approved");
    ExecutionRecord execution =
        new DocumentRuns(cloud, "traced").process(sample.file(), sample.content());
    List<JsonNode> spans = Traces.read(data).of(execution.arn()).json();
    assertThat(spans.stream().filter(span -> !span.has("parentSpanId")))
        .singleElement()
        .satisfies(root -> assertThat(root.path("name").asText()).isEqualTo("s3:PutObject"));
    assertThat(spans.stream().map(span -> span.path("name").asText()))
        .containsSubsequence("s3:PutObject", "sqs:SendMessage", "IntakeDocument")
        .containsSubsequence("document-processing", "ReceiveDocument", "lambda:Invoke")
        .containsSubsequence("ClassifyDocument", "ExtractGroup", "dynamodb:BatchWriteItem")
        .containsSubsequence("PublishDocumentProcessed", "announcement", "events:PutEvents");
    assertThat(spans.toString()).doesNotContain(sample.file());
  }

  @Test
  void theFiguresOfTheDashboardCountWhatRan() {
    Sample sample = Samples.onRoute("auto-approved");
    DocumentRuns runs = new DocumentRuns(cloud, "measured");
    runs.process(sample.file(), sample.content());
    long before = executions();
    runs.process("again-" + sample.file(), sample.content());
    assertThat(executions()).isEqualTo(before + 1);
    assertThat(MetricsReport.read(data, "document-processing").json())
        .anySatisfy(
            row -> {
              assertThat(row.path("step").asText()).isEqualTo("ReceiveDocument");
              assertThat(row.path("count").asLong()).isPositive();
              assertThat(row.path("p95Millis").asDouble()).isPositive();
            });
  }

  private long executions() {
    return MetricsReport.read(data, "document-processing").json().stream()
        .filter(row -> !row.has("step"))
        .mapToLong(row -> row.path("count").asLong())
        .sum();
  }
}
