package dev.baton.cloud.door;

/**
 * The caller never hears of this request again: over HTTP the connection ends without an answer,
 * and the engine's task waits until its own time-out.
 */
public final class NoReplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoReplyException(String message) {
    super(message);
  }
}
