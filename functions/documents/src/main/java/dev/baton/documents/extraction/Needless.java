package dev.baton.documents.extraction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Leaves out what was found for comparison only and says nothing else than the facts beside it. */
final class Needless {
  private static final Pattern LEFT = Pattern.compile("(?i)\\bleft\\b");
  private static final Pattern RIGHT = Pattern.compile("(?i)\\bright\\b");

  private Needless() {}

  static List<Fact> without(List<Fact> all) {
    return all.stream()
        .filter(
            fact ->
                switch (fact.name()) {
                  case PatientNumbers.NAME -> !isKnown(fact, "number", "patientId", all);
                  case OtherAccounts.NAME -> !isKnown(fact, "", "iban", all);
                  case Sides.NAME -> isOnBothSides(fact, all) || isBesideDiagnosis(fact, all);
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

  private static boolean isOnBothSides(Fact fact, List<Fact> all) {
    return all.stream()
        .anyMatch(
            other ->
                other.name().equals(Sides.NAME)
                    && other.value().path("part").equals(fact.value().path("part"))
                    && !other.value().path("side").equals(fact.value().path("side")));
  }

  // A diagnosis or procedure of the other side, whatever its part.
  private static boolean isBesideDiagnosis(Fact fact, List<Fact> all) {
    Pattern other = fact.value().path("side").asText().equals("left") ? RIGHT : LEFT;
    return all.stream()
        .filter(head -> head.name().equals("diagnosis") || head.name().equals("procedure"))
        .anyMatch(head -> other.matcher(head.text()).find());
  }

  private static boolean isOfTheOther(Fact fact, List<Fact> all) {
    Set<String> told =
        all.stream()
            .filter(other -> other.name().matches("sex|sexMentioned|pronoun|patientName"))
            .map(other -> sex(other.value().asText()))
            .filter(sex -> !sex.isEmpty())
            .collect(Collectors.toSet());
    return !told.isEmpty() && !told.contains(fact.value().asText());
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
