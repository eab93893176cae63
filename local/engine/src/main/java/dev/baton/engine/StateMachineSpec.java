package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What CreateStateMachine is given. A null ARN is derived from the engine's region and account.
 *
 * @param loggingConfiguration as the API takes it; only checked, for the engine writes no logs
 */
public record StateMachineSpec(
    String name,
    @Nullable String arn,
    @Nullable String roleArn,
    StateMachineType type,
    String definition,
    @Nullable JsonNode loggingConfiguration) {

  public StateMachineSpec(
      String name,
      @Nullable String arn,
      @Nullable String roleArn,
      StateMachineType type,
      String definition) {
    this(name, arn, roleArn, type, definition, null);
  }

  /** A standard state machine whose ARN the engine derives. */
  public static StateMachineSpec standard(String name, String definition) {
    return new StateMachineSpec(name, null, null, StateMachineType.STANDARD, definition);
  }
}
