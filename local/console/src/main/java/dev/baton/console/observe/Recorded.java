package dev.baton.console.observe;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A span as the cloud recorded it.
 *
 * @param start nanoseconds since the epoch, as {@code end}
 * @param json the line itself
 */
record Recorded(
    String traceId,
    String spanId,
    @Nullable String parentId,
    String name,
    long start,
    long end,
    JsonNode json) {

  static Recorded of(JsonNode json) {
    return new Recorded(
        json.path("traceId").asText(),
        json.path("spanId").asText(),
        json.path("parentSpanId").asText(null),
        json.path("name").asText(),
        json.path("startTimeUnixNano").asLong(),
        json.path("endTimeUnixNano").asLong(),
        json);
  }

  boolean failed() {
    return json.path("status").asText().equals("ERROR");
  }

  /** The ARN of the execution that this span is; null for any other span. */
  @Nullable String executionArn() {
    return json.path("attributes").path("aws.states.execution.arn").asText(null);
  }
}
