package dev.baton.cloud.wire;

import java.util.Random;
import java.util.UUID;

/** Ids in the form of random UUIDs, the same for the same seed. Safe for threads. */
public final class SeededIds {
  private final Random random;

  /**
   * @param purpose keeps the ids of two users of one seed apart
   */
  public SeededIds(long seed, String purpose) {
    random = new Random(seed * 31 + purpose.hashCode());
  }

  /** The next id. */
  public synchronized String next() {
    return new UUID(
            (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L,
            (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L)
        .toString();
  }
}
