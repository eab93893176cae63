package dev.baton.cloud.door;

import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request may be before anybody looks at what it says: from a client that means this
 * machine, not too large, and not one too many. A page in a browser that had its own name point
 * here ("DNS rebinding") sends that name as the host, and is refused.
 */
final class RequestLimits {
  /** As much as one part of an upload and its framing, and more than any other request has. */
  static final int MOST_BYTES = 256 * 1024 * 1024;

  /** Long polls and waiting executions count too. */
  private static final int AT_ONCE = 4_000;

  private static final Pattern LOCAL =
      Pattern.compile(
          "(?:(?:[a-z0-9._-]+\\.)?localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])\\.?(?::[0-9]{1,5})?");

  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * Refuses a request whose host is not this machine.
   *
   * @throws AwsException {@code InvalidHostHeader}
   */
  static void requireLocal(@Nullable String host) {
    if (host != null && !LOCAL.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      throw AwsException.badRequest(
          "InvalidHostHeader",
          "The Host header must name this machine: localhost, 127.0.0.1 or [::1]");
    }
  }

  /**
   * Takes a place for one request; {@link #leave} gives it back.
   *
   * @throws AwsException {@code ServiceUnavailable} when all are taken
   */
  void enter() {
    if (!places.tryAcquire()) {
      throw new AwsException(
          503, "ServiceUnavailable", AT_ONCE + " requests are being served: try again");
    }
  }

  void leave() {
    places.release();
  }

  /** What is said to a request whose body is larger. */
  static AwsException tooLarge() {
    return new AwsException(
        413, "EntityTooLarge", "A request may have " + MOST_BYTES + " bytes at most");
  }
}
