package dev.baton.documents.reading;

import java.util.List;

/**
 * A document as lines in reading order.
 *
 * @param format {@code pdf} or {@code text}
 * @param quality how much of it reads like text, 0 to 1; recognized text counts for less
 */
public record Reading(String format, Pages pages, List<Line> lines, double quality) {

  /**
   * The pages of a document.
   *
   * @param count how many it has
   * @param announced how many it says that it has, or 0 where it does not say
   * @param images the numbers of those that are images and were not read
   */
  public record Pages(int count, int announced, List<Integer> images) {}

  public long characters() {
    return lines.stream().mapToLong(line -> line.text().strip().length()).sum();
  }

  /** Whether there is a word in it. */
  public boolean hasText() {
    return lines.stream().anyMatch(line -> line.text().chars().anyMatch(Character::isLetter));
  }
}
