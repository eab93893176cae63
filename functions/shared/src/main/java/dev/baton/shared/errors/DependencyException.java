package dev.baton.shared.errors;

/** An external service that is down: waited for through its circuit breaker, then retried. */
public final class DependencyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public DependencyException(String code, String sentence) {
    super(code + ": " + sentence);
    this.code = code;
  }

  public DependencyException(ReasonCode reason) {
    this(reason.code(), reason.sentence());
  }

  /** The business reason, in kebab case; a {@link ReasonCode} where a person will read it. */
  public String code() {
    return code;
  }
}
