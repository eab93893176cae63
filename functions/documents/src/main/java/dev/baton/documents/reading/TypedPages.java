package dev.baton.documents.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Parts a text without form feeds into the pages that it counts itself: {@code Page 1 of 2}, then
 * {@code Page 2 of 2}. Counted in a wrong order they are no pages.
 */
final class TypedPages {
  private static final int HEAD = 3;

  private TypedPages() {}

  static List<List<Row>> of(List<Row> rows) {
    List<Integer> places = new ArrayList<>();
    int all = 0;
    for (int i = 0; i < rows.size(); i++) {
      Matcher counted = PageNumbers.COUNTED.matcher(rows.get(i).text());
      if (counted.find()) {
        int of = Integer.parseInt(counted.group(2));
        if (Integer.parseInt(counted.group(1)) != places.size() + 1
            || (!places.isEmpty() && of != all)) {
          return List.of(rows);
        }
        places.add(i);
        all = of;
      }
    }
    return places.size() < 2 ? List.of(rows) : parted(rows, places);
  }

  // At the head of a page a number opens it, at the foot it closes it.
  private static List<List<Row>> parted(List<Row> rows, List<Integer> places) {
    boolean heads = places.getFirst() < HEAD;
    List<List<Row>> pages = new ArrayList<>();
    int from = 0;
    for (int page = 1; page < places.size(); page++) {
      int to = heads ? places.get(page) : places.get(page - 1) + 1;
      pages.add(rows.subList(from, to));
      from = to;
    }
    pages.add(rows.subList(from, rows.size()));
    return pages;
  }
}
