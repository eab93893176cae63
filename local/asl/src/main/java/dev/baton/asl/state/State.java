package dev.baton.asl.state;

import org.jspecify.annotations.Nullable;

/** One state, compiled and immutable. */
public sealed interface State
    permits PassState,
        TaskState,
        ChoiceState,
        WaitState,
        SucceedState,
        FailState,
        ParallelState,
        MapState {

  Common common();

  default String name() {
    return common().name();
  }

  /** The value of its Type field, with which its events' names begin. */
  String type();

  /**
   * What every state has.
   *
   * @param next the state to follow; null at the end, and for a Choice
   */
  record Common(String name, QueryLanguage language, @Nullable String next, Flow flow) {}
}
