package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How a function logs ({@code LoggingConfig}).
 *
 * @param json whether Lambda's own lines, and what goes through its logger, are JSON
 * @param applicationLevel the least level of the function's lines, where they are JSON
 * @param systemLevel the least level of Lambda's own lines, where they are JSON
 */
record LoggingSettings(String group, boolean json, String applicationLevel, String systemLevel) {
  private static final List<String> LEVELS = List.of("DEBUG", "INFO", "WARN");

  static LoggingSettings of(JsonNode config, String functionName) {
    return new LoggingSettings(
        config.path("LogGroup").asText("/aws/lambda/" + functionName),
        config.path("LogFormat").asText().equals("JSON"),
        config.path("ApplicationLogLevel").asText("INFO"),
        config.path("SystemLogLevel").asText("INFO"));
  }

  /** Whether Lambda's own lines of a level are written. */
  boolean shows(String level) {
    return LEVELS.indexOf(level) >= LEVELS.indexOf(systemLevel);
  }
}
