package dev.baton.shared.errors;

/**
 * Something that a later attempt may not meet: the network, throttling, a 5xx answer. Retried soon.
 */
public final class TransientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public TransientException(String code, String sentence) {
    super(code + ": " + sentence);
    this.code = code;
  }

  public TransientException(ReasonCode reason) {
    this(reason.code(), reason.sentence());
  }

  /** The business reason, in kebab case; a {@link ReasonCode} where a person will read it. */
  public String code() {
    return code;
  }
}
