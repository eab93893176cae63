package dev.baton.documents.validation;

import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about dates that several types share. */
final class DateRules {
  /** A weekend, or the first or last day that is counted or not. */
  private static final int ROUNDED = 3;

  private DateRules() {}

  /** Each date must not be before the one that is named before it. */
  static void inOrder(Facts facts, List<String> names, List<Remark> findings) {
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        String earlier = names.get(i);
        String later = names.get(j);
        Optional<LocalDate> first = facts.day(earlier);
        Optional<LocalDate> second = facts.day(later);
        boolean reversed =
            first.isPresent() && second.isPresent() && second.get().isBefore(first.get());
        if (reversed || facts.isEarlierThatDay(later, earlier)) {
          findings.add(
              Remark.major(
                  "dates-out-of-order",
                  "The " + later + " is before the " + earlier + ".",
                  Stream.of(earlier, later).flatMap(name -> facts.best(name).stream()).toList()));
        }
      }
    }
  }

  /** From one to the other, more days are hardly ever between: a person should look. */
  static void notFarApart(
      Facts facts, String earlier, String later, long most, List<Remark> findings) {
    Optional<LocalDate> first = facts.day(earlier);
    Optional<LocalDate> second = facts.day(later);
    if (first.isPresent()
        && second.isPresent()
        && second.get().isAfter(first.get().plusDays(most))) {
      findings.add(
          Remark.minor(
              "dates-far-apart",
              "From the " + earlier + " to the " + later + " are more than " + most + " days.",
              Stream.of(earlier, later).flatMap(name -> facts.best(name).stream()).toList()));
    }
  }

  /** A date that the words put so many days after another is about as many after it. */
  static void afterDays(
      Facts facts, String earlier, String later, String told, List<Remark> findings) {
    Optional<LocalDate> first = facts.day(earlier);
    Optional<LocalDate> second = facts.day(later);
    List<Fact> days = facts.named(told);
    if (first.isEmpty() || second.isEmpty() || days.isEmpty()) {
      return;
    }
    long apart = ChronoUnit.DAYS.between(first.get(), second.get());
    if (days.stream().allMatch(day -> Math.abs(day.value().asLong() - apart) > ROUNDED)) {
      findings.add(
          Remark.minor(
              "terms-disagree",
              "From the " + earlier + " to the " + later + " are not as many days as it says.",
              Stream.concat(
                      days.stream(),
                      Stream.of(earlier, later).flatMap(name -> facts.best(name).stream()))
                  .toList()));
    }
  }

  /** A date that can be read in two ways needs somebody who knows. */
  static void unambiguous(Facts facts, List<String> names, List<Remark> findings) {
    if (facts.has(Extractor.PERHAPS)) {
      findings.add(
          Remark.minor(
              "date-order-likely",
              "Day and month were told apart by the style of other dates only.",
              facts.named(Extractor.PERHAPS)));
    }
    for (String name : names) {
      List<Fact> ambiguous =
          facts.best(name).filter(fact -> fact.value().has("ambiguous")).stream().toList();
      if (!ambiguous.isEmpty()) {
        findings.add(
            Remark.minor("ambiguous-date", "The " + name + " can be read in two ways.", ambiguous));
      }
    }
  }
}
