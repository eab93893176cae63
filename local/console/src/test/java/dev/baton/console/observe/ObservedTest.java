package dev.baton.console.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces and metrics as they are read from a data folder. */
class ObservedTest {
  private static final String ARN = "arn:aws:states:us-east-1:000000000000:execution:order:";

  @TempDir Path data;

  private final StringWriter out = new StringWriter();

  @Test
  void drawsEachSpanBelowTheOneThatCausedItAndCutsLongWaiting() throws IOException {
    trace(
        span("t1/a/", "s3:PutObject", 0, 10, ""),
        span("t1/b/a", "order", 10, 200_000_000, ARN + "one"),
        span("t1/c/b", "AskPerson", 20, 172_800_000_000_020L, ""),
        span("t1/d/b", "Store", 172_800_000_000_020L, 172_800_100_000_000L, "")
            .replace("UNSET", "ERROR"),
        span("t2/x/", "s3:PutObject", 0, 10, ""));
    Traces.read(data).of("one").print(terminal(), 9);
    assertThat(out.toString().lines())
        .anyMatch(line -> line.startsWith("trace t1: 4 spans, 48 h"))
        .anyMatch(line -> line.matches("    AskPerson +=+~+ +48 h"))
        .anyMatch(line -> line.matches("    Store +~?=+ +99 ms  failed"))
        .noneMatch(line -> line.contains("x"));
  }

  @Test
  void drawsAsDeepAsIsAsked() throws IOException {
    trace(span("t1/a/", "s3:PutObject", 0, 10, ""), span("t1/b/a", "order", 10, 20, ARN + "one"));
    Traces.read(data).of(ARN + "one").print(terminal(), 1);
    assertThat(out.toString()).contains("s3:PutObject").doesNotContain("order");
  }

  @Test
  void readsWhatIsBeingWritten() throws IOException {
    Files.writeString(
        data.resolve("traces.jsonl"),
        span("t1/b/lost", "order", 10, 20, ARN + "one") + "\n{\"spanId\":\"half");
    assertThat(Traces.read(data).of("on").json()).hasSize(1);
  }

  @Test
  void saysWhatToDoWhenThereIsNothingOrNotOne() throws IOException {
    assertThatThrownBy(() -> Traces.read(data)).hasMessageContaining("run baton demo");
    trace(
        span("t1/a/", "order", 0, 10, ARN + "one-1"), span("t2/b/", "order", 0, 10, ARN + "one-2"));
    Traces traces = Traces.read(data);
    assertThatThrownBy(() -> traces.of("two")).hasMessageContaining("baton trace lists");
    assertThatThrownBy(() -> traces.of("one")).hasMessageContaining("give more of the name");
    assertThat(traces.executions()).containsExactly(ARN + "one-1", ARN + "one-2");
  }

  @Test
  void addsUpWhatFunctionsAndStepFunctionsMeasured() throws IOException {
    Files.createDirectories(data.resolve("logs"));
    Files.writeString(
        data.resolve("logs/store.log"),
        String.join(
            "\n",
            "START RequestId: 1",
            step("\"Errors\":0,\"Duration\":20,", ""),
            step("\"Errors\":0,\"Duration\":40,", ""),
            step(
                "\"Errors\":1,\"Duration\":60,\"error_class\":\"LogicException\",",
                ",{\"Namespace\":\"Baton\",\"Dimensions\":[[\"workflow\",\"step\",\"error_class\"]],"
                    + "\"Metrics\":[{\"Name\":\"Errors\"}]}"),
            "{\"message\":\"a line of a log\"}"));
    Files.writeString(
        data.resolve("logs/states-metrics.log"),
        execution("ExecutionsStarted")
            + execution("ExecutionsStarted")
            + execution("ExecutionsSucceeded")
            + execution("ExecutionsTimedOut"));
    List<ObjectNode> rows = MetricsReport.read(data, null).json();
    assertThat(rows.get(0).toString())
        .contains(
            "\"workflow\":\"order\",\"count\":2,\"errors\":1,\"successRate\":0.5",
            "\"compensations\":0,\"stuckCompensations\":0");
    assertThat(rows.get(1).toString())
        .contains(
            "\"step\":\"Store\",\"count\":3,\"errors\":1",
            "\"p50Millis\":40.0,\"p95Millis\":60.0",
            "{\"LogicException\":1}");
    MetricsReport.read(data, "order").print(terminal());
    assertThat(out.toString()).contains("66.7 %", "LogicException 1", "1 failed");
    assertThatThrownBy(() -> MetricsReport.read(data, "other"))
        .hasMessageContaining("nothing is measured");
  }

  private void trace(String... spans) throws IOException {
    Files.writeString(data.resolve("traces.jsonl"), String.join("\n", spans));
  }

  /**
   * A line of the file.
   *
   * @param place trace, span and parent, which may be empty
   */
  private static String span(String place, String name, long start, long end, String arn) {
    String[] ids = place.split("/", -1);
    String above = ids[2].isEmpty() ? "" : "\"parentSpanId\":\"" + ids[2] + "\",";
    String execution = arn.isEmpty() ? "" : "\"aws.states.execution.arn\":\"" + arn + "\"";
    return "{\"traceId\":\"%s\",\"spanId\":\"%s\",%s\"name\":\"%s\",\"startTimeUnixNano\":%d,\"endTimeUnixNano\":%d,\"status\":\"UNSET\",\"attributes\":{%s}}"
        .formatted(ids[0], ids[1], above, name, start, end, execution);
  }

  private static String step(String figures, String directive) {
    return "{\"workflow\":\"order\",\"step\":\"Store\",\"Invocations\":1,"
        + figures
        + "\"_aws\":{\"CloudWatchMetrics\":[{\"Namespace\":\"Baton\",\"Dimensions\":"
        + "[[\"workflow\"],[\"workflow\",\"step\"]],\"Metrics\":[{\"Name\":\"Invocations\"},"
        + "{\"Name\":\"Errors\"},{\"Name\":\"Duration\"}]}"
        + directive
        + "]}}";
  }

  private static String execution(String metric) {
    return "{\"StateMachineArn\":\"arn:aws:states:us-east-1:000000000000:stateMachine:order\",\"%1$s\":1,\"_aws\":{\"CloudWatchMetrics\":[{\"Namespace\":\"AWS/States\",\"Dimensions\":[[\"StateMachineArn\"]],\"Metrics\":[{\"Name\":\"%1$s\"}]}]}}\n"
        .formatted(metric);
  }

  private Terminal terminal() {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(out, true), data, false);
  }
}
