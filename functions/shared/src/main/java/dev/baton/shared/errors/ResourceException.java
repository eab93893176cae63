package dev.baton.shared.errors;

/** A quota or a store that is full: retried slowly, and somebody is alerted. */
public final class ResourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public ResourceException(String code, String sentence) {
    super(code + ": " + sentence);
    this.code = code;
  }

  public ResourceException(ReasonCode reason) {
    this(reason.code(), reason.sentence());
  }

  /** The business reason, in kebab case; a {@link ReasonCode} where a person will read it. */
  public String code() {
    return code;
  }
}
