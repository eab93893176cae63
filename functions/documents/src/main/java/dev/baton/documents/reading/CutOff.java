package dev.baton.documents.reading;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a text ends within a table, in a row that is not whole or before its frame is closed, or
 * within a sentence.
 */
final class CutOff {
  private static final int ROW = 3;
  private static final int ABOVE = 3;

  /** The name of a group of rows. */
  private static final Pattern HEADING = Pattern.compile("(?u)\\p{Lu}[\\p{Lu} /&-]{3,30}");

  private static final Pattern FRAME = Pattern.compile("\\s*[+|][-+=]{5,}[+|]\\s*");

  /** What a row may be called, and what stands below tables is not. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?u)(?!(?i:end|page|signed|note|total|sub-?total|net|vat|tax|validated|authori|comment|final|continued|thank|sum|balance|paid|due|bic|iban))\\p{L}[\\p{L}"
              + " ()/-]{1,30}");

  /** A line of a sentence that ends with a word that nothing ends with. */
  private static final Pattern UNENDED =
      Pattern.compile(
          "(?u)(?:.*\\p{L},?"
              + " )?(?:of|u|the|an?|to|and|or|is|are|with|for|on|at|by|from|that|which|whether|if|we|he|she|und|oder|der|die|das|mit|von|zu|im|ist|wir|de|du|des|et|ou|les?|la|que|qui|pour|avec|y|el|los|con|por|para|che|di|il|per|een|het|op|te|dat|voor|met|van)");

  /** A line that goes on with a sentence, and does not end it. */
  private static final Pattern GOING_ON =
      Pattern.compile(
          "(?u)(?!(?:cc|copy|encl|thank|thanks|with|kind|best|yours|many)\\b)\\p{Ll}[\\p{L}\\d'’,%"
              + " -]*\\p{Ll}");

  private static final Pattern ENDED = Pattern.compile(".*[.?!:;]");

  private static final Pattern PROSE = Pattern.compile("(?u)\\S+(?: \\S+){5,}");

  private CutOff() {}

  static boolean is(List<Line> lines) {
    if (lines.stream().filter(line -> !line.blank()).count() <= ABOVE) {
      return false;
    }
    int last = lines.size() - 1;
    while (lines.get(last).blank()) {
      last--;
    }
    List<Cell> cells = Cell.of(lines.get(last).text());
    if (cells.size() >= ROW && isFramed(lines, last)) {
      return true;
    }
    if (cells.size() == 1
        && isUnended(lines.get(last).text().strip(), lines.get(last - 1).text().strip())) {
      return true;
    }
    if (cells.size() != 1 || !NAME.matcher(cells.getFirst().text()).matches()) {
      return false;
    }
    boolean heading = HEADING.matcher(lines.get(last - 1).text().strip()).matches();
    return goesOn(Cell.of(lines.get(heading ? last - 2 : last - 1).text()), cells.getFirst());
  }

  private static boolean isUnended(String last, String above) {
    boolean goesOn = GOING_ON.matcher(last).matches() && !ENDED.matcher(above).matches();
    return PROSE.matcher(above).matches() && (goesOn || UNENDED.matcher(last).matches());
  }

  // Between the last line of a frame and the last of all stand rows and nothing else.
  private static boolean isFramed(List<Line> lines, int last) {
    int at = last;
    while (at >= 0 && Cell.of(lines.get(at).text()).size() >= ROW - 1) {
      at--;
    }
    return at >= 0 && FRAME.matcher(lines.get(at).text()).matches();
  }

  // The row has more cells, and begins where this one does.
  private static boolean goesOn(List<Cell> row, Cell name) {
    return row.size() >= ROW && Math.abs(row.getFirst().start() - name.start()) <= 1;
  }
}
