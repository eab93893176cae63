package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.StatedCurrencies;
import dev.baton.documents.extraction.ToldTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must agree in an invoice: items, taxes and total; dates; one currency; bank data. */
final class InvoiceRules {
  // What is written must add up to the cent.
  private static final BigDecimal TOLERANCE = new BigDecimal("0.004");

  private static final Pattern OWN_NUMBER =
      Pattern.compile(
          "(?iu)\\b(?:inv|invoice|\\p{L}*rechnung\\p{L}*|facture|factura|fattura|factuur|bill)\\b");
  private static final BigDecimal HUNDRED = new BigDecimal("100");
  private static final Pattern INCLUDED =
      Pattern.compile(
          "(?iu)\\b(?:incl\\p{L}*|inkl\\p{L}*|davon|enthalt\\p{L}*|darin|dont|of"
              + " which|thereof|comprend|compres\\p{L}|inbegrepen|waarvan|di cui)\\b");
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal MOST_ROUNDED = new BigDecimal("0.10");

  private static final long LATEST_PAYMENT = 200;

  private InvoiceRules() {}

  static List<Remark> check(Facts facts) {
    List<Remark> findings = new ArrayList<>();
    ToldSumRules.check(facts, findings);
    sums(facts, findings);
    total(facts, findings);
    totalsDiffer(facts, findings);
    currencies(facts, findings);
    taxRate(facts, findings);
    DateRules.inOrder(facts, List.of("issueDate", "dueDate"), findings);
    DateRules.unambiguous(facts, List.of("issueDate", "dueDate"), findings);
    DateRules.notFarApart(facts, "issueDate", "dueDate", LATEST_PAYMENT, findings);
    DateRules.afterDays(facts, "issueDate", "dueDate", ToldTerms.NAME, findings);
    numbers(facts, findings);
    ItemRules.check(facts, findings);
    for (String name : List.of("invoiceNumber", "total", "subtotal", "issueDate", "iban")) {
      Assessor.contradiction(facts, name, findings);
    }
    if (facts.named("iban").stream().anyMatch(fact -> fact.value().has("invalid"))) {
      findings.add(
          Remark.major("iban-invalid", "The checksum of the IBAN is wrong.", facts.named("iban")));
    }
    return findings;
  }

  /** How much of what should agree could be compared, by what it is; 0 to 1 each. */
  static Map<String, Double> compared(Facts facts) {
    boolean dated = facts.day("issueDate").isPresent() && facts.day("dueDate").isPresent();
    boolean currency =
        facts.best("total").filter(f -> f.value().path("currency").isTextual()).isPresent();
    return Map.of(
        "items with net amount or total", facts.has("lineItem") ? 1.0 : 0,
        "net amount and taxes with total", facts.has("subtotal") ? 1.0 : 0,
        "order of dates", dated ? 1.0 : 0,
        "currency", currency ? 1.0 : 0);
  }

