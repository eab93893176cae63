package dev.baton.console.bench;

/** How often something took how long, to within 1.6 %, in little memory. */
final class Latencies {
  private static final int STEPS = 64;
  private static final int STEP_BITS = 6;

  private final long[] counts = new long[STEPS * Long.SIZE];
  private long total;

  void add(long nanos) {
    counts[bucket(Math.max(0, nanos))]++;
    total++;
  }

  long total() {
    return total;
  }

  /** The time that a part of all, such as 0.99, did not exceed, in milliseconds. */
  double millis(double part) {
    long wanted = (long) Math.ceil(part * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return nanos(i) / 1e6;
      }
    }
    return 0;
  }

  private static int bucket(long nanos) {
    int excess = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - STEP_BITS - 1);
    return (excess << STEP_BITS) + (int) (nanos >>> excess);
  }

  private static long nanos(int bucket) {
    if (bucket < 2 * STEPS) {
      return bucket;
    }
    int excess = (bucket >> STEP_BITS) - 1;
    return (long) (bucket - (excess << STEP_BITS)) << excess;
  }
}
