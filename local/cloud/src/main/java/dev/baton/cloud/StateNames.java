package dev.baton.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/** The names of all states of a state machine, nested ones included, as faults may name them. */
final class StateNames {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StateNames() {}

  static Set<String> of(JsonNode stateMachineProperties) {
    Set<String> names = new TreeSet<>();
    try {
      JsonNode definition =
          JSON.readTree(stateMachineProperties.path("DefinitionString").asText("{}"));
      for (JsonNode states : definition.findValues("States")) {
        collect(states, names);
      }
    } catch (JsonProcessingException e) {
      // The engine has already refused such a definition, better worded.
    }
    return names;
  }

  private static void collect(JsonNode states, Set<String> names) {
    states.fieldNames().forEachRemaining(names::add);
    for (JsonNode nested : states.findValues("States")) {
      collect(nested, names);
    }
  }
}
