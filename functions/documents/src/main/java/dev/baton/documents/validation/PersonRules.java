package dev.baton.documents.validation;

import dev.baton.documents.extraction.AllergySentences;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.OfOneSex;
import dev.baton.documents.extraction.PatientNumbers;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document tells of one patient: one name, number, date of birth, sex and age. */
final class PersonRules {
  /** The days on which a document can have told an age, the nearest to its writing first. */
  private static final List<String> WRITTEN =
      List.of(
          "letterDate",
          "dischargeDate",
          "admissionDate",
          "reportedAt",
          "collectedAt",
          "receivedAt",
          "issueDate");

  private static final Pattern OF_WOMEN = Pattern.compile("(?iu)(?:mrs|ms|miss|frau|mme)\\b.*");
  private static final Pattern OF_MEN = Pattern.compile("(?iu)(?:mr|herrn?|master)\\b.*");

  private PersonRules() {}

  static void check(Facts facts, List<Remark> findings) {
    Assessor.contradiction(facts, "patientId", findings);
    for (String name : List.of("patientName", "birthDate", "sex")) {
      List<Fact> differing = facts.differing(name);
      if (!differing.isEmpty()) {
        findings.add(
            Remark.major(
                "contradiction", "The document gives more than one " + name + ".", differing));
      }
    }
    bracketed(facts, findings);
    allergies(facts, findings);
    mentioned(facts, findings);
    born(facts, findings);
    age(facts, findings);
    sex(facts, findings);
  }

  // Who has no allergies never reacted to a drug.
  private static void allergies(Facts facts, List<Remark> findings) {
    List<Fact> told = facts.named(AllergySentences.REACTION);
    if (facts.has(AllergySentences.NONE) && !told.isEmpty()) {
      findings.add(
          Remark.major(
              "contradiction",
              "It says that there are no allergies, and tells of one.",
              Stream.concat(facts.named(AllergySentences.NONE).stream(), told.stream()).toList()));
    }
  }

  // A number without a label, of the form of the patient's own, is another one.
  private static void bracketed(Facts facts, List<Remark> findings) {
    List<Fact> own = facts.named("patientId");
    List<Fact> others =
        facts.named(PatientNumbers.BRACKETED).stream()
            .filter(fact -> own.stream().anyMatch(id -> form(id).equals(form(fact))))
            .filter(fact -> own.stream().noneMatch(id -> Facts.alike(id, fact)))
            .toList();
    if (!others.isEmpty()) {
      findings.add(
          Remark.major(
              "contradiction", "The text gives another number like the patient's.", others));
    }
  }

  private static String form(Fact number) {
    return number.value().asText().replaceAll("\\d", "0").replaceAll("[^\\p{L}0]", "");
  }

  // The text tells of somebody of another name.
  private static void mentioned(Facts facts, List<Remark> findings) {
    List<Fact> names = facts.named("patientName");
    List<Fact> others =
        facts.named("patientMentioned").stream()
            .filter(fact -> names.stream().noneMatch(name -> Facts.alike(name, fact)))
            .toList();
    if (!names.isEmpty() && !others.isEmpty()) {
      findings.add(
          Remark.major("contradiction", "The text tells of somebody of another name.", others));
    }
  }

  // A sentence tells another day of birth than the head.
  private static void born(Facts facts, List<Remark> findings) {
    Optional<LocalDate> birth = facts.day("birthDate");
    List<Fact> others =
        facts.named("birthTold").stream()
            .filter(
                told ->
                    birth.isPresent()
                        && Facts.dayOf(told).filter(day -> !day.equals(birth.get())).isPresent())
            .toList();
    if (!others.isEmpty()) {
      findings.add(Remark.major("contradiction", "The text tells another day of birth.", others));
    }
  }

  // Before or after a birthday, and told some weeks before: a year more or less.
  private static void age(Facts facts, List<Remark> findings) {
    Optional<LocalDate> birth = facts.day("birthDate");
    Optional<LocalDate> written =
        WRITTEN.stream().flatMap(name -> facts.day(name).stream()).findFirst();
    if (birth.isEmpty() || written.isEmpty()) {
      return;
    }
    int years = Period.between(birth.get(), written.get()).getYears();
    List<Fact> others =
        facts.named("age").stream()
            .filter(fact -> Math.abs(fact.value().asInt() - years) > 1)
            .toList();
    if (!others.isEmpty()) {
      findings.add(
          Remark.major(
              "contradiction",
              "The age is not that of the date of birth.",
              Stream.concat(others.stream(), facts.best("birthDate").stream()).toList()));
    }
  }

  private static void sex(Facts facts, List<Remark> findings) {
    Optional<Fact> told =
        Stream.of(facts.best("sex"), facts.best("sexMentioned"), facts.best("patientName"))
            .flatMap(Optional::stream)
            .filter(fact -> !sexOf(fact).isEmpty())
            .findFirst();
    if (told.isEmpty()) {
      return;
    }
    String sex = sexOf(told.get());
    List<Fact> others = new ArrayList<>();
    Stream.of("sexMentioned", "patientName", "patientMentioned")
        .flatMap(name -> facts.named(name).stream())
        .filter(fact -> !sexOf(fact).isEmpty() && !sexOf(fact).equals(sex))
        .forEach(others::add);
    // He and she may be relatives, too, unless nobody of the patient's sex is told of.
    List<Fact> pronouns = facts.named("pronoun");
    if (pronouns.stream().noneMatch(fact -> sexOf(fact).equals(sex))) {
      others.addAll(pronouns);
    }
    facts.named(OfOneSex.NAME).stream()
        .filter(fact -> !sexOf(fact).equals(sex))
        .forEach(others::add);
    if (!others.isEmpty()) {
      others.add(told.get());
      findings.add(
          Remark.major(
              "contradiction", "The patient is of one sex here, of another there.", others));
    }
  }

  // A form of address tells it, too.
  private static String sexOf(Fact fact) {
    String text = fact.value().asText();
    if (text.equals("female") || OF_WOMEN.matcher(text).matches()) {
      return "female";
    }
    return text.equals("male") || OF_MEN.matcher(text).matches() ? "male" : "";
  }
}
