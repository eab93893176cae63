package dev.baton.shared.breaker;

/** Who hears of changes; an exception means that it has not heard, and is told again. */
@FunctionalInterface
public interface BreakerListener {
  void changed(BreakerStateChanged change);
}
