package dev.baton.documents.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of pages that tell how many there are: {@code Page 2 of 3}, {@code 2/3} at an edge. */
final class PageNumbers {
  /** Its groups are the number of the page and how many there are. */
  static final Pattern COUNTED =
      Pattern.compile(
          "(?iu)\\b(?:page|seite|p[aá]gina|p[aá]g\\.|pag\\.|blatt|sheet|blad|sida)\\s+(\\d{1,3})\\s*"
              + "(?:of|von|de|di|van|sur|su|av|/)\\s*(\\d{1,3})\\b");

  private static final Pattern BARE =
      Pattern.compile("[(\\[–-]?\\s?(\\d{1,2})\\s?/\\s?(\\d{1,2})\\s?[)\\]–-]?");

  /** So many rows from the top or the bottom are at an edge. */
  private static final int EDGE = 3;

  private PageNumbers() {}

  /** How many pages the numbers on these say that there are; 0 where none does. */
  static int announced(List<List<Row>> pages) {
    int announced = 0;
    for (List<Row> page : pages) {
      for (int i = 0; i < page.size(); i++) {
        Matcher counted = COUNTED.matcher(page.get(i).text());
        if (counted.find()) {
          announced = Math.max(announced, Integer.parseInt(counted.group(2)));
        } else if (Math.min(i, page.size() - 1 - i) < EDGE && !page.get(i).isEmpty()) {
          announced = Math.max(announced, bare(page.get(i).cells().getLast().text()));
        }
      }
    }
    return announced;
  }

  private static int bare(String cell) {
    Matcher bare = BARE.matcher(cell.strip());
    if (!bare.matches()) {
      return 0;
    }
    int number = Integer.parseInt(bare.group(1));
    int all = Integer.parseInt(bare.group(2));
    return number >= 1 && number <= all ? all : 0;
  }
}
