package dev.baton.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The states of a state machine, nested ones included, each with the service that it calls. */
final class StateEffects {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Services whose names in resources are not their signing names. */
  private static final Map<String, String> SIGNING =
      Map.of("eventbridge", "events", "sfn", "states");

  private StateEffects() {}

  /** The call as {@code service:Action}, or nothing for a state that makes none. */
  static Map<String, Set<String>> of(JsonNode stateMachineProperties) {
    Map<String, Set<String>> effects = new TreeMap<>();
    try {
      JsonNode definition =
          JSON.readTree(stateMachineProperties.path("DefinitionString").asText("{}"));
      for (JsonNode states : definition.findParents("States")) {
        collect(states.path("States"), effects);
      }
    } catch (JsonProcessingException e) {
      // The engine has already refused such a definition, better worded.
    }
    return effects;
  }

  private static void collect(JsonNode states, Map<String, Set<String>> effects) {
    for (Map.Entry<String, JsonNode> state : states.properties()) {
      Set<String> calls = effects.computeIfAbsent(state.getKey(), name -> new TreeSet<>());
      String call = call(state.getValue().path("Resource").asText());
      if (!call.isEmpty()) {
        calls.add(call);
      }
      for (JsonNode nested : state.getValue().findParents("States")) {
        collect(nested.path("States"), effects);
      }
    }
  }

  /** Resources read {@code arn:aws:states:::[aws-sdk:]service:action[.pattern]}. */
  private static String call(String resource) {
    String[] parts = resource.replace(":aws-sdk:", ":").split(":", -1);
    if (parts.length < 7 || !parts[2].equals("states")) {
      return "";
    }
    String action = parts[6].split("\\.", -1)[0];
    return action.isEmpty()
        ? ""
        : SIGNING.getOrDefault(parts[5], parts[5])
            + ":"
            + Character.toUpperCase(action.charAt(0))
            + action.substring(1);
  }
}
