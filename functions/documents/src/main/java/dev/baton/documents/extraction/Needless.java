package dev.baton.documents.extraction;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Leaves out what was found for comparison only and says nothing else than the facts beside it.
 * What another part of the document may contradict stays.
 */
final class Needless {
  private static final Pattern MONEY = Pattern.compile("\\d[.,]\\d{2}(?!\\d)|\\p{Sc}");

  private Needless() {}

  /** The facts without rows of other tables, behind those items that make the sum by themselves. */
  static List<Fact> withoutOtherTables(List<Fact> all) {
    Optional<Fact> total = all.stream().filter(fact -> fact.name().equals("total")).findFirst();
    return total
        .filter(sum -> isMade(sum, all))
        .map(sum -> all.stream().filter(fact -> !isOfOtherTable(fact, sum)).toList())
        .orElse(all);
  }

  private static boolean isMade(Fact total, List<Fact> all) {
    BigDecimal sum =
        all.stream()
            .filter(fact -> fact.name().equals("lineItem") && !isBehind(fact, total))
            .map(fact -> fact.value().at("/amount/amount").decimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return all.stream()
        .filter(fact -> fact.name().matches("subtotal|total"))
        .anyMatch(fact -> fact.value().path("amount").decimalValue().compareTo(sum) == 0);
  }

  private static boolean isOfOtherTable(Fact fact, Fact total) {
    return fact.name().equals("lineItem")
        && isBehind(fact, total)
        && !MONEY.matcher(fact.text()).find();
  }

  private static boolean isBehind(Fact fact, Fact total) {
    return fact.page() > total.page()
        || (fact.page() == total.page() && fact.line() > total.line());
  }

  static List<Fact> without(List<Fact> all) {
    return all.stream()
        .filter(
            fact ->
                switch (fact.name()) {
                  case PatientNumbers.NAME -> !isKnown(fact, "number", "patientId", all);
                  case OtherAccounts.NAME -> !isKnown(fact, "", "iban", all);
                  case OfOneSex.NAME -> isOfTheOther(fact, all);
                  case Greeted.NAME -> !isAddressed(fact, all);
                  default -> true;
                })
        .toList();
  }

  private static boolean isKnown(Fact fact, String member, String name, List<Fact> all) {
    String value = member.isEmpty() ? fact.value().asText() : fact.value().path(member).asText();
    return all.stream()
        .filter(other -> other.name().equals(name))
        .map(other -> other.value().asText().replaceAll("[^\\p{L}\\d]", ""))
        .anyMatch(other -> other.equalsIgnoreCase(value));
  }

  private static boolean isOfTheOther(Fact fact, List<Fact> all) {
    Set<String> told =
        all.stream()
            .filter(other -> other.name().matches("sex|sexMentioned|pronoun|patientName"))
            .map(other -> sex(other.value().asText()))
            .filter(sex -> !sex.isEmpty())
            .collect(Collectors.toSet());
    return !told.contains(fact.value().asText());
  }

  private static String sex(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("female") || lower.matches("(?s)(?:mrs|ms|miss|frau|mme)\\b.*")) {
      return "female";
    }
    return lower.equals("male") || lower.matches("(?s)(?:mr|herrn?|master)\\b.*") ? "male" : "";
  }

  private static boolean isAddressed(Fact greeted, List<Fact> all) {
    String to =
        all.stream()
            .filter(fact -> fact.name().equals("to"))
            .map(fact -> fact.value().asText() + " " + fact.text())
            .collect(Collectors.joining(" "));
    return to.isEmpty() || Greeted.isNamed(greeted, to);
  }
}
