package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of taxes by their rates, at the foot of an invoice: net amount, rate and tax in each row,
 * in any order, proven by their product.
 */
final class TaxRows {
  private static final Pattern RATE =
      Pattern.compile("(?<![\\d.,])(\\d{1,2}(?:[.,]\\d{1,2})?)\\s?%");
  private static final BigDecimal CENT = new BigDecimal("0.011");
  private static final int LEAST_ROWS = 2;
  private static final int FIGURES = 2;

  private TaxRows() {}

  /** The facts with the tax of each row, where one only was found, or their sum. */
  static List<Fact> completed(List<Fact> facts, List<Line> lines, Notation notation) {
    List<Fact> taxes = new ArrayList<>();
    for (Line line : lines) {
      tax(line, notation, taxes);
    }
    if (taxes.size() < LEAST_ROWS) {
      return facts;
    }
    List<Fact> all = new ArrayList<>(facts);
    for (Fact tax : taxes) {
      all.removeIf(fact -> fact.name().equals("lineItem") && isAt(tax, fact));
      if (all.stream().noneMatch(fact -> fact.name().equals("tax") && isSame(tax, fact))) {
        all.add(tax);
      }
    }
    return all;
  }

  // Only a rate and two figures, which may end in the gross amount as a third.
  private static void tax(Line line, Notation notation, List<Fact> taxes) {
    Matcher rate = RATE.matcher(line.text());
    List<Found> amounts = Amounts.all(line.text(), notation);
    boolean words =
        line.text()
                .replaceAll("(?iu)\\b[A-Z]{3}\\b|mwst|ust|vat|iva|tva|btw", "")
                .chars()
                .filter(Character::isLetter)
                .count()
            > 2;
    if (words || amounts.size() < FIGURES || amounts.size() > FIGURES + 1 || !rate.find()) {
      return;
    }
    BigDecimal share = new BigDecimal(rate.group(1).replace(',', '.'));
    BigDecimal net = amount(amounts.get(0));
    BigDecimal tax = amount(amounts.get(1));
    BigDecimal product = net.multiply(share).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    if (share.signum() > 0 && product.subtract(tax).abs().compareTo(CENT) <= 0) {
      ObjectNode value = amounts.get(1).value().deepCopy();
      taxes.add(Fact.at(line, "tax", value.put("rate", share), amounts.get(1).text()));
    }
  }

  private static BigDecimal amount(Found found) {
    return found.value().path("amount").decimalValue();
  }

  private static boolean isAt(Fact one, Fact other) {
    return one.page() == other.page() && one.line() == other.line();
  }

  private static boolean isSame(Fact one, Fact other) {
    return one.value()
            .path("amount")
            .decimalValue()
            .compareTo(other.value().path("amount").decimalValue())
        == 0;
  }
}
