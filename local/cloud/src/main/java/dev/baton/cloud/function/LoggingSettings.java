package dev.baton.cloud.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
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

  /** As Lambda shows it. */
  ObjectNode described() {
    ObjectNode config = Json.object().put("LogFormat", json ? "JSON" : "Text");
    if (json) {
      config.put("ApplicationLogLevel", applicationLevel).put("SystemLogLevel", systemLevel);
    }
    return config.put("LogGroup", group);
  }

  /** Whether Lambda's own lines of a level are written. */
  boolean shows(String level) {
    return LEVELS.indexOf(level) >= LEVELS.indexOf(systemLevel);
  }
}
