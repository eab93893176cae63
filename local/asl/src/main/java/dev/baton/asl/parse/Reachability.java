package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  void check(Fields branch, String startAt, ObjectNode states) {
    String pointer = branch.at("States");
    visit(startAt);
    while (!ahead.isEmpty()) {
      String name = ahead.removeFirst();
      if (states.get(name) instanceof ObjectNode state) {
        follow(state, states, Fields.child(pointer, name));
      }
    }
    for (String name : (Iterable<String>) states::fieldNames) {
      if (!reached.contains(name)) {
        faults.transition(Fields.child(pointer, name), "State \"" + name + "\" is not reachable.");
      }
    }
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
      faults.transition(pointer + "/" + field, "Missing '" + field + "' target: " + name);
    }
    visit(name);
  }
}
