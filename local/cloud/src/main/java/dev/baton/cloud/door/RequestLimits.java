package dev.baton.cloud.door;

import java.util.concurrent.Semaphore;

/** What a request may be before anybody looks at what it says: not too large, nor one too many. */
final class RequestLimits {
  /** As much as one part of an upload and its framing, and more than any other request has. */
  static final int MOST_BYTES = 256 * 1024 * 1024;

  /** Long polls and waiting executions count too. */
  private static final int AT_ONCE = 4_000;

  private final Semaphore places = new Semaphore(AT_ONCE);

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
