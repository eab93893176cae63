package dev.baton.engine;

import org.jspecify.annotations.Nullable;

/** What CreateStateMachine is given. A null ARN is derived from the engine's region and account. */
public record StateMachineSpec(
    String name,
    @Nullable String arn,
    @Nullable String roleArn,
    StateMachineType type,
    String definition,
    MachineConfiguration configuration,
    @Nullable Publication publication) {

  /** That the first version is to be published at once, with this description. */
  public record Publication(@Nullable String description) {}

  public StateMachineSpec(
      String name,
      @Nullable String arn,
      @Nullable String roleArn,
      StateMachineType type,
      String definition) {
    this(name, arn, roleArn, type, definition, MachineConfiguration.NONE, null);
  }

  /** A standard state machine whose ARN the engine derives. */
  public static StateMachineSpec standard(String name, String definition) {
    return new StateMachineSpec(name, null, null, StateMachineType.STANDARD, definition);
  }
}
