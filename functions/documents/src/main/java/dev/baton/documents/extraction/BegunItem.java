package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Notation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An item whose text its column is too narrow for: it begins in the line above its figures. */
final class BegunItem {
  /** The number of a row with the words behind it. */
  private static final Pattern ROW =
      Pattern.compile("^\\s*\\d{1,3}[.)]?\\s+(?<words>\\p{L}.{2,89})$");

  private BegunItem() {}

  /** The item with the words that stand in the line above, behind the number of their row. */
  static Fact whole(Fact item, Line line, @Nullable Line above) {
    if (above == null || Character.isDigit(line.text().strip().charAt(0))) {
      return item;
    }
    Matcher row = ROW.matcher(above.text().stripTrailing());
    String read = item.value().path("description").asText();
    if (!row.matches()
        || read.startsWith(row.group("words"))
        || Cell.of(above.text()).size() > 2
        || !Amounts.all(above.text(), Notation.UNKNOWN).isEmpty()) {
      return item;
    }
    ObjectNode value = item.value().deepCopy();
    value.put("description", row.group("words") + " " + read);
    return Fact.at(line, item.name(), value, item.text());
  }
}
