package dev.baton.asl.expression;

import org.jspecify.annotations.Nullable;

/** An expression that failed: the error's name, the sentence, and the field it stands in. */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final String sentence;
  private final @Nullable String field;

  public EvaluationException(String error, String sentence, @Nullable String field) {
    super(sentence, null, false, false);
    this.error = error;
    this.sentence = sentence;
    this.field = field;
  }

  /** The name of the error, such as {@code States.QueryEvaluationError}. */
  public String error() {
    return error;
  }

  /** What went wrong, without the words that name the state. */
  public String sentence() {
    return sentence;
  }

  /** The field, such as {@code Output/total}; null where the error is not tied to one. */
  public @Nullable String field() {
    return field;
  }
}
