package dev.baton.tests.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.observe.MetricsReport;
import dev.baton.console.observe.Traces;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.SynthesizedAssembly;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.documents.Samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  @Test
  void everyFieldThatASavedQueryNamesIsInSomeLine() throws IOException {
    Sample sample = Samples.onRoute("auto-approved");
    DocumentRuns runs = new DocumentRuns(cloud, "queried");
    runs.process(sample.file(), sample.content());
    runs.process("broken.pdf", "%PDF-1.7 and nothing that can be read".getBytes(UTF_8));
    Set<String> known = new TreeSet<>();
    try (Stream<Path> logs = Files.list(cloud.logs())) {
      for (Path log : logs.toList()) {
        try (Stream<String> lines = Files.lines(log)) {
          lines
              .filter(line -> line.startsWith("{"))
              .forEach(line -> TestCloud.json(line).fieldNames().forEachRemaining(known::add));
        }
      }
    }
    List<String> queries = SynthesizedAssembly.savedQueries();
    assertThat(queries).hasSizeGreaterThan(3);
    for (String query : queries) {
      // The lines of Step Functions' own logs are AWS's.
      if (!query.contains("execution_arn")) {
        assertThat(known).as(query).containsAll(fieldsOf(query));
      }
    }
    assertThat(known).contains("correlation_id", "xray_trace_id", "error_type");
  }

  /**
   * The names in a query of Logs Insights but for its words, what it makes itself and what Lambda
   * logs.
   */
  private static Set<String> fieldsOf(String query) {
    Set<String> words =
        Set.of("fields", "filter", "stats", "sort", "limit", "by", "as", "asc", "desc");
    Set<String> made = new TreeSet<>();
    Matcher name = Pattern.compile(" as (\\w+)").matcher(query);
    while (name.find()) {
      made.add(name.group(1));
    }
    Set<String> fields = new TreeSet<>();
    String plain = query.replaceAll("\"[^\"]*\"|@\\w+|\\w+\\(|\\b\\d+\\b", " ");
    Matcher word = Pattern.compile("\\w+").matcher(plain);
    while (word.find()) {
      if (!words.contains(word.group()) && !made.contains(word.group())) {
        fields.add(word.group());
      }
    }
    return fields;
  }

  private long executions() {
    return MetricsReport.read(data, "document-processing").json().stream()
        .filter(row -> !row.has("step"))
        .mapToLong(row -> row.path("count").asLong())
        .sum();
  }
}
