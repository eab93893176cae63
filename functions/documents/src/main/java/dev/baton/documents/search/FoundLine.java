package dev.baton.documents.search;

import java.util.List;

/**
 * A line that has what was asked for, cut where it is very long.
 *
 * @param page from 1
 * @param line on the page, from 1
 * @param highlights what matches, in the order of the text
 */
public record FoundLine(int page, int line, String text, List<Highlight> highlights) {

  /** A range of characters of the line's text; {@code end} is exclusive. */
  public record Highlight(int start, int end) {}
}
