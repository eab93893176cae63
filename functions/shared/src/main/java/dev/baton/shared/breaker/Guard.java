package dev.baton.shared.breaker;

import java.util.function.Supplier;

/** What stands between a caller and a dependency: a {@link CircuitBreaker}, or nothing. */
public interface Guard {
  /** Lets every call pass. */
  Guard NONE =
      new Guard() {
        @Override
        public <T> T call(Supplier<T> guarded) {
          return guarded.get();
        }
      };

  /** Makes a call, or refuses it with one of the five classes of errors. */
  <T> T call(Supplier<T> guarded);
}
