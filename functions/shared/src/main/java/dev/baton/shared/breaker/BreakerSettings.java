package dev.baton.shared.breaker;

import dev.baton.shared.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * When a breaker opens, how long it stays so, and what closes it again.
 *
 * @param window over which calls and failures are counted
 * @param failures so many failures within the window open it; 0: only their rate does
 * @param failurePercent so high a rate of failures opens it, of at least {@code minimumCalls}
 * @param openFor how long it refuses calls before one is let through as a probe
 * @param probeLease how long a probe may take before it counts as lost and another is let through
 * @param successes so many probes in a row that succeed close it
 * @param clockSkew by how much the clocks of two callers may differ
 * @param letThrough whether calls are made, unguarded, while the table cannot be reached; else they
 *     are refused
 */
public record BreakerSettings(
    Duration window,
    int failures,
    int failurePercent,
    int minimumCalls,
    Duration openFor,
    Duration probeLease,
    int successes,
    Duration clockSkew,
    boolean letThrough) {
  private static final int DAY = 86_400;
  private static final int MANY = 1_000_000;

  /** Reads what holds for every breaker, {@code BREAKER_...}; what is not set has a default. */
  public static BreakerSettings of(Settings settings) {
    return read(settings, what -> "BREAKER_" + what);
  }

  /**
   * Reads the settings of one breaker: {@code BREAKER_TEXTRACT_FAILURES} for the one named {@code
   * textract}, and {@code BREAKER_FAILURES} where that is not set.
   */
  public static BreakerSettings forBreaker(String breaker, Settings settings) {
    String own = breaker.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    return read(
        settings, what -> "BREAKER_" + (settings.has("BREAKER_" + own + what) ? own : "") + what);
  }

  private static BreakerSettings read(Settings settings, UnaryOperator<String> name) {
    return new BreakerSettings(
        seconds(settings, name.apply("WINDOW_SECONDS"), 60),
        (int) settings.number(name.apply("FAILURES"), 20, 0, MANY),
        (int) settings.number(name.apply("FAILURE_PERCENT"), 50, 1, 100),
        (int) settings.number(name.apply("MINIMUM_CALLS"), 5, 1, MANY),
        seconds(settings, name.apply("OPEN_SECONDS"), 30),
        seconds(settings, name.apply("PROBE_SECONDS"), 60),
        (int) settings.number(name.apply("SUCCESSES"), 2, 1, MANY),
        Duration.ofSeconds(settings.number(name.apply("CLOCK_SKEW_SECONDS"), 5, 0, DAY)),
        settings
            .oneOf(name.apply("WITHOUT_TABLE"), "let-through", List.of("let-through", "refuse"))
            .equals("let-through"));
  }

  private static Duration seconds(Settings settings, String name, int otherwise) {
    return Duration.ofSeconds(settings.number(name, otherwise, 1, DAY));
  }
}
