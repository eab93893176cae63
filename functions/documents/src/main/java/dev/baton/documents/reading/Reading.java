package dev.baton.documents.reading;

import java.util.List;

/**
 * A document as lines in reading order.
 *
 * @param format {@code pdf} or {@code text}
 * @param pages how many pages it has
 * @param announcedPages how many it says that it has, or 0 where it does not say
 * @param quality how much of it reads like text, 0 to 1
 */
public record Reading(
    String format, int pages, int announcedPages, List<Line> lines, double quality) {

  public long characters() {
    return lines.stream().mapToLong(line -> line.text().strip().length()).sum();
  }
}
