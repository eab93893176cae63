package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Results that are told line by line: the name of the test, and below it {@code Result:}, {@code
 * Unit:}, {@code Flag:} and {@code Reference:}, in any order. They become the row that a table
 * would show.
 */
final class ResultBlocks {
  /** What is told of a result. */
  enum Part {
    RESULT("(?:your |patient )?(?:results?|values?|measured|found|ergebnis|messwert|wert)"),
    UNIT("(?:units?|einheit|uom)"),
    FLAG("(?:flags?|interpretation|markierung|bewertung|abnormal)"),
    RANGE(
        "(?:biological |normal"
            + " )?(?:ref(?:erence|erenz)?|norm(?:al)?|expected|limits?|range|interval)[.\\p{L}"
            + " -]{0,24}");

    private final Pattern pattern;
    private final Pattern label;

    /** Whether a word announces it. */
    boolean isLabelled(String word) {
      return label.matcher(word).matches();
    }

    Part(String words) {
      label = Pattern.compile("(?iu)" + words + "\\s*:?");
      pattern = Pattern.compile("(?iu)^[\\s*•-]*" + words + "\\s*(?:[:=]|\\s{2,})[\\s:=]*(\\S.*)$");
    }
  }

  private static final Pattern NAMED =
      Pattern.compile(
          "(?iu)^[\\s*•-]*(?:test|analyte|parameter|investigation|component|assay|analyt)(?:"
              + " name)?\\s*[:=]\\s*(\\S.*)$");
  private static final Pattern NOTHING = Pattern.compile("^[-–—]$");
  private static final Pattern NUMBERED = Pattern.compile("^(?:\\[\\d{1,2}\\]|\\d{1,2}[.)])\\s+");
  private static final int LONGEST_NAME = 60;

  private ResultBlocks() {}

  /** The lines, each block of them in the place of its first. */
  static List<Line> asRows(List<Line> lines) {
    List<Line> rows = new ArrayList<>();
    int next = 0;
    while (next < lines.size()) {
      Map<Part, String> parts = parts(lines, next + 1);
      String name = name(lines.get(next));
      if (!name.isEmpty() && parts.size() >= 2 && parts.containsKey(Part.RESULT)) {
        Line first = lines.get(next);
        String text = name + "  " + String.join("  ", parts.values());
        rows.add(new Line(first.page(), first.number(), text, first.emphasized()));
        next += 1 + parts.size();
      } else {
        rows.add(lines.get(next++));
      }
    }
    return rows;
  }

  private static String name(Line line) {
    Matcher named = NAMED.matcher(line.text());
    String name =
        named.matches()
            ? named.group(1).strip()
            : NUMBERED.matcher(line.text().strip()).replaceFirst("");
    boolean other = !named.matches() && name.contains(":");
    return other || Cell.of(name).size() != 1 || name.length() > LONGEST_NAME ? "" : name;
  }

  // Each part once, one a line.
  private static Map<Part, String> parts(List<Line> lines, int from) {
    Map<Part, String> parts = new EnumMap<>(Part.class);
    for (int i = from; i < lines.size(); i++) {
      Part found = null;
      for (Part part : Part.values()) {
        Matcher matcher = part.pattern.matcher(lines.get(i).text());
        if (found == null && !parts.containsKey(part) && matcher.matches()) {
          parts.put(part, NOTHING.matcher(matcher.group(1).strip()).replaceFirst(""));
          found = part;
        }
      }
      if (found == null) {
        break;
      }
    }
    return parts;
  }
}
