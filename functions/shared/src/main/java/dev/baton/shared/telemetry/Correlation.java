package dev.baton.shared.telemetry;

import org.jspecify.annotations.Nullable;

/** The id that ties together what is logged about one document across queue, workflow and child. */
public record Correlation(String id) {
  private static final int MAX_LENGTH = 128;

  /** The first of the candidates that can be used; {@code none} when there is none. */
  public static Correlation of(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null && isUsable(candidate)) {
        return new Correlation(candidate);
      }
    }
    return new Correlation("none");
  }

  // An id comes from outside and goes into log lines: only what cannot break or blow up one.
  private static boolean isUsable(String candidate) {
    return !candidate.isBlank()
        && candidate.length() <= MAX_LENGTH
        && candidate.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\');
  }
}
