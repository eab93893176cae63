package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words and the sum at the end of their line, or of the lines of figures right below them. */
record SumRow(Line line, String words, Found sum, String before) {
  private static final Pattern END =
      Pattern.compile(
          "\\s*\\)?\\s*(?:[€$£]|[A-Z]{3})?\\s*(?:[A-Z*]|\\([^)]*\\)?.*|(?i:altogether|in"
              + " (?:total|all)|insgesamt|(?:net|plus|incl\\.?|inc\\.?|excl\\.?|ex)(?:"
              + " vat)?))?\\s*[.,;]?\\s*");
  private static final Pattern FIGURES_ONLY =
      Pattern.compile(
          "(?iu)[^\\p{L}]*(?:(?:x|à|eur|usd|gbp|chf|aud|cad|nok|sek|dkk|fr|each|per|h|hrs?|pcs|stk|std|qty|@)\\b\\.?[^\\p{L}]*)*");
  private static final Pattern LEADING =
      Pattern.compile(
          "(?iu)^\\W*(?:\\d{1,3}[.)]?\\s+(?=\\D))?(?:\\d{1,5}(?:[.,]\\d{1,2})?\\s*(?:x|×|stk\\.?|std\\.?|h|hrs?|pcs)\\s+)?");
  private static final Pattern TRAILING =
      Pattern.compile(
          "(?iu)[\\s=:@,;–-]*(?:(?:à|at|@|je|=|x)\\s*)?(?:[€$£]\\s?)?[\\d.,'’]*\\s?(?:[€$£]|EUR|USD|GBP|CHF)?[\\s=:@.,;–-]*$");

  private static final int FAR_RIGHT = 12;

  /** The rows of a document with a sum, from top to bottom. */
  static List<SumRow> of(List<Line> lines, Notation notation) {
    List<SumRow> rows = new ArrayList<>();
    Line above = null;
    for (Line line : lines) {
      String text = line.text();
      List<Found> sums = Amounts.all(text, notation);
      boolean figures = FIGURES_ONLY.matcher(text).matches();
      List<SumRow> beside = beside(line, notation);
      if (beside.size() > 1) {
        rows.addAll(beside);
        above = null;
      } else if (line.blank() || sums.isEmpty()) {
        above = line.blank() || figures ? above : line;
      } else if (END.matcher(text.substring(sums.getLast().end())).matches()) {
        add(line, sums.getLast(), figures ? above : null, rows);
        above = figures ? above : null;
      } else {
        above = null;
      }
    }
    return rows;
  }

  // Words and their sum, and others beside them in the same line.
  private static List<SumRow> beside(Line line, Notation notation) {
    List<SumRow> rows = new ArrayList<>();
    for (Cell cell : Cell.of(line.text())) {
      List<Found> sums = Amounts.all(cell.text(), notation);
      String words = sums.isEmpty() ? "" : words(cell.text().substring(0, sums.getLast().start()));
      if (words.chars().filter(Character::isLetter).count() >= 2
          && END.matcher(cell.text().substring(sums.getLast().end())).matches()) {
        rows.add(new SumRow(line, words, sums.getLast(), cell.text()));
      }
    }
    return rows;
  }

  private static void add(Line line, Found sum, @Nullable Line above, List<SumRow> rows) {
    String before = line.text().substring(0, sum.start());
    if (above == null) {
      String words = words(before);
      boolean said = words.chars().filter(Character::isLetter).count() >= 2;
      // A sum alone stands under the figures it adds up, further right than words would.
      if (said || (before.isBlank() && before.length() >= FAR_RIGHT && rows.size() >= 2)) {
        rows.add(new SumRow(line, words, sum, before));
      }
    } else {
      // Of several lines of figures under one text, the last holds its sum.
      if (!rows.isEmpty() && rows.getLast().line().equals(above)) {
        rows.removeLast();
      }
      rows.add(new SumRow(above, words(above.text()), sum, before));
    }
  }

  private static String words(String text) {
    String best = "";
    for (Cell cell : Cell.of(text)) {
      String words = LEADING.matcher(cell.text()).replaceFirst("");
      words = TRAILING.matcher(words).replaceFirst("").strip();
      boolean longer =
          words.chars().filter(Character::isLetter).count()
              > best.chars().filter(Character::isLetter).count();
      best = longer ? words : best;
    }
    return best;
  }

  BigDecimal amount() {
    return sum.value().get("amount").decimalValue();
  }

  Fact item() {
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("description", words);
    value.putNull("quantity").putNull("unitPrice").set("amount", sum.value());
    if (LineItems.isMispriced(before, amount(), Notation.UNKNOWN)) {
      value.put("disagrees", true);
    }
    return Fact.at(line, "lineItem", value, line.text());
  }

  Fact named(String name) {
    return Fact.at(line, name, sum.value(), line.text());
  }
}
