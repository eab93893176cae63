package dev.baton.engine;

import org.jspecify.annotations.Nullable;

/**
 * What the TestState action is given; the names are those of its API.
 *
 * @param stateName which state of a whole machine to test; null when the definition is one state
 * @param variables what the workflow's variables hold, as the text of a JSON object
 */
public record TestState(
    String definition,
    @Nullable String stateName,
    @Nullable String roleArn,
    @Nullable String input,
    @Nullable String context,
    @Nullable String inspectionLevel,
    @Nullable Mock mock,
    @Nullable Configuration stateConfiguration,
    @Nullable String variables) {

  /** The outcome to pretend: a result as JSON text, or an error. */
  public record Mock(
      @Nullable String result,
      @Nullable String error,
      @Nullable String cause,
      @Nullable String fieldValidationMode) {}

  /** The circumstances to pretend. */
  public record Configuration(
      @Nullable Integer retrierRetryCount,
      @Nullable String errorCausedByState,
      @Nullable Integer mapIterationFailureCount,
      @Nullable String mapItemReaderData) {}
}
