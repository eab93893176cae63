package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes what a layout repeats on every page: running heads and feet after their first appearance,
 * and page numbers.
 */
final class RunningLines {
  private static final int EDGE = 4;
  private static final Pattern PAGE_NUMBER =
      Pattern.compile("(?i)(?:page|seite|p\\.)?\\s*\\d{1,4}\\s*(?:(?:of|von|/)\\s*\\d{1,4})?");

  private RunningLines() {}

  static List<List<Row>> removed(List<List<Row>> pages) {
    Map<String, Integer> appearances = new HashMap<>();
    for (List<Row> page : pages) {
      Set<String> onPage = new HashSet<>();
      for (int i = 0; i < page.size(); i++) {
        if (atEdge(i, page.size())) {
          onPage.add(normalized(page.get(i)));
        }
      }
      onPage.forEach(text -> appearances.merge(text, 1, Integer::sum));
    }
    Set<String> seen = new HashSet<>();
    List<List<Row>> kept = new ArrayList<>();
    for (List<Row> page : pages) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < page.size(); i++) {
        Row row = page.get(i);
        boolean edge = atEdge(i, page.size());
        if (!(edge && (isPageNumber(row) || isRepeated(row, appearances, seen, pages.size())))) {
          rows.add(row);
        }
      }
      kept.add(rows);
    }
    return kept;
  }

  private static boolean atEdge(int index, int size) {
    return index < EDGE || index >= size - EDGE;
  }

  private static boolean isPageNumber(Row row) {
    return row.cells().size() == 1 && PAGE_NUMBER.matcher(row.cells().get(0).text()).matches();
  }

  private static boolean isRepeated(
      Row row, Map<String, Integer> appearances, Set<String> seen, int pages) {
    String text = normalized(row);
    int least = Math.max(2, (pages + 1) / 2);
    return pages > 1 && appearances.getOrDefault(text, 0) >= least && !seen.add(text);
  }

  // Digits are compared as one: "Page 1 of 3" and "Page 2 of 3" are the same running line. The rows
  // of a table differ by their digits alone, so there they count.
  private static String normalized(Row row) {
    String text = row.text().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    return row.cells().size() >= 3 ? text : text.replaceAll("\\d+", "#");
  }
}
