package dev.baton.asl;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a definition, as ValidateStateMachineDefinition reports it.
 *
 * @param code such as {@code SCHEMA_VALIDATION_FAILED}
 * @param location a JSON Pointer into the definition, or where the JSON text breaks; null for none
 */
public record Fault(Severity severity, String code, String message, @Nullable String location) {
  public static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
  public static final String JSON = "INVALID_JSON_DESCRIPTION";
  public static final String TRANSITION = "MISSING_TRANSITION_TARGET";

  /** Whether the definition can be used all the same. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** As CreateStateMachine words it: code, message and place. */
  @Override
  public String toString() {
    boolean placed = location != null && !code.equals(JSON);
    return code + ": " + message + (placed ? " at " + location : "");
  }
}
