package dev.baton.console.coverage;

import dev.baton.asl.Definition;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.ChoiceState;
import dev.baton.asl.state.Handlers;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import java.util.Set;
import java.util.TreeSet;

/**
 * The places of a definition: each state by its name, each edge as {@code State#Retry[0]}, {@code
 * State#Catch[1]}, {@code State#Choices[0]} or {@code State#Default}.
 */
public final class Edges {
  private final Set<String> places = new TreeSet<>();

  private Edges() {}

  /** All places. */
  public static Set<String> of(Definition definition) {
    Edges edges = new Edges();
    edges.branch(definition.main());
    return edges.places;
  }

  private void branch(Branch branch) {
    for (State state : branch.states().values()) {
      places.add(state.name());
      switch (state) {
        case TaskState task -> handlers(state, task.handlers());
        case MapState map -> {
          handlers(state, map.handlers());
          branch(map.processor());
        }
        case ParallelState parallel -> {
          handlers(state, parallel.handlers());
          parallel.branches().forEach(this::branch);
        }
        case ChoiceState choice -> {
          add(state, "Choices", choice.rules().size());
          if (choice.defaultNext() != null) {
            places.add(state.name() + "#Default");
          }
        }
        default -> {}
      }
    }
  }

  private void handlers(State state, Handlers handlers) {
    add(state, "Retry", handlers.retriers().size());
    add(state, "Catch", handlers.catchers().size());
  }

  private void add(State state, String list, int size) {
    for (int i = 0; i < size; i++) {
      places.add(state.name() + "#" + list + "[" + i + "]");
    }
  }
}
