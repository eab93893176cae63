package dev.baton.asl.jsonata;

/** A text that is not a JSONata expression; the message says why. */
public final class JsonataSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JsonataSyntaxException(String message) {
    super(message, null, false, false);
  }
}