  // A tax of one rate is that share of the net amount, or of the total it is in; so is each of
  // several that have one rate, or all of them together.
  private static void taxRate(Facts facts, List<Remark> findings) {
    List<Fact> taxes = facts.named("tax");
    Optional<BigDecimal> total = facts.amount("total");
    List<BigDecimal> rates =
        taxes.stream()
            .map(tax -> tax.value().path("rate"))
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue)
            .distinct()
            .toList();
    boolean rated = taxes.stream().allMatch(tax -> tax.value().path("rate").isNumber());
    if (taxes.isEmpty() || total.isEmpty() || !rated || rates.size() != 1) {
      return;
    }
    BigDecimal rate = rates.getFirst().movePointLeft(2);
    BigDecimal all = sum(taxes.stream().map(tax -> Facts.amountOf(tax.value())).toList());
    // Rounded once for each row at most.
    int rows = Math.max(1, facts.named("lineItem").size());
    BigDecimal allowed =
        rate.signum() == 0
            ? TOLERANCE
            : CENT.multiply(BigDecimal.valueOf(rows + 1L)).min(MOST_ROUNDED);
    Set<BigDecimal> taxed = taxed(facts, total.get().subtract(all));
    boolean agrees =
        Stream.of(all, Facts.amountOf(taxes.getFirst().value()))
            .anyMatch(
                amount ->
                    taxed.stream()
                        .anyMatch(
                            b -> b.multiply(rate).subtract(amount).abs().compareTo(allowed) <= 0));
    if (!agrees) {
      findings.add(
          Remark.minor("tax-rate-disagrees", "The tax is not its rate of the amount.", taxes));
    }
  }

  // What a tax can be the share of: the net amount, charges and discounts before or after it.
  private static Set<BigDecimal> taxed(Facts facts, BigDecimal net) {
    Set<BigDecimal> amounts = new LinkedHashSet<>(List.of(net));
    facts.amount("subtotal").ifPresent(amounts::add);
    for (String extra : List.of("shipping", "discount", "amountPaid")) {
      facts.amount(extra).map(BigDecimal::abs).ifPresent(more -> with(amounts, more));
      facts.amount(extra).map(BigDecimal::abs).ifPresent(less -> with(amounts, less.negate()));
    }
    return amounts;
  }

  private static void sums(Facts facts, List<Remark> findings) {
    List<Fact> items = facts.named("lineItem");
    Optional<BigDecimal> total = facts.amount("total");
    Optional<BigDecimal> subtotal = facts.amount("subtotal");
    if (total.isEmpty()) {
      return;
    }
    BigDecimal sum =
        items.stream()
            .map(item -> Facts.amountOf(item.value().path("amount")))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean checked = false;
    if (subtotal.isPresent()) {
      checked = true;
      if (leadsElsewhere(facts, subtotal.get(), total.get())) {
        findings.add(
            Remark.major(
                "sum-disagrees",
                "Net amount, taxes and charges do not add up to the total.",
                evidence(facts)));
      }
    }
    if (!items.isEmpty()) {
      Set<BigDecimal> expected = new LinkedHashSet<>(totals(facts, sum));
      boolean agrees =
          near(expected, total.get())
              || (subtotal.isPresent() && near(totals(facts, sum), subtotal.get()));
      if (!agrees) {
        findings.add(
            Remark.major(
                "items-disagree", "The items do not add up to the net amount or total.", items));
      }
      checked = true;
      rows(items, findings);
    }
    if (!checked) {
      findings.add(
          Remark.major("total-unchecked", "Nothing in it proves the total.", evidence(facts)));
    }
  }

  // A tax that stands beside the net amount is in the total, unless it was in the net amount.
  private static boolean leadsElsewhere(Facts facts, BigDecimal net, BigDecimal total) {
    if (near(withCharges(facts, withTaxes(facts, net)), total)) {
      return false;
    }
    boolean included =
        facts.named("tax").stream()
            .allMatch(
                tax ->
                    tax.value().path("amount").decimalValue().signum() == 0
                        || isIncluded(tax, net));
    return !included || !near(withCharges(facts, Set.of(net)), total);
  }

  private static boolean isIncluded(Fact tax, BigDecimal net) {
    if (INCLUDED.matcher(tax.text()).find()
        || (tax.label() != null && INCLUDED.matcher(tax.label()).find())) {
      return true;
    }
    JsonNode rate = tax.value().path("rate");
    if (!rate.isNumber()) {
      return false;
    }
    BigDecimal share = rate.decimalValue();
    if (share.signum() == 0) {
      return false;
    }
    BigDecimal part = net.multiply(share).divide(HUNDRED.add(share), 2, RoundingMode.HALF_UP);
    return part.subtract(Facts.amountOf(tax.value())).abs().compareTo(MOST_ROUNDED) <= 0;
  }

  private static void rows(List<Fact> items, List<Remark> findings) {
    List<Fact> wrong =
        items.stream().filter(item -> item.value().path("disagrees").asBoolean()).toList();
    if (!wrong.isEmpty()) {
      findings.add(
          Remark.major(
              "item-disagrees", "Quantity and price of an item do not make its amount.", wrong));
    }
  }

  // What the net amount can lead to: taxes may be in it, charges and discounts before or after it.
  private static Set<BigDecimal> totals(Facts facts, BigDecimal net) {
    Set<BigDecimal> sums = new LinkedHashSet<>(withTaxes(facts, net));
    sums.add(net);
    return withCharges(facts, sums);
  }

  private static Set<BigDecimal> withTaxes(Facts facts, BigDecimal net) {
    List<BigDecimal> taxes =
        facts.named("tax").stream().map(Fact::value).map(Facts::amountOf).toList();
    Set<BigDecimal> sums = new LinkedHashSet<>();
    sums.add(net.add(sum(taxes)));
    sums.add(net.add(sum(taxes.stream().distinct().toList())));
    facts.amount("tax").ifPresent(tax -> sums.add(net.add(tax)));
    // Parts of a tax may stand beside their sum.
    taxes.stream()
        .filter(tax -> tax.add(tax).compareTo(sum(taxes)) == 0)
        .forEach(tax -> sums.add(net.add(tax)));
    return sums;
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Set<BigDecimal> withCharges(Facts facts, Set<BigDecimal> some) {
    Set<BigDecimal> sums = new LinkedHashSet<>(some);
    facts.amount("shipping").ifPresent(shipping -> with(sums, shipping));
    facts.amount("rounding").ifPresent(rounding -> with(sums, rounding));
    facts.amount("discount").ifPresent(discount -> with(sums, discount.abs().negate()));
    facts.amount("amountPaid").ifPresent(paid -> with(sums, paid.abs().negate()));
    return sums;
  }

  private static void with(Set<BigDecimal> sums, BigDecimal more) {
    List.copyOf(sums).forEach(sum -> sums.add(sum.add(more)));
  }

  private static boolean near(Set<BigDecimal> sums, BigDecimal total) {
    return sums.stream().anyMatch(sum -> sum.subtract(total).abs().compareTo(TOLERANCE) <= 0);
  }

  // Two totals under different labels must be one sum, or one must lead to the other.
  private static void totalsDiffer(Facts facts, List<Remark> findings) {
    Optional<BigDecimal> best = facts.amount("total");
    List<Fact> others =
        facts.named("total").stream()
            .filter(
                fact -> {
                  BigDecimal other = Facts.amountOf(fact.value());
                  return best.isPresent()
                      && !near(totals(facts, other), best.get())
                      && !near(totals(facts, best.get()), other);
                })
            .toList();
    boolean known = findings.stream().anyMatch(finding -> finding.code().equals("contradiction"));
    if (!others.isEmpty() && !known) {
      findings.add(
          Remark.major("contradiction", "The document gives more than one total.", others));
    }
  }

  // Whatever the labels are called: an invoice has one number.
  private static void numbers(Facts facts, List<Remark> findings) {
    List<Fact> told =
        facts.named("invoiceNumber").stream()
            .filter(fact -> fact.label() != null && OWN_NUMBER.matcher(fact.label()).find())
            .toList();
    boolean one = told.stream().allMatch(fact -> sameNumber(fact, told.getFirst()));
    if (!one && facts.contradicting("invoiceNumber").isEmpty()) {
      findings.add(
          Remark.major("contradiction", "The document gives more than one invoiceNumber.", told));
    }
  }

  // One may leave out what the other has in front.
  private static boolean sameNumber(Fact one, Fact other) {
    String first = one.value().asText().replaceAll("[^\\p{L}\\p{N}]", "");
    String second = other.value().asText().replaceAll("[^\\p{L}\\p{N}]", "");
    return first.endsWith(second) || second.endsWith(first);
  }

  private static void total(Facts facts, List<Remark> findings) {
    facts
        .amount("total")
        .filter(total -> total.signum() <= 0)
        .ifPresent(
            total ->
                findings.add(
                    Remark.minor(
                        "total-not-positive", "The total is not positive.", facts.named("total"))));
  }

  private static void currencies(Facts facts, List<Remark> findings) {
    Set<String> currencies = new LinkedHashSet<>();
    List<Fact> amounts = new ArrayList<>();
    for (String name : List.of("subtotal", "tax", "total")) {
      for (Fact fact : facts.named(name)) {
        amounts.add(fact);
        if (fact.value().path("currency").isTextual()) {
          currencies.add(fact.value().path("currency").textValue());
        }
      }
    }
    for (Fact item : facts.named("lineItem")) {
      JsonNode currency = item.value().at("/amount/currency");
      if (currency.isTextual() && currencies.add(currency.textValue())) {
        amounts.add(item);
      }
    }
    // What no sum has a currency for may have it in the head of its column, or in words.
    for (Fact stated : facts.named(StatedCurrencies.NAME)) {
      if (!currencies.isEmpty() && currencies.add(stated.value().asText())) {
        amounts.add(stated);
      }
    }
    if (currencies.size() > 1) {
      findings.add(
          Remark.major("currencies-differ", "The sums are in several currencies.", amounts));
    } else if (currencies.isEmpty() && !amounts.isEmpty()) {
      findings.add(Remark.minor("currency-unknown", "No currency is written.", amounts));
    }
  }

  private static List<Fact> evidence(Facts facts) {
    List<Fact> evidence = new ArrayList<>();
    List.of("subtotal", "tax", "total").forEach(name -> evidence.addAll(facts.named(name)));
    return evidence;
  }
}
