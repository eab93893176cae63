package dev.baton.asl.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Definition;
import dev.baton.asl.expression.Constant;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.Setting;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import dev.baton.asl.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is promised is promised of what is there: every task and Map, and nothing else. */
final class LimitsRules {
  private final Map<String, State> states = new LinkedHashMap<>();

  private LimitsRules(Definition definition) {
    collect(definition.main());
  }

  /** There is no promise: says so where the definition has anything to be promised of. */
  static List<Finding> missing(Definition definition) {
    LimitsRules rules = new LimitsRules(definition);
    boolean calls = rules.states.values().stream().anyMatch(LimitsRules::isBounded);
    return calls
        ? List.of(
            Rule.LIMITS_MISSING.broken(
                Lint.WHOLE, "Nothing says how large payloads and Maps get.", rules.sketch()))
        : List.of();
  }

  static List<Finding> check(Definition definition, Limits limits) {
    LimitsRules rules = new LimitsRules(definition);
    List<Finding> findings = new ArrayList<>();
    var named = new TreeSet<>(limits.states().keySet());
    named.addAll(limits.maps().keySet());
    named.addAll(limits.loops().keySet());
    for (String name : named) {
      if (!rules.states.containsKey(name)) {
        findings.add(Rule.LIMITS_WRONG.broken(name, "limits.json names a state that is not.", ""));
      }
    }
    for (State state : rules.states.values()) {
      if (state instanceof TaskState && !limits.states().containsKey(state.name())) {
        findings.add(
            Rule.PAYLOAD_UNDECLARED.broken(
                state.name(), "Nothing says how much it sends and gets.", quoted(state)));
      }
      if (state instanceof MapState map) {
        findings.addAll(map(map, limits));
      }
    }
    return findings;
  }

  private static List<Finding> map(MapState map, Limits limits) {
    Limits.MapBound bound = limits.maps().get(map.name());
    if (bound == null) {
      return List.of(
          Rule.MAP_UNBOUNDED.broken(
              map.name(), "Nothing says how many items it gets.", quoted(map)));
    }
    Setting concurrency = map.maxConcurrency();
    if (concurrency != null
        && concurrency.value() instanceof Constant constant
        && constant.value().asLong() != bound.maxConcurrency()) {
      return List.of(
          Rule.LIMITS_WRONG.broken(
              map.name(),
              "Its MaxConcurrency is %s, limits.json says %s."
                  .formatted(constant.value().asLong(), bound.maxConcurrency()),
              ""));
    }
    return List.of();
  }

  private void collect(Branch branch) {
    for (State state : branch.states().values()) {
      states.put(state.name(), state);
      switch (state) {
        case MapState map -> collect(map.processor());
        case ParallelState parallel -> parallel.branches().forEach(this::collect);
        default -> {}
      }
    }
  }

  /** A limits.json to fill in. */
  private String sketch() {
    ObjectNode root = Json.object().put("type", "STANDARD");
    ObjectNode maps = root.putObject("maps");
    ObjectNode payload = root.putObject("payloadBytes").put("input", 4096);
    ObjectNode sizes = payload.putObject("states");
    for (State state : states.values()) {
      if (state instanceof TaskState) {
        sizes.put(state.name(), 4096);
      } else if (state instanceof MapState) {
        maps.putObject(state.name()).put("maxItems", 40).put("maxConcurrency", 10);
      }
    }
    payload.put("variables", 8192);
    return Json.text(root);
  }

  private static boolean isBounded(State state) {
    return state instanceof TaskState || state instanceof MapState;
  }

  private static String quoted(State state) {
    return '"' + state.name() + '"';
  }
}
