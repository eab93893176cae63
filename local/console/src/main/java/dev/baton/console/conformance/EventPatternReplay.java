package dev.baton.console.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import software.amazon.event.ruler.Ruler;

/** Matches an event against an EventBridge pattern with AWS's own matcher. */
final class EventPatternReplay {
  private static final String SOURCE = "\n at [Source";

  private EventPatternReplay() {}

  static JsonNode run(RecordedCase recorded) {
    String pattern = Json.text(recorded.json().path("eventPattern"));
    String event = Json.text(recorded.json().path("event"));
    try {
      boolean matches = Ruler.matchesRule(event, pattern);
      return Json.object().put("outcome", matches ? "match" : "noMatch");
    } catch (JsonProcessingException e) {
      return refusal(e.getOriginalMessage());
    } catch (Exception e) { // what the matcher declares
      return refusal(String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode refusal(String reason) {
    int source = reason.indexOf(SOURCE);
    String words = source < 0 ? reason : reason.substring(0, source);
    return Json.object()
        .put("outcome", "exception")
        .put("code", "InvalidEventPatternException")
        .put("message", "Event pattern is not valid. Reason: " + words);
  }
}
