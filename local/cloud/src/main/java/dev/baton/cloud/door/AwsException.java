package dev.baton.cloud.door;

import java.util.Map;
import java.util.TreeMap;

/**
 * An error that a service answers, as AWS names it; the door shapes it in the service's protocol.
 */
public final class AwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, String> headers;

  public AwsException(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  private AwsException(int status, String code, String message, Map<String, String> headers) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  /** A request that the service refuses: status 400. */
  public static AwsException badRequest(String code, String message) {
    return new AwsException(400, code, message);
  }

  /** The same error with one more header of the answer; its name is in lower case. */
  public AwsException withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new AwsException(status, code, String.valueOf(getMessage()), more);
  }

  /** The headers that the answer has beside those of its protocol. */
  public Map<String, String> headers() {
    return headers;
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
