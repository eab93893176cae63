package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Found;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** The rate that stands before an amount, in percent: what a tax can be held against. */
final class TaxRate {
  private static final Pattern RATE = Pattern.compile("(\\d{1,2}(?:[.,]\\d{1,3})?)\\s?%");

  private static final Pattern PARTIAL =
      Pattern.compile(
          "(?iu)\\bon [€$£]?\\s?\\d[\\d.,]*\\s|%\\)?\\s*(?:(?:on|of|auf)"
              + " (?!net|total|sub|the|netto|goods)(?:\\p{L}|[€$£]?\\s?\\d)|\\((?:parts|materials?|labou?r|goods|items)\\b)");

  private static final Pattern FIGURES = Pattern.compile("^\\D+|[^\\d]+$");

  private TaxRate() {}

  /** The value with the member {@code rate} where one and only one rate stands before it. */
  static JsonNode beside(Found found, Line line) {
    if (!(found.value() instanceof ObjectNode money) || !money.has("amount")) {
      return found.value();
    }
    String before = line.text().substring(0, Math.max(0, at(found.text(), line.text())));
    // A tax on some of the items is no share of the whole.
    if (PARTIAL.matcher(before).find()) {
      return money;
    }
    List<String> rates =
        RATE.matcher(before).results().map(rate -> rate.group(1).replace(',', '.')).toList();
    return rates.size() == 1
        ? money.deepCopy().put("rate", new BigDecimal(rates.getFirst()))
        : money;
  }

  // The space between sign and figures may be wider than it is told.
  private static int at(String amount, String line) {
    int whole = line.indexOf(amount);
    return whole >= 0 ? whole : line.lastIndexOf(FIGURES.matcher(amount).replaceAll(""));
  }
}
