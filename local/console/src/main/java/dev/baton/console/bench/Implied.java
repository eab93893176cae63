package dev.baton.console.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a definition implies for an input, worked out step by step from its text and not by the
 * engine: the output and the number of events. It knows the fields that workloads use.
 */
final class Implied {
  private static final Set<String> FLOW = Set.of("Type", "Next", "End", "Comment", "ResultPath");
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "Pass", Set.of("Result", "Assign", "Output"),
          "Task", Set.of("Resource"),
          "Choice", Set.of("Choices", "Default"),
          "Succeed", Set.of(),
          "Parallel", Set.of("Branches"),
          "Map", Set.of("ItemsPath", "ItemProcessor", "MaxConcurrency"));

  private final Map<String, JsonNode> variables = new HashMap<>();
  private final boolean jsonata;
  private long events;

  private Implied(boolean jsonata) {
    this.jsonata = jsonata;
  }

  /** The end of an execution. */
  record Outcome(JsonNode output, long events) {}

  /** A definition uses something that this class does not know. */
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * Works the outcome out.
   *
   * @throws Unknown when it cannot
   */
  static Outcome of(JsonNode definition, JsonNode input) {
    Implied implied = new Implied(definition.path("QueryLanguage").asText().equals("JSONata"));
    implied.events = 2; // its start and its success
    JsonNode output = implied.branch(definition, input);
    return new Outcome(output, implied.events);
  }

  private JsonNode branch(JsonNode branch, JsonNode input) {
    String name = branch.path("StartAt").asText();
    JsonNode data = input;
    while (true) {
      JsonNode state = branch.path("States").path(name);
      require(state);
      events += 2; // entered and exited
      JsonNode output = state(state, data);
      if (state.path("Type").asText().equals("Choice")) {
        name = choose(state, data);
      } else if (state.has("Next")) {
        name = state.get("Next").asText();
      } else {
        return output;
      }
      data = output;
    }
  }

  private void require(JsonNode state) {
    Set<String> known = FIELDS.get(state.path("Type").asText());
    if (known == null) {
      throw new Unknown("a state of type " + state.path("Type"));
    }
    for (Iterator<String> names = state.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FLOW.contains(name) && !known.contains(name)) {
        throw new Unknown("the field " + name);
      }
    }
  }

  private JsonNode state(JsonNode state, JsonNode input) {
    return switch (state.path("Type").asText()) {
      case "Pass" -> jsonata ? query(state, input) : place(state, input, state.get("Result"));
      case "Task" -> {
        if (!state.path("Resource").asText().contains(":function:")) {
          throw new Unknown("the resource " + state.path("Resource"));
        }
        events += 3; // scheduled, started, succeeded
        yield place(state, input, Handlers.answer(input));
      }
      case "Parallel" -> parallel(state, input);
      case "Map" -> map(state, input);
      default -> input;
    };
  }

  private JsonNode parallel(JsonNode state, JsonNode input) {
    events += 2; // started and succeeded
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    for (JsonNode branch : state.path("Branches")) {
      results.add(branch(branch, input));
    }
    return place(state, input, results);
  }

  private JsonNode map(JsonNode state, JsonNode input) {
    JsonNode processor = state.path("ItemProcessor");
    if (!processor.path("ProcessorConfig").path("Mode").asText("INLINE").equals("INLINE")) {
      throw new Unknown("a distributed Map");
    }
    events += 2; // started and succeeded
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : at(state.path("ItemsPath").asText("$"), input)) {
      events += 2; // the iteration's start and success
      results.add(branch(processor, item));
    }
    return place(state, input, results);
  }

  private JsonNode place(JsonNode state, JsonNode input, JsonNode result) {
    String path = state.path("ResultPath").asText("$");
    JsonNode value = result == null ? input : result;
    if (path.equals("$")) {
      return value;
    }
    if (!path.startsWith("$.") || path.indexOf('.', 2) >= 0 || path.indexOf('[') >= 0) {
      throw new Unknown("the ResultPath " + path);
    }
    ObjectNode placed = input.deepCopy();
    placed.set(path.substring(2), value);
    return placed;
  }

  private JsonNode query(JsonNode state, JsonNode input) {
    Query query = new Query(input, Map.copyOf(variables));
    for (Map.Entry<String, JsonNode> each : state.path("Assign").properties()) {
      variables.put(each.getKey(), query.value(each.getValue()));
    }
    return state.has("Output") ? query.value(state.get("Output")) : input;
  }

  private static String choose(JsonNode state, JsonNode input) {
    for (JsonNode rule : state.path("Choices")) {
      if (matches(rule, input)) {
        return rule.path("Next").asText();
      }
    }
    return state.path("Default").asText();
  }

  private static boolean matches(JsonNode rule, JsonNode input) {
    List<String> names = List.of("NumericGreaterThan", "NumericLessThan", "NumericEquals");
    for (String operator : names) {
      if (rule.has(operator) && rule.size() == 3) {
        long value = at(rule.path("Variable").asText(), input).longValue();
        int comparison = Long.compare(value, rule.get(operator).longValue());
        return switch (operator) {
          case "NumericGreaterThan" -> comparison > 0;
          case "NumericLessThan" -> comparison < 0;
          default -> comparison == 0;
        };
      }
    }
    throw new Unknown("the rule " + Json.text(rule));
  }

  private static JsonNode at(String path, JsonNode input) {
    if (path.equals("$")) {
      return input;
    }
    if (!path.startsWith("$.") || path.indexOf('[') >= 0) {
      throw new Unknown("the path " + path);
    }
    return input.at("/" + path.substring(2).replace('.', '/'));
  }
}
