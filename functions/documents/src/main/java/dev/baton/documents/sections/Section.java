package dev.baton.documents.sections;

import dev.baton.documents.reading.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines under one heading.
 *
 * @param heading the text of the heading, null before the first one
 * @param tableHeader the last header of a table before this section: its rows may go on here
 */
public record Section(
    int index, @Nullable String heading, @Nullable Line tableHeader, List<Line> lines) {
  public int characters() {
    return lines.stream().mapToInt(line -> line.text().length() + 1).sum();
  }
}
