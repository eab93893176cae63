package dev.baton.documents.extraction;

import dev.baton.documents.reading.Line;
import java.util.List;
import java.util.regex.Pattern;

/** Tumour markers are named with figures that are no results: {@code CA 125}, {@code CA 15-3}. */
final class MarkerNames {
  private static final Pattern MARKER =
      Pattern.compile("\\b(CA) (?=(?:125|15-3|19-9|72-4|27-29)\\b)");

  private MarkerNames() {}

  /** The lines, the names in one piece each. */
  static List<Line> joined(List<Line> lines) {
    return lines.stream().map(MarkerNames::joined).toList();
  }

  private static Line joined(Line line) {
    String text = MARKER.matcher(line.text()).replaceAll("$1-");
    return text.equals(line.text())
        ? line
        : new Line(line.page(), line.number(), text, line.emphasized());
  }
}
