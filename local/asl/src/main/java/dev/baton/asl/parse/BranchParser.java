package dev.baton.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Fault;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.QueryLanguage;
import dev.baton.asl.state.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads StartAt and States, wherever they stand, and checks that each transition has a target. */
final class BranchParser {
  private static final int MAX_NAME = 80;
  private static final Set<String> INNER_FIELDS =
      Set.of("Comment", "StartAt", "States", "ProcessorConfig");

  private final Faults faults;
  private final QueryLanguage machineLanguage;
  private final Set<String> seen;
  private final Set<String> labels = new HashSet<>();
  private boolean alone;

  BranchParser(Faults faults, QueryLanguage machineLanguage) {
    this(faults, machineLanguage, new HashSet<>());
  }

  /** A parser that does not ask where the outermost state leads to. */
  static BranchParser ofOneState(Faults faults) {
    BranchParser parser = new BranchParser(faults, QueryLanguage.JSON_PATH);
    parser.alone = true;
    return parser;
  }

  private BranchParser(Faults faults, QueryLanguage machineLanguage, Set<String> seen) {
    this.faults = faults;
    this.machineLanguage = machineLanguage;
    this.seen = seen;
  }

  Faults faults() {
    return faults;
  }

  /** Notes the label of a Map; false when another one has it. */
  boolean isNewLabel(String label) {
    return labels.add(label);
  }

  QueryLanguage machineLanguage() {
    return machineLanguage;
  }

  /** The branch; null when it is too broken to have one. */
  @Nullable Branch parse(Fields fields) {
    boolean checksTransitions = !alone;
    boolean outermost = fields.pointer().equals("/");
    alone = false;
    if (!outermost) {
      fields.allowOnly(INNER_FIELDS);
    }
    fields.require("States", "StartAt");
    String startAt = fields.text("StartAt");
    ObjectNode states = fields.object("States");
    if (states == null) {
      return null;
    }
    if (states.isEmpty()) {
      fields.fault("States", "Value cannot be empty");
      return null;
    }
    Map<String, State> parsed = states(fields, states);
    if (startAt == null) {
      return null;
    }
    if (checksTransitions) {
      new Reachability(faults).check(fields, startAt, states, outermost);
    }
    return new Branch(startAt, Map.copyOf(parsed));
  }

  private Map<String, State> states(Fields fields, ObjectNode states) {
    Map<String, State> parsed = new HashMap<>();
    String pointer = fields.at("States");
    for (Map.Entry<String, JsonNode> entry : states.properties()) {
      String name = entry.getKey();
      String place = Fields.child(pointer, name);
      if (name.codePointCount(0, name.length()) > MAX_NAME || name.isEmpty()) {
        faults.error(
            Fault.STATE_NAME, place, "State names must be between 1 and 80 characters long");
      }
      if (!seen.add(name)) {
        faults.error(Fault.DUPLICATE_STATE, place, "Duplicate state name: " + name);
      }
      if (entry.getValue() instanceof ObjectNode object) {
        Fields state = new Fields(object, place, machineLanguage, faults);
        State result = new StateParser(this).parse(name, state);
        if (result != null) {
          parsed.put(name, result);
        }
      } else {
        faults.schema(place, "Expected value of type [OBJECT]");
      }
    }
    return parsed;
  }
}
