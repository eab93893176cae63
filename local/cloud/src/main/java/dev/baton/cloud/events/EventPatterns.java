package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;
import software.amazon.event.ruler.Patterns;

/**
 * Event patterns, compiled by event-ruler and refused in EventBridge's words. Its newer compiler is
 * used, as EventBridge does: the older one, behind {@code Machine.addRule}, knows fewer patterns.
 */
public final class EventPatterns {
  /** EventBridge takes a pattern of complexity 7 and refuses one of 11; its bound is not told. */
  private static final int MOST_COMPLEX = 10;

  private static final String RULE = "rule";

  private EventPatterns() {}

  /**
   * Whether an event matches a pattern.
   *
   * @throws AwsException {@code InvalidEventPatternException} for a pattern that is none
   */
  public static boolean matches(String pattern, JsonNode event) {
    return matcher(pattern).test(event);
  }

  /**
   * A pattern to be held against many events; safe for threads.
   *
   * @throws AwsException {@code InvalidEventPatternException} for a pattern that is none
   */
  public static Predicate<JsonNode> matcher(String pattern) {
    Machine machine = Machine.builder().build();
    add(machine, RULE, compile(pattern));
    return event -> !machine.rulesForJSONEvent(event).isEmpty();
  }

  /** A pattern as the alternatives that it amounts to. */
  static List<Map<String, List<Patterns>>> compile(String pattern) {
    List<Map<String, List<Patterns>>> alternatives;
    try {
      alternatives = JsonRuleCompiler.compile(pattern);
    } catch (IOException | IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
    Machine machine = Machine.builder().build();
    add(machine, RULE, alternatives);
    int complexity = machine.evaluateComplexity(new MachineComplexityEvaluator(MOST_COMPLEX + 1));
    if (complexity > MOST_COMPLEX) {
      throw invalid(
          "Rule is too complex - try using fewer wildcard characters or fewer repeating character"
              + " sequences after a wildcard character");
    }
    return alternatives;
  }

  static void add(Machine machine, String rule, List<Map<String, List<Patterns>>> alternatives) {
    alternatives.forEach(each -> machine.addPatternRule(rule, each));
  }

  static void remove(Machine machine, String rule, List<Map<String, List<Patterns>>> alternatives) {
    alternatives.forEach(each -> machine.deletePatternRule(rule, each));
  }

  private static AwsException invalid(String reason) {
    return AwsException.badRequest(
        "InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
  }
}
