package dev.baton.models.classification;

import java.util.List;

/**
 * The type of a document.
 *
 * @param type one of the known types, or {@link #UNKNOWN}
 * @param confidence how likely it is that the type is right, 0 to 1
 * @param margin how far the evidence for it is ahead of that for the next, 0 to 1
 * @param mixed whether the document holds two documents of different types
 * @param scores the evidence for each, the highest first
 */
public record Classification(
    String type, double confidence, double margin, boolean mixed, List<Score> scores) {
  public static final String UNKNOWN = "unknown";

  /** The evidence for one type, 0 to 1. */
  public record Score(String type, double score) {}
}
