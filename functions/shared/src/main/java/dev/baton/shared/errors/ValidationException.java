package dev.baton.shared.errors;

/** Input that no attempt can make good: it is refused at once, and what was staged is undone. */
public final class ValidationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public ValidationException(String code, String sentence) {
    super(code + ": " + sentence);
    this.code = code;
  }

  public ValidationException(ReasonCode reason) {
    this(reason.code(), reason.sentence());
  }

  /** The business reason, in kebab case; a {@link ReasonCode} where a person will read it. */
  public String code() {
    return code;
  }
}
