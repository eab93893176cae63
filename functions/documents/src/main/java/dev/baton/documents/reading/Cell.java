package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A run of text on a line, from one wide gap to the next; columns are counted in characters. */
public record Cell(int start, String text) {
  private static final Pattern LETTERS_APART = Pattern.compile("(?u)(?:\\p{Lu} )+\\p{Lu}");

  public int end() {
    return start + text.length();
  }

  // As the JVM would make them when they are first called, which takes it milliseconds.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cell cell && start == cell.start && text.equals(cell.text);
  }

  @Override
  public int hashCode() {
    return 31 * start + text.hashCode();
  }

  /** How many words it has. */
  int words() {
    int words = 0;
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      boolean here = Character.isWhitespace(text.charAt(i));
      words += space && !here ? 1 : 0;
      space = here;
    }
    return words;
  }

  /** Whether the two share a column, give or take one. */
  public boolean overlaps(Cell other) {
    return start < other.end() + 1 && other.start < end() + 1;
  }

  /** {@code D R A F T} as a word, where it has so many letters at least; other text as it is. */
  public static String unspaced(String text, int letters) {
    boolean apart = text.length() >= 2 * letters - 1 && LETTERS_APART.matcher(text).matches();
    return apart ? text.replace(" ", "") : text;
  }

  /** The cells of a line: split where two spaces or more, a tab, a bar or leaders stand. */
  public static List<Cell> of(String line) {
    List<Cell> cells = new ArrayList<>();
    int start = -1;
    int spaces = 0;
    int end = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      int leaders = leaders(line, i);
      boolean separator = c == '\t' || c == '|' || c == '\u2502' || leaders > 0;
      i += Math.max(0, leaders - 1);
      if (separator || Character.isSpaceChar(c) || Character.isWhitespace(c)) {
        spaces += separator ? 2 : 1;
      } else {
        if (start >= 0 && spaces >= 2) {
          add(new Cell(start, line.substring(start, end)), cells);
          start = i;
        }
        start = start < 0 ? i : start;
        spaces = 0;
        end = i + 1;
      }
    }
    if (start >= 0) {
      add(new Cell(start, line.substring(start, end)), cells);
    }
    return cells;
  }

  // A colon set apart belongs to the label in front of it.
  private static void add(Cell cell, List<Cell> cells) {
    if (cell.text().equals(":") && !cells.isEmpty()) {
      Cell label = cells.removeLast();
      cells.add(new Cell(label.start(), label.text() + ":"));
    } else {
      cells.add(cell);
    }
  }

  // Three dots or strokes in a row lead from a label to its value.
  private static int leaders(String line, int from) {
    char c = line.charAt(from);
    if (c != '.' && c != '_' && c != '…') {
      return 0;
    }
    int to = from;
    while (to < line.length() && line.charAt(to) == c) {
      to++;
    }
    return to - from >= (c == '…' ? 2 : 3) ? to - from : 0;
  }
}
