package dev.baton.shared.errors;

/** A state of affairs that nobody expected: never retried; undone, and passed to a person. */
public final class LogicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public LogicException(String code, String sentence) {
    super(code + ": " + sentence);
    this.code = code;
  }

  public LogicException(ReasonCode reason) {
    this(reason.code(), reason.sentence());
  }

  /** The business reason, in kebab case; a {@link ReasonCode} where a person will read it. */
  public String code() {
    return code;
  }
}
