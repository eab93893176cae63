package dev.baton.shared.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.errors.LogicException;
import dev.baton.shared.errors.TransientException;
import dev.baton.shared.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class TelemetryTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Telemetry telemetry =
      new Telemetry(
          "document-processing",
          "ReceiveDocument",
          new EmfMetrics(
              new PrintStream(written, true, StandardCharsets.UTF_8),
              Clock.fixed(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC)));

  @Test
  void countsOutcomeAndDurationInEmbeddedMetricFormat() {
    assertThat(telemetry.observe(context(), new Correlation("c-1"), () -> "done"))
        .isEqualTo("done");
    JsonNode line = Json.tree(written.toString(StandardCharsets.UTF_8));
    assertThat(line.get("step").asText()).isEqualTo("ReceiveDocument");
    assertThat(line.get("workflow").asText()).isEqualTo("document-processing");
    assertThat(line.get("Errors").asInt()).isZero();
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
        .isEqualTo("[[\"workflow\"],[\"workflow\",\"step\"]]");
    assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(1767603600000L);
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics/0/Name").asText())
        .isEqualTo("Invocations");
    assertThat(line.get("Invocations").asInt()).isEqualTo(1);
  }

  @Test
  void letsErrorsOfTheFiveClassesPass() {
    LogicException error = new LogicException("object-gone", "gone");
    assertThatThrownBy(() -> observe(error)).isSameAs(error);
    JsonNode line = Json.tree(written.toString(StandardCharsets.UTF_8));
    assertThat(line.get("error_class").asText()).isEqualTo("LogicException");
    assertThat(line.get("Errors").asInt()).isEqualTo(1);
    assertThat(line.at("/_aws/CloudWatchMetrics/1/Dimensions").toString())
        .isEqualTo("[[\"workflow\",\"step\",\"error_class\"]]");
  }

  @Test
  void translatesErrorsOfTheSdk() {
    assertThatThrownBy(() -> observe(SdkClientException.create("refused")))
        .isInstanceOf(TransientException.class);
  }

  @Test
  void letsNoContentOutWithAnUnexpectedError() {
    assertThatThrownBy(() -> observe(new NumberFormatException("For input: Jane Doe")))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("unexpected java.lang.NumberFormatException")
        .hasNoCause();
  }

  @Test
  void handsOnTheTraceOfAMessageWhereNothingMakesSpans() {
    String header = "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1";
    String inside = telemetry.observe(context(), new Correlation("c-1"), header, StepSpan::header);
    assertThat(inside).isEqualTo(header);
  }

  @Test
  void handsOnNoTraceWhereThereIsNone() {
    assertThat(telemetry.observe(context(), new Correlation("c-1"), () -> "" + StepSpan.header()))
        .isEqualTo("null");
  }

  @Test
  void acceptsOnlyIdsThatCannotBreakALogLine() {
    assertThat(Correlation.of(null, "a b", "ok-1").id()).isEqualTo("ok-1");
    assertThat(Correlation.of("line\nbreak", "x".repeat(200)).id()).isEqualTo("none");
  }

  private void observe(RuntimeException error) {
    telemetry.observe(
        context(),
        new Correlation("c-1"),
        () -> {
          throw error;
        });
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getReturnType() == int.class ? (Object) 512 : null);
  }
}
