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
  public static final String END_STATE = "MISSING_END_STATE";
  public static final String DUPLICATE_STATE = "DUPLICATE_STATE_NAME";
  public static final String STATE_NAME = "INVALID_STATE_NAME";
  public static final String INVALID_JSONATA = "INVALID_JSONATA_EXPRESSION";
  public static final String UNSUPPORTED_JSONATA = "UNSUPPORTED_JSONATA_EXPRESSION";

  /** Whether the definition can be used all the same. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** As CreateStateMachine words it: code, message and place. */
  @Override
  public String toString() {
    return code + ": " + message + " at " + location;
  }
}
