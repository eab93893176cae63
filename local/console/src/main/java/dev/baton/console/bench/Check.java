package dev.baton.console.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.Engine;
import dev.baton.engine.Execution;
import dev.baton.engine.HistoryEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an execution back and holds it to what its definition implies. */
final class Check {
  private final Engine engine;
  private final Workload workload;
  private @Nullable Long firstCount;
  private boolean known = true;

  Check(Engine engine, Workload workload) {
    this.engine = engine;
    this.workload = workload;
  }

  /**
   * What is implied for an input; null when the definition uses what {@link Implied} does not know.
   */
  Implied.@Nullable Outcome implied(JsonNode input) {
    try {
      return known ? Implied.of(workload.definition(), input) : null;
    } catch (Implied.Unknown e) {
      known = false;
      return null;
    }
  }

  /** Whether outputs are worked out too; if not, counts are held to the first execution's. */
  boolean isComplete() {
    return known;
  }

  /** What is wrong with an execution that was given this input; null if nothing is. */
  @Nullable String fault(Execution execution, String inputText) {
    JsonNode input = parse(inputText);
    List<HistoryEvent> events = engine.history(execution.arn());
    String order = order(events);
    if (order != null) {
      return order;
    }
    if (!input.equals(payload(events.getFirst(), "input"))) {
      return "the history begins with another input";
    }
    JsonNode output = payload(events.getLast(), "output");
    if (!output.equals(parse(Objects.requireNonNullElse(execution.output(), "null")))) {
      return "the history ends with another output than the execution";
    }
    return difference(events.size(), output, implied(input));
  }

  private @Nullable String difference(
      long count, JsonNode output, Implied.@Nullable Outcome implied) {
    Integer stated = workload.events();
    Long first = firstCount;
    firstCount = first == null ? Long.valueOf(count) : first;
    if (implied != null && !implied.output().equals(output)) {
      return "the output is %s, and %s is implied".formatted(output, implied.output());
    }
    long wanted = stated != null ? stated : implied != null ? implied.events() : firstCount;
    return count == wanted
        ? null
        : "the history has %d events, and %d are implied".formatted(count, wanted);
  }

  private static @Nullable String order(List<HistoryEvent> events) {
    if (events.size() < 2 || !events.getLast().type().equals("ExecutionSucceeded")) {
      return "the history does not end with a success";
    }
    for (int i = 0; i < events.size(); i++) {
      HistoryEvent event = events.get(i);
      if (event.id() != i + 1 || event.previousEventId() >= event.id()) {
        return "event %d of the history is out of order".formatted(i + 1);
      }
    }
    return null;
  }

  private static JsonNode payload(HistoryEvent event, String member) {
    ObjectNode details = event.details();
    return parse(details == null ? "null" : details.path(member).asText());
  }

  private static JsonNode parse(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + text, e);
    }
  }
}
