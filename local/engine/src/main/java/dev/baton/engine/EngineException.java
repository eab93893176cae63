package dev.baton.engine;

/** A request that Step Functions refuses, with AWS's own code and message. */
public class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public EngineException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The error code, such as {@code ExecutionAlreadyExists}. */
  public String code() {
    return code;
  }
}
