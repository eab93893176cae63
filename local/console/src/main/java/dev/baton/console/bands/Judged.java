package dev.baton.console.bands;

import org.jspecify.annotations.Nullable;

/**
 * A document whose truth is known, as the workflow judged it.
 *
 * @param first the confidence before more information was gathered; null where nothing was judged,
 *     as for documents of no type
 * @param last the confidence after that; the first one where nothing was gathered
 * @param wrong why it must not pass unseen; null where it may
 */
public record Judged(
    String label, @Nullable Double first, @Nullable Double last, @Nullable String wrong) {

  /** What its confidence would be when information is gathered below the band of review. */
  double confidence(double review) {
    if (first == null || last == null) {
      return 0;
    }
    return first < review ? last : first;
  }
}
