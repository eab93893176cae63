package dev.baton.shared.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.shared.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;
import software.amazon.lambda.powertools.logging.internal.LoggingManagerRegistry;

class JsonLoggingTest {
  private final Logger ours = new JsonLogging().getLogger("dev.baton");
  private final Logger library = new JsonLogging().getLogger("org.example.Library");
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream before = System.out;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(before);
    MDC.clear();
    LogLevels.reset();
  }

  @Test
  void isWhatSlf4jAndPowertoolsFind() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(JsonLogging.class);
    assertThat(LoggingManagerRegistry.getLoggingManager()).isInstanceOf(LogLevels.class);
  }

  @Test
  void writesOneLineWithTheFieldsOfPowertoolsInTheirTypes() {
    PowertoolsLogging.withLogging(
        null,
        () -> {
          MDC.put("function_memory_size", "1024");
          MDC.put("correlation_id", "c-1");
          MDC.put("step", "OpenStage");
          ours.info("Says \"{}\".", "ä\nb");
          return "";
        });
    JsonNode line = line();
    assertThat(line.get("level").textValue()).isEqualTo("INFO");
    assertThat(line.get("message").textValue()).isEqualTo("Says \"ä\nb\".");
    assertThat(line.get("cold_start").isBoolean()).isTrue();
    assertThat(line.get("function_memory_size").intValue()).isEqualTo(1024);
    assertThat(line.has("sampling_rate")).as("a rate of nothing").isFalse();
    assertThat(line.get("service").isTextual()).isTrue();
    assertThat(line.get("correlation_id").textValue()).isEqualTo("c-1");
    assertThat(line.get("step").textValue()).isEqualTo("OpenStage");
    assertThat(line.get("timestamp").textValue()).hasSize("2026-01-05T09:00:00.000Z".length());
    assertThat(Instant.parse(line.get("timestamp").textValue())).isNotNull();
    assertThat(line.has("error")).isFalse();
  }

  @Test
  void addsStructuredArgumentsWithTheirTypes() {
    ours.info(
        "Counted.",
        StructuredArguments.entries(Map.of("count", 3, "names", List.of("a"))),
        StructuredArguments.entry("ok", true));
    JsonNode line = line();
    assertThat(line.get("count").intValue()).isEqualTo(3);
    assertThat(line.get("names").toString()).isEqualTo("[\"a\"]");
    assertThat(line.get("ok").booleanValue()).isTrue();
  }

  @Test
  void leavesOutArgumentsThatHaveNothingToSay() {
    ours.info("Nothing.", StructuredArguments.entries(Map.of()));
    assertThat(line().get("message").textValue()).isEqualTo("Nothing.");
  }

  @Test
  void writesAnErrorWithItsStackInTheSameLine() {
    ours.error("Failed.", new IllegalStateException("why"));
    JsonNode error = line().get("error");
    assertThat(error.get("name").textValue()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.get("message").textValue()).isEqualTo("why");
    assertThat(error.get("stack").textValue()).contains("\n\tat ");
  }

  @Test
  void hearsOursFromInfoOnAndLibrariesFromWarnOn() {
    ours.debug("no");
    library.info("no");
    assertThat(written.size()).isZero();
    ours.info("yes");
    library.warn("yes");
    assertThat(written.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
  }

  @Test
  void obeysTheLevelThatTheFunctionIsSetTo() {
    LoggingManagerRegistry.getLoggingManager().setLogLevel(Level.ERROR);
    ours.warn("no");
    assertThat(written.size()).isZero();
    LoggingManagerRegistry.getLoggingManager().setLogLevel(Level.DEBUG);
    library.debug("yes");
    assertThat(line().get("level").textValue()).isEqualTo("DEBUG");
    assertThat(LoggingManagerRegistry.getLoggingManager().getLogLevel(ours)).isEqualTo(Level.DEBUG);
  }

  private JsonNode line() {
    String text = written.toString(StandardCharsets.UTF_8);
    assertThat(text.lines()).hasSize(1);
    return Json.tree(text);
  }
}
