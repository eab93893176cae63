package dev.baton.documents.extraction;

import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items of a list: one a line, or one a bullet or number with what is indented under it. */
final class ListItems {
  /** An item and the line where it starts. */
  record Item(Line line, String text) {}

  private static final Pattern BULLET =
      Pattern.compile(
          "\\s*(?:[-*•◦·–▪]|\\(?\\d{1,2}[.)]|\\d{1,2}\\.\\d{1,2}(?=  )|\\(?[a-z]\\))\\s+(\\S.*)");
  private static final Pattern RULE = Pattern.compile("[-=_*~\\s]*");

  private ListItems() {}

  static List<Item> of(List<Line> lines) {
    boolean bulleted = lines.stream().anyMatch(line -> BULLET.matcher(line.text()).matches());
    List<Item> items = new ArrayList<>();
    for (Line line : lines) {
      Matcher bullet = BULLET.matcher(line.text());
      if (bullet.matches()) {
        items.add(new Item(line, bullet.group(1).strip()));
      } else if (line.blank() || RULE.matcher(line.text()).matches()) {
        bulleted = bulleted && items.isEmpty();
      } else if (bulleted && !items.isEmpty()) {
        Item last = items.removeLast();
        items.add(new Item(last.line(), Paragraphs.joined(last.text(), line.text().strip())));
      } else {
        items.add(new Item(line, line.text().strip()));
      }
    }
    return items;
  }
}
