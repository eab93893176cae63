package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;

/** What must agree in a referral letter: dates, sender and recipient, one urgency. */
final class ReferralLetterRules {
  private static final List<String> DEGREES = List.of("routine", "soon", "urgent", "emergency");
  private static final int FAR = 2;

  private ReferralLetterRules() {}

  /** How much of what should agree could be compared, by what it is; 0 to 1 each. */
  static Map<String, Double> compared(Facts facts) {
    boolean dated = facts.day("birthDate").isPresent() && facts.day("letterDate").isPresent();
    boolean twice = facts.has("patientName") && facts.has("patientId");
    return Map.of(
        "order of dates", dated ? 1.0 : 0,
        "name with number of the patient", twice ? 1.0 : 0,
        "urgency", facts.has("urgency") ? 1.0 : 0);
  }

  // A sentence may say in other words what a label says; far from it, it says something else.
  private static boolean contradict(List<Fact> urgencies) {
    List<Fact> labelled = urgencies.stream().filter(fact -> fact.label() != null).toList();
    if (labelled.stream().map(Fact::value).distinct().count() > 1) {
      return true;
    }
    IntSummaryStatistics degrees =
        urgencies.stream()
            .mapToInt(fact -> DEGREES.indexOf(fact.value().asText()))
            .filter(degree -> degree >= 0)
            .summaryStatistics();
    return degrees.getCount() > 1 && degrees.getMax() - degrees.getMin() >= FAR;
  }

  static List<Remark> check(Facts facts) {
    List<Remark> findings = new ArrayList<>();
    DateRules.inOrder(facts, List.of("birthDate", "letterDate"), findings);
    DateRules.unambiguous(facts, List.of("birthDate", "letterDate"), findings);
    List<Fact> urgencies = facts.named("urgency");
    if (contradict(urgencies)) {
      findings.add(
          Remark.major(
              "urgencies-differ", "It is urgent in one place and not in another.", urgencies));
    }
    facts
        .best("from")
        .filter(from -> facts.best("to").filter(to -> to.value().equals(from.value())).isPresent())
        .ifPresent(
            from ->
                findings.add(
                    Remark.minor(
                        "same-parties", "Sender and recipient are the same.", List.of(from))));
    return findings;
  }
}
