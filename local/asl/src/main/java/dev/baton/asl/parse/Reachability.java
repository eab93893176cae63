package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Follows the transitions of a branch: each must have a target, and each state must be reached. */
final class Reachability {
  private final Faults faults;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final Set<String> reached = new HashSet<>();

  Reachability(Faults faults) {
    this.faults = faults;
  }

  void check(Fields branch, String startAt, ObjectNode states, boolean outermost) {
    String pointer = branch.at("States");
    visit(startAt);
    if (!states.has(startAt)) {
      missing(branch.at("StartAt"), startAt);
    }
    while (!ahead.isEmpty()) {
      String name = ahead.removeFirst();
      if (states.get(name) instanceof ObjectNode state) {
        follow(state, states, Fields.child(pointer, name));
      }
    }
    if (outermost && !hasEnd(states)) {
      faults.error(Fault.END_STATE, null, "Workflow has no terminal state");
      return;
    }
    for (String name : (Iterable<String>) states::fieldNames) {
      if (!reached.contains(name)) {
        faults.transition(Fields.child(pointer, name), "State \"" + name + "\" is not reachable.");
      }
    }
  }

  /** All transitions are worded alike, whichever field they stand in. */
  private void missing(String place, String target) {
    faults.transition(place, "Missing 'Next' target: " + target);
  }

  private static boolean hasEnd(ObjectNode states) {
    for (JsonNode state : states) {
      String type = state.path("Type").asText();
      if (type.equals("Succeed") || type.equals("Fail") || state.path("End").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  private void visit(String name) {
    if (reached.add(name)) {
      ahead.add(name);
    }
  }

  private void follow(ObjectNode state, ObjectNode states, String pointer) {
    target(state, "Next", states, pointer);
    target(state, "Default", states, pointer);
    each(state, "Choices", states, pointer);
    each(state, "Catch", states, pointer);
  }

  private void each(ObjectNode state, String list, ObjectNode states, String pointer) {
    JsonNode entries = state.path(list);
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof ObjectNode entry) {
        target(entry, "Next", states, pointer + "/" + list + "[" + i + "]");
      }
    }
  }

  private void target(ObjectNode holder, String field, ObjectNode states, String pointer) {
    String name = holder.path(field).textValue();
    if (name == null) {
      return;
    }
    if (!states.has(name)) {
      missing(pointer + "/" + field, name);
    }
    visit(name);
  }
}
