package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must agree in an invoice: items, taxes and total; dates; one currency; bank data. */
final class InvoiceRules {
  private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

  private InvoiceRules() {}

  static List<Finding> check(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    sums(facts, findings);
    total(facts, findings);
    totalsDiffer(facts, findings);
    currencies(facts, findings);
    DateRules.inOrder(facts, List.of("issueDate", "dueDate"), findings);
    DateRules.unambiguous(facts, List.of("issueDate", "dueDate"), findings);
    for (String name : List.of("invoiceNumber", "total", "subtotal", "issueDate", "iban")) {
      Assessor.contradiction(facts, name, findings);
    }
    if (facts.named("iban").stream().anyMatch(fact -> fact.value().has("invalid"))) {
      findings.add(
          Finding.major("iban-invalid", "The checksum of the IBAN is wrong.", facts.named("iban")));
    }
    return findings;
  }

  private static void sums(Facts facts, List<Finding> findings) {
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
      if (!near(totals(facts, subtotal.get()), total.get())) {
        findings.add(
            Finding.major(
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
            Finding.major(
                "items-disagree", "The items do not add up to the net amount or total.", items));
      }
      checked = true;
      rows(items, findings);
    }
    if (!checked) {
      findings.add(
          Finding.major("total-unchecked", "Nothing in it proves the total.", evidence(facts)));
    }
  }

  private static void rows(List<Fact> items, List<Finding> findings) {
    List<Fact> wrong =
        items.stream().filter(item -> item.value().path("disagrees").asBoolean()).toList();
    if (!wrong.isEmpty()) {
      findings.add(
          Finding.major(
              "item-disagrees", "Quantity and price of an item do not make its amount.", wrong));
    }
  }

  // What the net amount can lead to: taxes may be in it, charges and discounts before or after it.
  private static Set<BigDecimal> totals(Facts facts, BigDecimal net) {
    Set<BigDecimal> sums = new LinkedHashSet<>();
    sums.add(net);
    BigDecimal taxes =
        facts.named("tax").stream()
            .map(Fact::value)
            .map(Facts::amountOf)
            .distinct()
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    with(sums, taxes);
    facts.amount("tax").ifPresent(tax -> with(sums, tax));
    facts.amount("shipping").ifPresent(shipping -> with(sums, shipping));
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
  private static void totalsDiffer(Facts facts, List<Finding> findings) {
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
          Finding.major("contradiction", "The document gives more than one total.", others));
    }
  }

  private static void total(Facts facts, List<Finding> findings) {
    facts
        .amount("total")
        .filter(total -> total.signum() <= 0)
        .ifPresent(
            total ->
                findings.add(
                    Finding.minor(
                        "total-not-positive", "The total is not positive.", facts.named("total"))));
  }

  private static void currencies(Facts facts, List<Finding> findings) {
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
    if (currencies.size() > 1) {
      findings.add(
          Finding.major("currencies-differ", "The sums are in several currencies.", amounts));
    } else if (currencies.isEmpty() && !amounts.isEmpty()) {
      findings.add(Finding.minor("currency-unknown", "No currency is written.", amounts));
    }
  }

  private static List<Fact> evidence(Facts facts) {
    List<Fact> evidence = new ArrayList<>();
    List.of("subtotal", "tax", "total").forEach(name -> evidence.addAll(facts.named(name)));
    return evidence;
  }
}
