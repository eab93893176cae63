package dev.baton.cloud.door;

/**
 * An error that a service answers, as AWS names it; the door shapes it in the service's protocol.
 */
public final class AwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  public AwsException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** A request that the service refuses: status 400. */
  public static AwsException badRequest(String code, String message) {
    return new AwsException(400, code, message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The error code without a name space, such as {@code ResourceNotFoundException}. */
  public String code() {
    return code;
  }
}
