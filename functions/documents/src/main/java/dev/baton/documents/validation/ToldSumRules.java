package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.OtherSums;
import dev.baton.documents.extraction.SumsInWords;
import dev.baton.documents.extraction.Told;
import dev.baton.documents.extraction.ToldSums;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Notation;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the words of an invoice say of its sums must be as its table has it. */
final class ToldSumRules {
  private static final Pattern REVERSED =
      Pattern.compile(
          "(?iu)\\b(?:"
              + Told.OF_REVERSED_CHARGES
              + ")\\b(?!\\s*[:-]?\\s*(?:no|nil|n|nein|non|nee)\\b)");

  private static final Pattern RECEIVED =
      Pattern.compile("(?iu)\\b(?:received|receipt|thanks?|paid|credited|cleared)\\b");

  private ToldSumRules() {}

  static void check(Facts facts, List<Remark> findings) {
    deposits(facts, findings);
    reverseCharge(facts, findings);
    if (!toldSums(facts, findings)) {
      unexplained(facts, findings);
    }
    inWords(facts, findings);
  }

  // Whatever it is, a person knows why it is there.
  private static void unexplained(Facts facts, List<Remark> findings) {
    List<Fact> others = OtherSums.unexplained(facts.all());
    if (facts.has("total") && !others.isEmpty()) {
      findings.add(
          Remark.minor("sum-unexplained", "A sum is none of the items, taxes and totals.", others));
    }
  }

  // A letter asks for a sum that its table has somewhere.
  private static boolean toldSums(Facts facts, List<Remark> findings) {
    List<BigDecimal> sums =
        Stream.concat(
                Stream.of("total", "subtotal", "tax", "amountPaid")
                    .flatMap(name -> facts.named(name).stream())
                    .map(fact -> Facts.amountOf(fact.value())),
                facts.named("lineItem").stream()
                    .map(item -> Facts.amountOf(item.value().path("amount"))))
            .toList();
    List<Fact> others =
        facts.named(ToldSums.NAME).stream()
            .filter(
                told ->
                    sums.stream()
                        .noneMatch(sum -> sum.compareTo(Facts.amountOf(told.value())) == 0))
            .toList();
    boolean differ = facts.has("total") && !others.isEmpty();
    if (differ) {
      findings.add(
          Remark.major("contradiction", "The text asks for another sum than the table.", others));
    }
    return differ;
  }

  // The total in words is that in figures, without its cents.
  private static void inWords(Facts facts, List<Remark> findings) {
    List<Fact> others =
        facts.named(SumsInWords.NAME).stream()
            .filter(
                words ->
                    facts.named("total").stream()
                        .map(total -> Facts.amountOf(total.value()).toBigInteger())
                        .noneMatch(words.value().bigIntegerValue()::equals))
            .toList();
    if (facts.has("total") && !others.isEmpty()) {
      findings.add(
          Remark.major("contradiction", "The sum in words is not that in figures.", others));
    }
  }

  // A deposit that the words say was received is taken off somewhere.
  private static void deposits(Facts facts, List<Remark> findings) {
    List<Fact> forgotten =
        facts.named(Told.NAME).stream()
            .filter(told -> RECEIVED.matcher(told.value().asText()).find())
            .filter(
                told ->
                    Amounts.all(told.value().asText(), Notation.UNKNOWN).stream()
                        .map(found -> Facts.amountOf(found.value()))
                        .anyMatch(amount -> amount.signum() > 0 && !isItem(amount, facts)))
            .toList();
    if (!forgotten.isEmpty() && !facts.has("amountPaid")) {
      findings.add(
          Remark.major("deposit-forgotten", "A deposit was received and not deducted.", forgotten));
    }
  }

  // Where the buyer accounts for the tax, none is charged.
  private static void reverseCharge(Facts facts, List<Remark> findings) {
    List<Fact> told =
        facts.named(Told.NAME).stream()
            .filter(fact -> REVERSED.matcher(fact.value().asText()).find())
            .toList();
    List<Fact> taxes =
        facts.named("tax").stream()
            .filter(tax -> Facts.amountOf(tax.value()).signum() > 0)
            .toList();
    if (!told.isEmpty() && !taxes.isEmpty()) {
      findings.add(
          Remark.major(
              "contradiction",
              "The text says that the buyer accounts for the tax, and it is charged.",
              Stream.concat(told.stream(), taxes.stream()).toList()));
    }
  }

  private static boolean isItem(BigDecimal amount, Facts facts) {
    return facts.named("lineItem").stream()
        .anyMatch(item -> Facts.amountOf(item.value().path("amount")).abs().compareTo(amount) == 0);
  }
}
