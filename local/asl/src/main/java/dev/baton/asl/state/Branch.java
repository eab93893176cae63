package dev.baton.asl.state;

import java.util.Map;

/** States with a first one: a whole machine, a branch of a Parallel, the processor of a Map. */
public record Branch(String startAt, Map<String, State> states) {

  /** The state of this name, which validation has made sure of. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalStateException("No state " + name);
    }
    return state;
  }

  public State start() {
    return state(startAt);
  }
}
