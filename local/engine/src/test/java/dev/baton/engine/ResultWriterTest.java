package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What distributed Maps make of their results. */
class ResultWriterTest {
  private static final String MAP =
      """
      {'StartAt':'Each','States':{'Each':{'Type':'Map','MaxConcurrency':1,
        'ResultWriter':{%s},%s
        'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},
          'StartAt':'Ask','States':{
            'Ask':{'Type':'Choice','Choices':[{'Variable':'$','NumericGreaterThan':9,'Next':'Bad'}],
              'Default':'Good'},
            'Good':{'Type':'Pass','End':true},
            'Bad':{'Type':'Fail','Error':'Big','Cause':'more than nine'}}},'End':true}}}
      """;
  private static final String TO_S3 =
      "'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'data','Prefix':'out'}";

  private static final String WORK =
      """
      {'StartAt':'Each','States':{'Each':{'Type':'Map','MaxConcurrency':1,'ResultWriter':{%s},
        'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},
          'StartAt':'Work','States':{'Work':{'Type':'Task','End':true,
            'Resource':'arn:aws:lambda:us-east-1:000000000000:function:work'}}},'End':true}}}
      """
          .formatted(TO_S3 + ",'WriterConfig':{'Transformation':'COMPACT'}");

  private final Workbench bench = new Workbench();
  private final Bucket bucket = new Bucket(bench);

  @AfterEach
  void close() {
    bench.close();
  }

  private Execution run(String writer, String more, String input) {
    return bench.run(MAP.formatted(writer, more), input);
  }

  @Test
  void exportsWholeRecordsWithAManifest() {
    Execution execution = run(TO_S3, "'ToleratedFailureCount':5,", "[1,10,2]");
    JsonNode output = ExecutionAssert.json(Objects.requireNonNull(execution.output()));
    String run = output.path("MapRunArn").asText();
    String folder = "out/" + run.substring(run.lastIndexOf(':') + 1) + "/";
    assertThat(output.path("ResultWriterDetails").path("Bucket").asText()).isEqualTo("data");
    assertThat(output.path("ResultWriterDetails").path("Key").asText())
        .isEqualTo(folder + "manifest.json");
    assertThat(bucket.objects.keySet())
        .containsExactlyInAnyOrder(
            folder + "manifest.json", folder + "SUCCEEDED_0.json", folder + "FAILED_0.json");
    JsonNode manifest = bucket.json("manifest.json");
    assertThat(manifest.path("DestinationBucket").asText()).isEqualTo("data");
    assertThat(manifest.path("MapRunArn").asText()).isEqualTo(run);
    assertThat(manifest.path("ResultFiles").path("PENDING")).isEmpty();
    JsonNode listed = manifest.path("ResultFiles").path("SUCCEEDED").path(0);
    assertThat(listed.path("Key").asText()).isEqualTo(folder + "SUCCEEDED_0.json");
    assertThat(listed.path("Size").asInt()).isEqualTo(bucket.text("SUCCEEDED_0.json").length());
    JsonNode good = bucket.json("SUCCEEDED_0.json");
    assertThat(good).hasSize(2);
    assertThat(good.get(1).path("Output").asText()).isEqualTo("2");
    assertThat(good.get(0).path("Input").asText()).isEqualTo("1");
    assertThat(good.get(0).path("Status").asText()).isEqualTo("SUCCEEDED");
    assertThat(good.get(0).path("RedriveStatus").asText()).isEqualTo("NOT_REDRIVABLE");
    assertThat(good.get(0).path("ExecutionArn").asText()).contains(":execution:");
    JsonNode bad = bucket.json("FAILED_0.json").get(0);
    assertThat(bad.path("Error").asText()).isEqualTo("Big");
    assertThat(bad.path("Cause").asText()).isEqualTo("more than nine");
    assertThat(bad.path("Status").asText()).isEqualTo("FAILED");
    assertThat(bench.engine.mapRun(run).itemCounts().resultsWritten()).isEqualTo(3);
  }

  @Test
  void exportsOutputsAloneAsLinesOrFlattened() {
    run(
        TO_S3 + ",'WriterConfig':{'Transformation':'COMPACT','OutputType':'JSONL'}",
        "'ToleratedFailureCount':5,",
        "[1,2,10]");
    assertThat(bucket.text("SUCCEEDED_0.jsonl")).isEqualTo("1\n2\n");
    assertThat(bucket.text("FAILED_0.jsonl")).contains("\"Error\":\"Big\"").endsWith("}\n");
    bucket.objects.clear();
    run(
        TO_S3 + ",'WriterConfig':{'Transformation':'FLATTEN','OutputType':'JSON'}",
        "",
        "[[1,2],3,[]]");
    assertThat(bucket.json("SUCCEEDED_0.json")).isEqualTo(ExecutionAssert.json("[1,2,3]"));
  }

