package dev.baton.engine.run;

import dev.baton.asl.expression.Errors;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.state.State;

/**
 * The one place that words the causes of errors the engine itself raises, as Step Functions does.
 */
final class Wording {
  private static final int MAX_CAUSE = 32_768;

  private Wording() {}

  /** Names the state a sentence is about. */
  static String inState(State state, long enteredEvent, String sentence) {
    return "An error occurred while executing the state '"
        + state.name()
        + "' (entered at the event id #"
        + enteredEvent
        + "). "
        + sentence;
  }

  /** The cause of a failed expression; the test of a state does not name the state. */
  static String of(Track track, EvaluationException e) {
    return track.run.probe() == null
        ? inState(track.state(), track.entered, e.sentence())
        : e.sentence();
  }

  static String tooLarge(String what) {
    return "The state/task '%s' returned a result with a size exceeding the maximum number of bytes"
            .formatted(what)
        + " service limit.";
  }

  static String tooManyEvents() {
    return "The execution reached the maximum number of history events (25000).";
  }

  static EvaluationException runtime(String sentence) {
    return new EvaluationException(Errors.RUNTIME, sentence, null);
  }

  static EvaluationException query(String field, String sentence) {
    return new EvaluationException(Errors.QUERY, sentence, field);
  }

  static String cut(String cause) {
    return cause.length() > MAX_CAUSE ? cause.substring(0, MAX_CAUSE) : cause;
  }
}
