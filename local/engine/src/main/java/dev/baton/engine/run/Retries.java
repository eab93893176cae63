package dev.baton.engine.run;

import dev.baton.asl.state.Retrier;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each retrier of the present state was used. */
final class Retries {
  private @Nullable Map<Retrier, Integer> used;
  private int count;

  void reset() {
    used = null;
    count = 0;
  }

  int count() {
    return count;
  }

  /** Takes one of the retrier's attempts; its number from 0, or -1 when none is left. */
  int take(Retrier retrier) {
    Map<Retrier, Integer> map = used == null ? new IdentityHashMap<>() : used;
    int attempt = map.getOrDefault(retrier, 0);
    if (attempt >= retrier.maxAttempts()) {
      return -1;
    }
    map.put(retrier, attempt + 1);
    used = map;
    count++;
    return attempt;
  }
}