  @Test
  void tellsOfWhatNeverStartedWhenTheRunFails() {
    Execution execution = run(TO_S3, "", "[1,10,2,3]");
    bench
        .assertThat(execution)
        .failedWith("States.ExceedToleratedFailureThreshold")
        .recordedInOrder("MapRunStarted", "MapRunFailed", "MapStateFailed");
    assertThat(bucket.json("SUCCEEDED_0.json")).hasSize(1);
    assertThat(bucket.json("FAILED_0.json")).hasSize(1);
    JsonNode pending = bucket.json("PENDING_0.json");
    assertThat(pending).hasSize(2);
    assertThat(pending.get(0).path("Input").asText()).isEqualTo("2");
    assertThat(pending.get(0).path("Status").asText()).isEqualTo("PENDING");
    MapRun run = bench.engine.mapRuns(execution.arn()).getFirst();
    assertThat(run.itemCounts().pending()).isEqualTo(2);
    assertThat(run.itemCounts().total()).isEqualTo(4);
  }

  @Test
  void failsWhereTheBucketIsMissing() {
    Execution execution = run(TO_S3.replace("'data'", "'none'"), "", "[1]");
    bench
        .assertThat(execution)
        .failedWith("States.ResultWriterFailed")
        .because("bucket does not exist")
        .recordedInOrder("MapRunStarted", "MapRunFailed", "MapStateFailed", "ExecutionFailed");
  }

  @Test
  void transformsTheOutputWithoutAnExport() {
    bench
        .assertThat(run("'WriterConfig':{'Transformation':'FLATTEN'}", "", "[[1,2],[3]]"))
        .succeededWith("[1,2,3]");
    Execution whole = run("'WriterConfig':{'Transformation':'NONE'}", "", "[1]");
    JsonNode output = ExecutionAssert.json(Objects.requireNonNull(whole.output()));
    assertThat(output.get(0).path("Output").asText()).isEqualTo("1");
    assertThat(output.get(0).path("OutputDetails").path("Included").asBoolean()).isTrue();
    assertThat(bucket.objects).isEmpty();
  }

  @Test
  void writesWithoutAPrefixAndWhenTheItemsAreNone() {
    Execution execution =
        run(TO_S3.replace(",'Prefix':'out'", ""), "'ResultSelector':{'r.$':'$.MapRunArn'},", "[]");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(bucket.objects.keySet()).singleElement().asString().matches("[^/]+/manifest.json");
  }

  @Test
  void goesOnWithWhatFailedAndWhatNeverStartedWhenRedriven() {
    List<Integer> worked = new ArrayList<>();
    bench.answers(
        "work",
        (payload, callback) -> {
          worked.add(payload.asInt());
          if (payload.asInt() == 2 && worked.size() == 2) {
            callback.failed("Once", "{}");
          } else {
            callback.succeeded(payload);
          }
        });
    Execution execution = bench.run(WORK, "[1,2,3,4]");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(bucket.json("PENDING_0.json")).hasSize(2);
    Instant unused = bench.engine.redrive(execution.arn(), null);
    bench.clock.awaitIdle();
    assertThat(execution.status()).as(execution.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(worked).containsExactly(1, 2, 2, 3, 4);
    MapRun run = bench.engine.mapRuns(execution.arn()).getFirst();
    assertThat(run.redriveCount()).isEqualTo(1);
    assertThat(run.status()).isEqualTo(MapRun.Status.SUCCEEDED);
    assertThat(run.itemCounts().succeeded()).isEqualTo(4);
    assertThat(run.itemCounts().failed()).isZero();
    assertThat(run.itemCounts().resultsWritten()).isEqualTo(4);
    assertThat(bench.engine.childExecutions(run.arn())).hasSize(4);
    assertExported(execution);
  }

  private void assertExported(Execution execution) {
    assertThat(bucket.json("manifest.json").path("ResultFiles").path("FAILED")).isEmpty();
    assertThat(bucket.json("SUCCEEDED_0.json")).isEqualTo(ExecutionAssert.json("[1]"));
    assertThat(bucket.json("SUCCEEDED_1.json")).isEqualTo(ExecutionAssert.json("[2,3,4]"));
    bench
        .assertThat(execution)
        .recordedInOrder(
            "MapRunFailed",
            "ExecutionFailed",
            "ExecutionRedriven",
            "MapRunRedriven",
            "MapRunSucceeded",
            "MapStateSucceeded",
            "MapStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void writesWhatCouldNotBeWrittenWhenRedriven() {
    Execution execution = run(TO_S3.replace("'data'", "'late'"), "", "[1,2]");
    bench.assertThat(execution).failedWith("States.ResultWriterFailed");
    bucket.name = "late";
    Instant unused = bench.engine.redrive(execution.arn(), null);
    bench.clock.awaitIdle();
    assertThat(execution.status()).as(execution.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(bucket.json("SUCCEEDED_0.json")).hasSize(2);
  }
}
