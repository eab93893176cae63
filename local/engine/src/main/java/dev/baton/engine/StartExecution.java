package dev.baton.engine;

import org.jspecify.annotations.Nullable;

/** What the StartExecution action is given. A null name is generated; null input is {@code {}}. */
public record StartExecution(
    String stateMachineArn,
    @Nullable String name,
    @Nullable String input,
    @Nullable String traceHeader) {

  public StartExecution(String stateMachineArn, @Nullable String name, @Nullable String input) {
    this(stateMachineArn, name, input, null);
  }
}
