package dev.baton.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.Definition;
import dev.baton.asl.expression.Constant;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.ObjectTemplate;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.Catcher;
import dev.baton.asl.state.ChoiceState;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.State;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of the variables that a definition assigns anywhere. */
final class Variables {
  private final Set<String> names = new TreeSet<>();

  private Variables() {}

  static Set<String> assigned(Definition definition) {
    Variables variables = new Variables();
    variables.branch(definition.main());
    return variables.names;
  }

  private void branch(Branch branch) {
    for (State state : branch.states().values()) {
      add(state.common().flow().assign());
      Ways.handlers(state).catchers().stream().map(Catcher::assign).forEach(this::add);
      switch (state) {
        case ChoiceState choice -> choice.rules().forEach(rule -> add(rule.assign()));
        case MapState map -> branch(map.processor());
        case ParallelState parallel -> parallel.branches().forEach(this::branch);
        default -> {}
      }
    }
  }

  private void add(@Nullable Expression assign) {
    if (assign instanceof ObjectTemplate object) {
      object.members().forEach(member -> names.add(member.name()));
    } else if (assign instanceof Constant constant) {
      JsonNode value = constant.value();
      value.fieldNames().forEachRemaining(names::add);
    }
  }
}
