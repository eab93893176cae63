package dev.baton.engine;

import org.jspecify.annotations.Nullable;

/**
 * What an execution was started from: the state machine as it was then, and the version and alias
 * where the ARN named one.
 */
public record Origin(StateMachine machine, @Nullable String versionArn, @Nullable String aliasArn) {

  /** Whether this is the ARN of the machine, version or alias. */
  boolean isOf(String arn) {
    return machine.arn().equals(arn) || arn.equals(versionArn) || arn.equals(aliasArn);
  }
}
