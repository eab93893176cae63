package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/** Matches an event against an EventBridge pattern with AWS's own matcher. */
final class EventPatternReplay {
  private static final String SOURCE = "\n at [Source";
  private static final String TOO_COMPLEX =
      "Rule is too complex - try using fewer wildcard characters or fewer repeating character"
          + " sequences after a wildcard character";
  private static final int MOST_COMPLEX = 10;
  private static final int COUNTED = 100;

  private EventPatternReplay() {}

  static JsonNode run(RecordedCase recorded) {
    String pattern = Json.text(recorded.json().path("eventPattern"));
    String event = Json.text(recorded.json().path("event"));
    try {
      String fault = JsonRuleCompiler.check(pattern);
      if (fault != null) {
        return refusal(fault);
      }
      Machine machine = Machine.builder().build();
      machine.addRule("rule", pattern);
      if (machine.evaluateComplexity(new MachineComplexityEvaluator(COUNTED)) > MOST_COMPLEX) {
        return refusal(TOO_COMPLEX);
      }
      boolean matches = !machine.rulesForJSONEvent(event).isEmpty();
      return Json.object().put("outcome", matches ? "match" : "noMatch");
    } catch (Exception e) { // what the matcher declares
      return refusal(String.valueOf(e.getMessage()));
    }
  }

  /** Parser's messages are not recorded beyond what they complain of. */
  static String withoutSource(String message) {
    int source = message.indexOf(SOURCE);
    return source < 0 ? message : message.substring(0, source);
  }

  private static ObjectNode refusal(String reason) {
    String words = withoutSource(reason);
    return Json.object()
        .put("outcome", "exception")
        .put("code", "InvalidEventPatternException")
        .put("message", "Event pattern is not valid. Reason: " + words);
  }
}
