package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.Greeted;
import dev.baton.documents.extraction.ToldDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What must agree in a referral letter: dates, sender and recipient, one urgency. */
final class ReferralLetterRules {
  private static final List<String> DEGREES = List.of("routine", "soon", "urgent", "emergency");
  private static final int FAR = 2;
  private static final long LONGEST_LIFE = 42_000;

  // A name is two words in capitals or more; what is told has words in small letters.
  private static final Pattern NAME = Pattern.compile("(?U)\\p{Lu}\\p{L}+\\s+\\p{Lu}\\p{L}+");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{3}");

  /** A number with letters in front of it. */
  private static final Pattern NUMBERED = Pattern.compile("\\b\\p{L}{1,5}-?\\d[\\d-]{3,}\\b");

  /** What begins with the label of something else. */
  private static final Pattern ELSE =
      Pattern.compile("(?iu)(?:question|urgency|priority|patient|medication|allergies)\\s*[:|¦]");

  /** What courtesies and requests consist of; a reason has other words. */
  private static final Pattern COURTESY =
      Pattern.compile(
          "(?iU)\\b(?:please|kindly|thank|thanks|you|your|very|much|many|for|to|see|seeing|seen|review\\w*"
              + "|assess\\w*|evaluat\\w*|accept\\w*|advi[sc]e|opinion|help|this|that|the|above|my|our|his|her"
              + "|him|them|patient|patiente?|patientin|lady|gentleman|man|woman|who|with|and|as|soon|possible|would"
              + "|could|should|can|will|be|is|am|are|i|we|if|it|in|at|on|of|an|a|grateful|glad|obliged|appreciated?"
              + "|refer\\w*|clinic|department|service|hospital|practice|colleague|doctor|dear|further|management"
              + "|treatment|care|appointment|routine\\w*|urgent\\w*|attention|earliest|convenience|named|mentioned"
              + "|dr|mr|mrs|ms|born|dob|nhs|no|number|bitte|um|und|die|der|das|den|dem|ich|wir|sie|ihnen|ihre[rn]?"
              + "|oben|genannte[rn]?|herrn?|frau|geboren|geb|weiterbehandlung|mitbehandlung|vorstellung|danke"
              + "|attach\\w*|enclos\\w*|overleaf|letters?|notes|summary|print-?out|details|given|by|phone|überweise[n]?|stelle[n]?|vor|zur|zum|mit|merci|de|le|la|ce|cette|votre|avis|je|vous|adresse)\\b");

  private static final Pattern OF_CHILDREN =
      Pattern.compile("(?iu)\\b(?:pa?ediatric\\p{L}*|neonat\\p{L}*|child(?:ren)?(?:['’]s)?)\\b");

  private static final int GROWN_UP = 20;

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
    int least = DEGREES.size();
    int most = 0;
    for (Fact urgency : urgencies) {
      int degree = DEGREES.indexOf(urgency.value().asText());
      if (degree >= 0) {
        least = Math.min(least, degree);
        most = Math.max(most, degree);
      }
    }
    return most - least >= FAR;
  }

  private static boolean saysSomething(Fact reason) {
    String said = reason.value().asText();
    String rest = COURTESY.matcher(NUMBERED.matcher(said).replaceAll(" ")).replaceAll(" ");
    return !ELSE.matcher(said).lookingAt()
        && LETTERS.matcher(NAME.matcher(rest).replaceAll(" ")).find();
  }

  // Nobody grown up is seen where children are.
  private static void ofAge(Facts facts, List<Remark> findings) {
    Optional<LocalDate> born = facts.day("birthDate");
    Optional<LocalDate> written = facts.day("letterDate");
    List<Fact> to =
        facts.named("to").stream()
            .filter(fact -> OF_CHILDREN.matcher(fact.value().asText()).find())
            .toList();
    if (!to.isEmpty()
        && born.isPresent()
        && written.isPresent()
        && born.get().until(written.get()).getYears() >= GROWN_UP) {
      findings.add(
          Remark.major("not-for-here", "The patient is too old for those it is sent to.", to));
    }
  }

  static List<Remark> check(Facts facts) {
    List<Remark> findings = new ArrayList<>();
    DateRules.inOrder(facts, List.of("birthDate", "letterDate"), findings);
    DateRules.unambiguous(facts, List.of("birthDate", "letterDate"), findings);
    DateRules.notFarApart(facts, "birthDate", "letterDate", LONGEST_LIFE, findings);
    ofAge(facts, findings);
    List<Fact> urgencies = facts.named("urgency");
    if (contradict(urgencies)) {
      findings.add(
          Remark.major(
              "urgencies-differ", "It is urgent in one place and not in another.", urgencies));
    }
    List<Fact> reasons = facts.named("reason");
    if (!reasons.isEmpty() && reasons.stream().noneMatch(ReferralLetterRules::saysSomething)) {
      findings.add(
          Remark.major("reason-empty", "The reason says nothing about the patient.", reasons));
    }
    recipients(facts, findings);
    later(facts, findings);
    DrugRules.denied(facts, findings);
    DrugRules.tooOften(facts, findings);
    facts
        .best("from")
        .filter(from -> facts.named("patientName").stream().anyMatch(n -> Facts.alike(n, from)))
        .ifPresent(
            from ->
                findings.add(
                    Remark.minor(
                        "same-parties", "Sender and patient are the same.", List.of(from))));
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

  // Whom the letter greets is among those it is for.
  private static void recipients(Facts facts, List<Remark> findings) {
    List<Fact> to = facts.named("to");
    String named =
        to.stream()
            .map(fact -> fact.value().asText() + " " + fact.text())
            .collect(Collectors.joining(" "));
    List<Fact> strangers =
        facts.named(Greeted.NAME).stream()
            .filter(greeted -> !Greeted.isNamed(greeted, named))
            .toList();
    if (!to.isEmpty() && !strangers.isEmpty()) {
      findings.add(
          Remark.minor(
              "recipient-differs", "It greets somebody else than it is addressed to.", strangers));
    }
  }

  // A letter cannot tell what was found after it was written.
  private static void later(Facts facts, List<Remark> findings) {
    Optional<LocalDate> written = facts.day("letterDate");
    List<Fact> later =
        facts.named(ToldDays.NAME).stream()
            .filter(
                told ->
                    written.isPresent()
                        && Facts.dayOf(told).filter(day -> day.isAfter(written.get())).isPresent())
            .toList();
    if (!later.isEmpty()) {
      findings.add(
          Remark.major("dates-out-of-order", "It tells of a day after the letterDate.", later));
    }
  }
}
