package dev.baton.asl.lint;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a definition's author promises of its size, in the {@code limits.json} beside it. Sizes are
 * bytes of UTF-8 JSON text.
 *
 * @param express whether the state machine is EXPRESS, whose history has no limit
 * @param maps the bounds of Map states, by name
 * @param loops how often a state of a loop is entered at most, by name
 * @param input the largest input of an execution
 * @param states the most that a state sends to what it calls, or gets back, by name
 * @param variables the largest sum of all variables
 * @param historyEvents the longest history that is meant
 */
public record Limits(
    boolean express,
    Map<String, MapBound> maps,
    Map<String, Long> loops,
    long input,
    Map<String, Long> states,
    long variables,
    @Nullable Long historyEvents) {
  static final long MAX_BYTES = 262_144;
  static final long MAX_EVENTS = 25_000;

  /** Nothing is promised. */
  static final Limits NONE =
      new Limits(false, Map.of(), Map.of(), MAX_BYTES, Map.of(), MAX_BYTES, null);

  /**
   * The bounds of a Map.
   *
   * @param itemBytes the largest input of an iteration; null to compute it
   */
  public record MapBound(long maxItems, long maxConcurrency, @Nullable Long itemBytes) {}
}
