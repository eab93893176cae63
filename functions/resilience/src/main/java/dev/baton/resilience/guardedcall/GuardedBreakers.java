package dev.baton.resilience.guardedcall;

import dev.baton.shared.breaker.Breakers;
import dev.baton.shared.breaker.CircuitBreaker;
import dev.baton.shared.errors.ValidationException;
import dev.baton.shared.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The breakers that workflows may ask, by name; each is made when it is first asked for. */
final class GuardedBreakers {
  private final List<String> names;
  private final Function<String, CircuitBreaker> breakers;
  private final Map<String, CircuitBreaker> made = new ConcurrentHashMap<>();

  GuardedBreakers(List<String> names, Function<String, CircuitBreaker> breakers) {
    this.names = names;
    this.breakers = breakers;
  }

  /** Those that {@code BREAKERS} lists, separated by commas. */
  static GuardedBreakers of(Map<String, String> environment, Clock clock) {
    String names = Settings.read(environment, settings -> settings.text("BREAKERS"));
    return new GuardedBreakers(
        List.of(names.split(",")), name -> Breakers.of(name, environment, clock));
  }

  CircuitBreaker named(@Nullable String name) {
    if (name == null || !names.contains(name)) {
      throw new ValidationException(
          "no-such-breaker", "there are breakers of " + String.join(", ", names) + " only");
    }
    return made.computeIfAbsent(name, breakers);
  }
}
