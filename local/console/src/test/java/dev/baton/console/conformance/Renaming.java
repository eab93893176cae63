package dev.baton.console.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Gives all states, variables, labels and functions of a case other names, wherever the definition,
 * the request and the expectation refer to them.
 */
final class Renaming {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Members of a definition whose values name states. */
  private static final Set<String> TARGETS = Set.of("StartAt", "Next", "Default");

  /** Members of events and responses whose values name states. */
  private static final Set<String> NAMING =
      Set.of("name", "state", "nextState", "stateName", "errorCausedByState");

  private final Names names;

  private Renaming(Names names) {
    this.names = names;
  }

  static ObjectNode of(ObjectNode recorded) {
    String text = Json.text(recorded);
    int number = 0;
    for (Map.Entry<String, JsonNode> function : recorded.path("lambdas").properties()) {
      String token = function.getKey().replaceAll("[<>]", "");
      text = text.replace(token, "renamed_function_" + number++);
    }
    ObjectNode copy = parse(text);
    if (copy.path("definition") instanceof ObjectNode definition) {
      Renaming renaming = new Renaming(Names.of(definition));
      copy.set("definition", renaming.definition(definition, false));
      for (String part : new String[] {"request", "expected"}) {
        if (copy.has(part)) {
          copy.set(part, renaming.expectation(copy.get(part), "", ""));
        }
      }
    }
    return copy;
  }

  private static ObjectNode parse(String text) {
    try {
      return (ObjectNode) Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A part of the definition; the members of {@code States} are states, named by their keys. */
  private JsonNode definition(JsonNode node, boolean holdsStates) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = NODES.arrayNode();
      array.forEach(element -> copy.add(definition(element, false)));
      return copy;
    }
    if (node.isTextual()) {
      return NODES.textNode(names.inExpression(node.textValue()));
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = NODES.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String key = member.getKey();
      JsonNode value = member.getValue();
      if (holdsStates) {
        copy.set(names.state(key), definition(value, false));
      } else if (TARGETS.contains(key) && value.isTextual()) {
        copy.put(key, names.state(value.textValue()));
      } else if (key.equals("Label") && value.isTextual()) {
        copy.put(key, "Renamed" + value.textValue().length());
      } else if (key.equals("Assign") && value.isObject()) {
        copy.set(key, assigned(definition(value, false)));
      } else {
        copy.set(key, definition(value, key.equals("States") && value.isObject()));
      }
    }
    return copy;
  }

  private ObjectNode assigned(JsonNode values) {
    ObjectNode copy = NODES.objectNode();
    for (Map.Entry<String, JsonNode> member : values.properties()) {
      String key = member.getKey();
      boolean path = key.endsWith(".$");
      String name = path ? key.substring(0, key.length() - 2) : key;
      copy.set(names.variable(name) + (path ? ".$" : ""), member.getValue());
    }
    return copy;
  }

  private JsonNode expectation(JsonNode node, String key, String parent) {
    if (node instanceof ArrayNode array) {
      return parent.equals("variableReferences") ? references(array) : elements(array, key, parent);
    }
    if (node.isTextual()) {
      boolean state =
          NAMING.contains(key) || (key.equals("Name") && parent.equals("State")) || names.asData();
      String text = node.textValue();
      return NODES.textNode(
          state && names.isState(text) ? names.state(text) : names.inMessage(text));
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    if (key.equals("assignedVariables")) {
      ObjectNode renamed = assigned(object);
      renamed.properties().forEach(e -> e.setValue(expectation(e.getValue(), "", key)));
      return renamed;
    }
    ObjectNode copy = NODES.objectNode();
    boolean byState = key.equals("variableReferences");
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = byState ? names.state(member.getKey()) : member.getKey();
      copy.set(name, expectation(member.getValue(), member.getKey(), key));
    }
    return copy;
  }

  private ArrayNode elements(ArrayNode array, String key, String parent) {
    ArrayNode copy = NODES.arrayNode();
    array.forEach(element -> copy.add(expectation(element, key, parent)));
    return copy;
  }

  /** The recorder sorted the variables of a state. */
  private ArrayNode references(ArrayNode array) {
    Set<String> renamed = new TreeSet<>();
    array.forEach(element -> renamed.add(names.variable(element.asText())));
    ArrayNode copy = NODES.arrayNode();
    renamed.forEach(copy::add);
    return copy;
  }

  /** The other names, and the ways they appear in text. */
  private record Names(Map<String, String> states, Map<String, String> variables, boolean asData) {
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    static Names of(ObjectNode definition) {
      Map<String, String> states = new TreeMap<>();
      Map<String, String> variables = new TreeMap<>();
      collect(definition, states, variables);
      return new Names(states, variables, Json.text(definition).contains("State.Name"));
    }

    private static void collect(
        JsonNode node, Map<String, String> states, Map<String, String> variables) {
      if (node.isObject()) {
        for (Map.Entry<String, JsonNode> state : node.path("States").properties()) {
          states.put(state.getKey(), "Zustand " + (states.size() + 1) + " ü");
        }
        for (Map.Entry<String, JsonNode> value : node.path("Assign").properties()) {
          String name = value.getKey().replaceFirst("\\.\\$$", "");
          if (VARIABLE.matcher(name).matches() && !name.equals("states")) {
            variables.putIfAbsent(name, "renamed" + (variables.size() + 1));
          }
        }
      }
      node.forEach(child -> collect(child, states, variables));
    }

    boolean isState(String text) {
      return states.containsKey(text);
    }

    String state(String name) {
      return states.getOrDefault(name, name);
    }

    String variable(String name) {
      return variables.getOrDefault(name, name);
    }

    String inExpression(String text) {
      String result = text;
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        result =
            result.replaceAll(
                "(?<!\\$)\\$" + Pattern.quote(variable.getKey()) + "(?![\\p{L}\\p{N}_])",
                "\\$" + variable.getValue());
      }
      return result;
    }

    /** A message names states in quotes, in places and in a warning, and variables by place. */
    String inMessage(String text) {
      String result = inExpression(text);
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        result = result.replace("Assign/" + variable.getKey(), "Assign/" + variable.getValue());
      }
      for (Map.Entry<String, String> state : states.entrySet()) {
        String old = Pattern.quote(state.getKey());
        String other = state.getValue();
        result = result.replaceAll("(?<=(?:state|state/task) ')" + old + "(?=')", other);
        result = result.replaceAll("(?<=/States/)" + old + "(?![\\w ])", other);
        result = result.replaceAll("(?<=State \")" + old + "(?=\")", other);
        result = result.replaceAll("(?<= target: )" + old + "(?= at |$)", other);
      }
      return result;
    }
  }
}
