package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import java.util.ArrayList;
import java.util.List;

/** What must agree in a referral letter: dates, sender and recipient, one urgency. */
final class ReferralLetterRules {
  private ReferralLetterRules() {}

  static List<Finding> check(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    DateRules.inOrder(facts, List.of("birthDate", "letterDate"), findings);
    DateRules.unambiguous(facts, List.of("birthDate", "letterDate"), findings);
    List<Fact> urgencies = facts.named("urgency");
    if (urgencies.stream().map(Fact::value).distinct().count() > 1) {
      findings.add(
          Finding.major(
              "urgencies-differ", "It is urgent in one place and not in another.", urgencies));
    }
    facts
        .best("from")
        .filter(from -> facts.best("to").filter(to -> to.value().equals(from.value())).isPresent())
        .ifPresent(
            from ->
                findings.add(
                    Finding.minor(
                        "same-parties", "Sender and recipient are the same.", List.of(from))));
    return findings;
  }
}
