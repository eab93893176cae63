package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes what a layout repeats on its pages: running heads and feet after their first appearance,
 * and page numbers. A line is repeated when it stands at the same edge of several pages and differs
 * in nothing but figures that count the pages: two results of one analyte are not repeated.
 */
final class RunningLines {
  private static final int EDGE = 12;
  private static final int NUMBER_EDGE = 4;
  private static final int MOST_OTHERS = 2;
  private static final int LONGEST = 300;
  private static final int MOST_COMBINED = 3;
  private static final Pattern FIGURES = Pattern.compile("\\d+");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?i)\\W*(?:page|seite|pagina|p\u00e1gina|sheet|blatt|p\\.|s\\.)?\\s*(\\d{1,4})\\s*"
              + "(?:(?:of|von|de|sur|/)\\s*\\d{1,4})?\\W*");

  private static final Pattern PAGE_WORD =
      Pattern.compile("\\b(?:page|seite|pagina|p\u00e1gina|sheet|blatt|folio)\\b|\\bp\\. ?\\d");

  /** A line as it is compared: without the figures that count pages, and the edge it stands at. */
  private record Key(String words, boolean top) {}

  private static final class Count {
    private int pages;
    private int last = -1;

    void on(int page) {
      pages += last == page ? 0 : 1;
      last = page;
    }
  }

  private final List<List<Row>> pages;
  private final Map<Key, Count> counts = new HashMap<>();
  private final Set<Key> seen = new HashSet<>();
  private final Set<Key> headsBefore = new HashSet<>();

  private RunningLines(List<List<Row>> pages) {
    this.pages = pages;
  }

  static List<List<Row>> removed(List<List<Row>> pages) {
    RunningLines running = new RunningLines(pages);
    running.count();
    List<List<Row>> kept = new ArrayList<>();
    for (int page = 0; page < pages.size(); page++) {
      kept.add(running.without(page));
    }
    return kept;
  }

  private void count() {
    for (int page = 0; page < pages.size() && pages.size() > 1; page++) {
      List<Row> rows = pages.get(page);
      for (int i = 0; i < rows.size(); i++) {
        if (fromEdge(i, rows.size()) < EDGE) {
          for (Key key : keys(rows.get(i), page, isTop(i, rows.size()))) {
            counts.computeIfAbsent(key, _ -> new Count()).on(page);
          }
        }
      }
    }
  }

  private List<Row> without(int page) {
    List<Row> rows = pages.get(page);
    Set<Integer> gone = new HashSet<>();
    if (startsOver(page)) {
      seen.clear();
    }
    fromEdge(page, true, gone);
    fromEdge(page, false, gone);
    if (gone.isEmpty()) {
      return rows;
    }
    List<Row> kept = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!gone.contains(i)) {
        kept.add(rows.get(i));
      }
    }
    return kept;
  }

  // The same words as on a page before with other figures, as in the number of a second invoice:
  // what stands at this head is said anew.
  private boolean startsOver(int page) {
    List<Row> rows = pages.get(page);
    boolean over = false;
    Set<Key> heads = new HashSet<>();
    for (int i = 0; i < Math.min(EDGE, rows.size()); i++) {
      Row row = rows.get(i);
      if (FIGURES.matcher(row.text()).find() && isTop(i, rows.size())) {
        Key words = words(row, true);
        heads.add(words);
        over |= headsBefore.contains(words) && !isRepeated(row, page, true);
      }
    }
    headsBefore.addAll(heads);
    return over;
  }

  // From an edge inwards, as long as lines are repeated; one or two between them may differ.
  private void fromEdge(int page, boolean top, Set<Integer> gone) {
    List<Row> rows = pages.get(page);
    int others = 0;
    for (int n = 0; n < Math.min(EDGE, rows.size()) && others <= MOST_OTHERS; n++) {
      int i = top ? n : rows.size() - 1 - n;
      if (isTop(i, rows.size()) != top) {
        return;
      }
      Row row = rows.get(i);
      if (isPageNumber(row, n, page)) {
        gone.add(i);
      } else if (isRepeated(row, page, top)) {
        if (!seen.add(words(row, top))) {
          gone.add(i);
        }
      } else {
        others++;
      }
    }
  }

  // Left and right pages may differ, and the first often has a head of its own.
  private boolean isRepeated(Row row, int page, boolean top) {
    int least = Math.max(2, pages.size() / 3);
    return pages.size() > 1
        && keys(row, page, top).stream()
            .map(counts::get)
            .anyMatch(count -> count != null && count.pages >= least);
  }

  // A bare figure must be the page's own: anything else may be a value.
  private static boolean isPageNumber(Row row, int fromEdge, int page) {
    if (row.cells().size() != 1 || fromEdge >= NUMBER_EDGE) {
      return false;
    }
    String text = row.cells().getFirst().text();
    Matcher matcher = PAGE_NUMBER.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) {
      return false;
    }
    boolean bare = text.chars().noneMatch(c -> Character.isLetter(c) || c == '/');
    return !bare || (fromEdge == 0 && Integer.parseInt(matcher.group(1)) == page + 1);
  }

  /** The line with its figures as they are, and with some of them less the page's number. */
  private static List<Key> keys(Row row, int page, boolean top) {
    String text = normalized(row);
    int figures = (int) FIGURES.matcher(text).results().limit(MOST_COMBINED * 3).count();
    List<Key> keys = new ArrayList<>();
    keys.add(new Key(text, top));
    if (figures > 0 && figures <= MOST_COMBINED) {
      for (int counting = 1; counting < 1 << figures; counting++) {
        keys.add(new Key(counted(text, page, counting), top));
      }
    } else {
      for (int i = 0; i < figures; i++) {
        keys.add(new Key(counted(text, page, 1 << i), top));
      }
    }
    return keys;
  }

  private static String counted(String text, int page, int counting) {
    int[] index = {0};
    return FIGURES
        .matcher(text)
        .replaceAll(
            figure -> {
              boolean counts = (counting >> index[0]++ & 1) == 1 && figure.group().length() <= 4;
              int less = counts ? Integer.parseInt(figure.group()) - page : 0;
              // Numbers of invoices follow each other, too.
              return counts && (less == 1 || PAGE_WORD.matcher(text).find())
                  ? "<" + less + ">"
                  : figure.group();
            });
  }

  private static Key words(Row row, boolean top) {
    return new Key(FIGURES.matcher(normalized(row)).replaceAll("#"), top);
  }

  private static String normalized(Row row) {
    String text = row.text().strip();
    String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return part.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static int fromEdge(int index, int size) {
    return Math.min(index, size - 1 - index);
  }

  private static boolean isTop(int index, int size) {
    return index * 2 < size;
  }
}
