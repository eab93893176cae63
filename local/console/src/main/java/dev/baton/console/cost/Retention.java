package dev.baton.console.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** For how many months a stage keeps what expires, from its file in {@code config/stages}. */
public record Retention(String stage, double logMonths, double workFileMonths) {
  private static final double DAYS_OF_MONTH = 30;
  private static final Map<String, Double> LOGS =
      Map.of(
          "ONE_WEEK", 7 / DAYS_OF_MONTH,
          "TWO_WEEKS", 14 / DAYS_OF_MONTH,
          "ONE_MONTH", 1.0,
          "THREE_MONTHS", 3.0,
          "SIX_MONTHS", 6.0,
          "ONE_YEAR", 12.0);

  /** Reads a stage's file; a stage without one is wrong usage. */
  public static Retention of(Path stages, String stage) {
    Path file = stages.resolve(stage + ".json");
    if (!stage.matches("[a-z0-9-]+") || !Files.isReadable(file)) {
      throw Failure.usage("there is no stage '%s': config/stages has none of it".formatted(stage));
    }
    try {
      JsonNode kept = new ObjectMapper().readTree(file.toFile()).path("retention");
      Double logs = LOGS.get(kept.path("logs").asText());
      if (logs == null) {
        throw Failure.failed("%s: how long is %s?".formatted(file, kept.path("logs")));
      }
      return new Retention(stage, logs, kept.path("workFileDays").asDouble() / DAYS_OF_MONTH);
    } catch (IOException e) {
      throw Failure.failed("%s cannot be read".formatted(file), e);
    }
  }
}
