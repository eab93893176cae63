package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import dev.baton.documents.values.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sums of money on an invoice that no fact accounts for, whatever their words are: another
 * amount in a covering note, a row that was not read as an item, a payment slip's own total.
 */
public final class OtherSums {
  /** The name of these facts; their values are amounts. */
  public static final String NAME = "otherSum";

  private static final Set<String> ROWS =
      Set.of("lineItem", "tax", "subtotal", "total", "discount", "shipping", "amountPaid");

  private static final int MOST = 20;
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Without a currency, less could be an hour, a day or a room. */
  private static final BigDecimal CERTAINLY_MONEY = BigDecimal.valueOf(32);

  /** Money that is not asked for by this invoice: of a company, of other days, of a condition. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "(?iu)\\b(?:capital\\w*|capitale|stammkapital|kapital|penalt\\w+|p[ée]nalit\\w+"
              + "|ind[ea]mnit\\p{L}*|forfaitaire|verzug\\w*|mahn\\w+|surcharges?|late|overdue|returned|interest|fees?"
              + "|minimum|limit|equivalent|equals|information|exchange|kurs|rates?|per|each|hourly|skonto|escompte|discounts?|sconto|descuento|korting|insur\\w+|cover|over|up"
              + " to|exceed\\w*|previous\\w*|last|earlier|estimat\\w*|quot\\w+|budget|deposit)\\b");

  private static final Pattern NUMBER = Pattern.compile(Numbers.WRITTEN);

  private OtherSums() {}

  // Every number among the values of rows, without its sign, and what rows of items sum up to.
  private static Set<BigDecimal> told(Collection<Fact> facts) {
    Set<BigDecimal> told = new HashSet<>();
    facts.stream()
        .filter(fact -> ROWS.contains(fact.name()))
        .forEach(fact -> numbers(fact.value(), told));
    List<BigDecimal> items =
        facts.stream()
            .filter(fact -> fact.name().equals("lineItem"))
            .sorted(Comparator.comparingInt(Fact::page).thenComparingInt(Fact::line))
            .map(fact -> fact.value().at("/amount/amount"))
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue)
            .limit(MOST * MOST)
            .toList();
    for (int first = 0; first < items.size(); first++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (BigDecimal item : items.subList(first, items.size())) {
        sum = sum.add(item);
        told.add(plain(sum));
      }
    }
    return told;
  }

  /** Those of these facts that no other of them accounts for. */
  public static List<Fact> unexplained(Collection<Fact> facts) {
    Set<BigDecimal> told = told(facts);
    return facts.stream()
        .filter(fact -> fact.name().equals(NAME))
        .filter(fact -> !told.contains(plain(fact.value().path("amount").decimalValue())))
        .toList();
  }

  /** Those on these lines, twenty at most. */
  static List<Fact> of(List<Line> lines, Collection<Fact> facts, Notation notation) {
    Set<BigDecimal> told = told(facts);
    Set<String> rows =
        facts.stream()
            .filter(fact -> ROWS.contains(fact.name()))
            .map(fact -> fact.page() + ":" + fact.line())
            .collect(Collectors.toSet());
    List<Fact> others = new ArrayList<>();
    for (Line line : lines) {
      if (others.size() >= MOST) {
        break;
      }
      if (!rows.contains(line.page() + ":" + line.number())
          && !OTHERWISE.matcher(line.text()).find()) {
        others.addAll(on(line, told, notation));
      }
    }
    return others;
  }

  private static List<Fact> on(Line line, Set<BigDecimal> told, Notation notation) {
    List<Found> open =
        Amounts.all(line.text(), notation).stream()
            .filter(found -> isMoney(found) && !told.contains(amount(found)))
            .toList();
    if (open.isEmpty()) {
      return List.of();
    }
    List<BigDecimal> figures = figures(line.text(), notation);
    return open.stream()
        .filter(found -> !isFactor(amount(found), figures, told))
        .map(found -> Fact.at(line, NAME, found.value(), found.text()))
        .toList();
  }

  private static boolean isMoney(Found found) {
    boolean currency = found.text().chars().anyMatch(c -> Character.isLetter(c) || isSign(c));
    return currency ? amount(found).signum() > 0 : amount(found).compareTo(CERTAINLY_MONEY) >= 0;
  }

  private static boolean isSign(int character) {
    return Character.getType(character) == Character.CURRENCY_SYMBOL;
  }

  // A price, a quantity or a rate that makes a sum which is told, or is made so by two others.
  private static boolean isFactor(
      BigDecimal amount, List<BigDecimal> figures, Set<BigDecimal> told) {
    for (BigDecimal one : figures) {
      BigDecimal product = plain(amount.multiply(one));
      if (told.contains(product) || told.contains(plain(product.divide(HUNDRED)))) {
        return true;
      }
      boolean factor = one.compareTo(BigDecimal.ONE) > 0 && one.compareTo(amount) != 0;
      if (factor && figures.stream().anyMatch(other -> makes(one, other, amount))) {
        return true;
      }
    }
    return false;
  }

  private static boolean makes(BigDecimal one, BigDecimal other, BigDecimal amount) {
    BigDecimal made = one.multiply(other);
    return other.compareTo(amount) != 0
        && (isNear(made, amount) || isNear(made.divide(HUNDRED), amount));
  }

  private static boolean isNear(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(CENT) <= 0;
  }

  private static List<BigDecimal> figures(String text, Notation notation) {
    List<BigDecimal> figures = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find() && figures.size() < MOST) {
      figures.add(Numbers.parse(number.group(), notation));
    }
    return figures;
  }

  private static BigDecimal amount(Found found) {
    return plain(found.value().path("amount").decimalValue());
  }

  private static void numbers(JsonNode value, Set<BigDecimal> numbers) {
    if (value.isNumber()) {
      numbers.add(plain(value.decimalValue()));
    }
    value.forEach(part -> numbers(part, numbers));
  }

  /** Without sign, to the cent, so that equal sums are equal keys. */
  private static BigDecimal plain(BigDecimal number) {
    return number.abs().setScale(2, RoundingMode.HALF_UP);
  }
}
