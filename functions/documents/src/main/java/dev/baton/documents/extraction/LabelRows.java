package dev.baton.documents.extraction;

import dev.baton.documents.reading.Line;
import java.util.List;
import java.util.regex.Pattern;

/** The lines in which labels are looked for: as they are, but for what a form puts around them. */
final class LabelRows {
  /** A line of a frame, between the labels and their values. */
  private static final Pattern FRAME = Pattern.compile("\\s*\\+(?:[-=]+\\+){2,}\\s*");

  private LabelRows() {}

  /** Without frames and the numbers of fields, each year behind its day. */
  static List<Line> of(List<Line> lines) {
    List<Line> unframed =
        lines.stream().filter(line -> !FRAME.matcher(line.text()).matches()).toList();
    return WrappedDays.joined(FormNumbers.without(unframed));
  }
}
