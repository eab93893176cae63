package dev.baton.engine;

/** How executions of a state machine are kept and charged. */
public enum StateMachineType {
  STANDARD,
  EXPRESS
}
