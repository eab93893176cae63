package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts words together again that a line's end divides: the rest of the word moves up to the line on
 * which it begins. A hyphen stays where the document writes the word with one, or where words are
 * commonly joined by one.
 */
final class Hyphens {
  private static final String SIGNS = "-\u2010\u00ad";
  private static final Pattern REST =
      Pattern.compile(
          "^(?!(?:and|or|und|oder|et|y|to|bis)\\b)(\\p{Ll}[\\p{L}\u2019']*[.,;:!?)]*)\\s*");
  private static final Pattern HYPHENATED = Pattern.compile("\\p{L}+-\\p{L}+");
  private static final Set<String> JOINED_BY_HYPHEN =
      Set.of(
          "follow", "check", "self", "non", "well", "long", "short", "high", "low", "half", "part",
          "full", "x", "e", "co", "vice", "on", "up", "in", "out", "one", "two", "three", "once",
          "twice", "day", "year", "month", "week", "end", "cross", "ex", "first", "second");

  private final Set<String> hyphenated = new HashSet<>();
  private final Set<String> whole = new HashSet<>();

  private Hyphens() {}

  /** The rows of a document's pages, in reading order, without divided words. */
  static List<List<Row>> joined(List<List<Row>> pages) {
    Hyphens hyphens = new Hyphens();
    boolean any = false;
    for (List<Row> page : pages) {
      for (Row row : page) {
        for (Cell cell : row.cells()) {
          any |= !beginning(cell.text()).isEmpty();
        }
      }
    }
    if (!any) {
      return pages;
    }
    pages.forEach(page -> page.forEach(hyphens::learn));
    return hyphens.mended(pages);
  }

  /** The letters before the hyphen at the end of a text; empty where none is divided. */
  private static String beginning(String text) {
    int end = text.length() - 1;
    if (end < 1 || SIGNS.indexOf(text.charAt(end)) < 0) {
      return "";
    }
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
  }

  private void learn(Row row) {
    for (Cell cell : row.cells()) {
      for (String word : cell.text().toLowerCase(Locale.ROOT).split("[^\\p{L}-]+")) {
        if (HYPHENATED.matcher(word).matches()) {
          hyphenated.add(word);
        } else if (!word.isEmpty()) {
          whole.add(word);
        }
      }
    }
  }

  private List<List<Row>> mended(List<List<Row>> pages) {
    List<List<Row>> mended = new ArrayList<>();
    List<Row> page = new ArrayList<>();
    List<Row> before = List.of();
    for (List<Row> rows : pages) {
      for (Row row : rows) {
        List<Row> above = page.isEmpty() ? before : page;
        Row rest = above.isEmpty() ? row : taken(above, row);
        if (!rest.isEmpty()) {
          page.add(rest);
        }
      }
      mended.add(page);
      before = page.isEmpty() ? before : page;
      page = new ArrayList<>();
    }
    return mended;
  }

  // What is left of the row when the last one above took the ends of its words from it.
  private Row taken(List<Row> rows, Row row) {
    Row above = rows.getLast();
    Row rest = row;
    for (Cell cell : above.cells()) {
      String start = beginning(cell.text());
      Cell below = start.isEmpty() ? null : below(above, cell, rest);
      Matcher first = REST.matcher(below == null ? "" : below.text());
      if (below != null && first.find()) {
        String hyphen = keepsHyphen(start, first.group(1)) ? "-" : "";
        String kept = cell.text().substring(0, cell.text().length() - 1);
        Cell whole = new Cell(cell.start(), kept + hyphen + first.group(1));
        String left = below.text().substring(first.end());
        if (!fits(whole, above)) {
          whole = new Cell(cell.start(), kept.substring(0, kept.length() - start.length()).strip());
          left = start + hyphen + below.text();
        }
        above = above.replaced(cell, whole);
        rest = rest.replaced(below, new Cell(below.start(), left));
      }
    }
    rows.set(rows.size() - 1, above);
    return rest;
  }

  // In a table what grows into the next column moves down instead.
  private static boolean fits(Cell cell, Row row) {
    return row.cells().stream()
        .noneMatch(next -> next.start() > cell.start() && next.start() < cell.end() + 2);
  }

  // In a table the word goes on in the same column; a line of text goes on wherever the next is.
  private static @Nullable Cell below(Row above, Cell cell, Row row) {
    if (row.isEmpty()) {
      return null;
    }
    if (above.cells().size() == 1 && row.cells().size() == 1) {
      return row.cells().getFirst();
    }
    for (Cell candidate : row.cells()) {
      if (Math.abs(candidate.start() - cell.start()) <= 2) {
        return candidate;
      }
    }
    return null;
  }

  private boolean keepsHyphen(String start, String end) {
    String one = start.toLowerCase(Locale.ROOT);
    String other = end.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+$", "");
    if (hyphenated.contains(one + "-" + other)) {
      return true;
    }
    return !whole.contains(one + other) && JOINED_BY_HYPHEN.contains(one);
  }
}
