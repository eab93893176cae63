package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.TableHeader;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import dev.baton.documents.values.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an invoice's table: a description and figures, the last of which is the row's sum.
 * Which figure is the quantity and which the price is decided by what multiplies to the sum.
 */
final class LineItems implements SectionFacts {
  private static final Pattern SUMMARY =
      Pattern.compile(
          "(?i)^\\W*(?:sub-?\\s?total|total|net|netto|gross|brutto|vat|tax|sales"
              + " tax|gst|mwst|ust|umsatzsteuer"
              + "|mehrwertsteuer|amount|balance|grand|zwischensumme|gesamt|summe|rechnungsbetrag|less|paid|deposit"
              + "|discount|rabatt|payment|carried|brought|shipping|freight|carriage|please|due|iban|invoice)\\b.*");
  private static final Pattern FIGURE =
      Pattern.compile("(?<![\\w.,/-])[-−]?(" + Numbers.WRITTEN + ")(?!\\s?%|[\\w/]|[.,-]\\d)");
  private static final Pattern MONEY_END =
      Pattern.compile(".*\\d[.,]\\d{2}\\)?\\s*(?:[€$£]|[A-Z]{3})?\\s*[A-Z*]?\\s*$");

  private static final Pattern FIGURES_BEHIND =
      Pattern.compile(
          "(?:\\s+[-−]?(?:[€$£]\\s?)?"
              + Numbers.WRITTEN
              + "(?:\\s?(?:%|[€$£]|x|pcs|h|hrs))?)+\\s*(?:[€$£]|[A-Z]{3})?$");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    boolean inTable = section.tableHeader() != null && isItemHeader(section.tableHeader());
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      if (TableHeader.is(Cell.of(line.text()))) {
        inTable = isItemHeader(line);
      } else if (SUMMARY.matcher(line.text()).matches()) {
        inTable &= line.text().matches("(?i).*\\b(?:carried|brought)\\b.*");
      } else {
        Fact item = item(line, inTable, notation);
        if (item != null) {
          facts.add(item);
        }
      }
    }
    return facts;
  }

  private static boolean isItemHeader(Line line) {
    return line.text()
        .matches(
            "(?i).*\\b(desc\\w*|items?|qty|quantity|article|service|product|menge|bezeichnung|artikel|beschreibung"
                + "|hours|particulars|details|leistung)\\b.*");
  }

  private static @Nullable Fact item(Line line, boolean inTable, Notation notation) {
    String text = line.text();
    List<Found> amounts = Amounts.all(text, notation);
    if (amounts.isEmpty() || !MONEY_END.matcher(text).matches()) {
      return null;
    }
    Found sum = amounts.getLast();
    String before = text.substring(0, sum.start());
    List<BigDecimal> figures = figures(before, notation);
    String description = description(before);
    Product product = product(figures, sum.value().get("amount").decimalValue());
    if (description.length() < 2
        || (product == null && !inTable)
        || (!inTable && figures.size() < 2)) {
      return null;
    }
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("description", description);
    value.put("quantity", product == null ? null : product.quantity());
    value.set("unitPrice", product == null ? null : money(product.price(), sum));
    value.set("amount", sum.value());
    if (product == null && couldMultiply(figures)) {
      value.put("disagrees", true);
    }
    return Fact.at(line, "lineItem", value, text);
  }

  // A quantity and a price in front of the sum: they should have made it.
  private static boolean couldMultiply(List<BigDecimal> figures) {
    return figures.size() >= 2 && figures.getLast().scale() == 2;
  }

  private static ObjectNode money(BigDecimal amount, Found like) {
    ObjectNode money = like.value().deepCopy();
    return money.put("amount", amount);
  }

  private static List<BigDecimal> figures(String text, Notation notation) {
    List<BigDecimal> figures = new ArrayList<>();
    Matcher matcher = FIGURE.matcher(text);
    while (matcher.find()) {
      BigDecimal figure = Numbers.parse(matcher.group(1), notation);
      figures.add(matcher.group().startsWith(matcher.group(1)) ? figure : figure.negate());
    }
    return figures;
  }

  /** Two figures that multiply to the sum of the row. */
  private record Product(BigDecimal quantity, BigDecimal price) {}

  private static @Nullable Product product(List<BigDecimal> figures, BigDecimal sum) {
    for (int i = figures.size() - 1; i > 0; i--) {
      for (int j = i - 1; j >= 0; j--) {
        BigDecimal product =
            figures.get(i).multiply(figures.get(j)).setScale(2, RoundingMode.HALF_UP);
        if (product.subtract(sum).abs().compareTo(new BigDecimal("0.011")) <= 0
            && sum.signum() != 0) {
          // The price has decimals or is the later figure.
          boolean earlierIsPrice = figures.get(j).scale() == 2 && figures.get(i).scale() < 2;
          return earlierIsPrice
              ? new Product(figures.get(i), figures.get(j))
              : new Product(figures.get(j), figures.get(i));
        }
      }
    }
    return null;
  }

  // The longest cell with letters in it; an item number before it is none.
  private static String description(String text) {
    String best = "";
    for (Cell cell : Cell.of(text)) {
      String words = cell.text().replaceFirst("^\\d{1,3}[.)]?\\s+(?=\\p{L})", "");
      if (words.chars().anyMatch(Character::isLetter) && words.length() > best.length()) {
        best = words;
      }
    }
    // Where all stands in one cell, the figures behind the words are no part of them.
    boolean single = Cell.of(text).size() == 1;
    return (single ? FIGURES_BEHIND.matcher(best).replaceFirst("") : best).strip();
  }
}
