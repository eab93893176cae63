package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.AllergySentences;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.LengthOfStay;
import dev.baton.documents.extraction.Medications;
import dev.baton.documents.extraction.NoDrugs;
import dev.baton.documents.extraction.Told;
import dev.baton.documents.extraction.ToldDischarge;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must agree in a discharge summary: dates, doses, and allergies with medications. */
final class DischargeSummaryRules {
  private static final List<String> DATES = List.of("birthDate", "admissionDate", "dischargeDate");
  private static final Pattern ALLERGIC =
      Pattern.compile(
          "(?iu)(?<!\\b(?:not|no|never|nor|denies) )\\b(?:allergic to|allerg(?:y|ies)"
              + " to)(?<to>[^.;]{3,60})|\\banaphyl\\w+"
              + " (?:to|with|after|from)(?<after>[^.;]{3,60})|(?<!\\b(?:no|not|without|never)"
              + " )\\b(?:"
              + Told.OF_REACTIONS
              + ")\\b[^.;]{0,80}?\\b(?:to|with|after|from|following|on)"
              + " (?:(?:an?|the|his|her|one|some|first)"
              + " )?(?:(?:injections?|dose|course|tablets?|infusion|shot) of"
              + " )?(?<did>[^.;,]{3,100})|\\b(?:dose|capsule|tablet|injection|course)s? of"
              + " (?<gave>[^.;,]{3,40}?)"
              + " (?:her|his|she|he|the)\\b[^.;]{0,40}\\b(?:swell\\w+|rash|hives|urticaria|collapsed|wheez\\w+)\\b|(?<!\\b(?:no|not|without|denies|query)"
              + " )\\b(?<of>\\p{L}{4,30}) allergy\\b");

  /** What somebody is not allergic to, up to what is said to be the exception. */
  private static final Pattern DENIED =
      Pattern.compile(
          "(?iu)\\b(?:no|not|never|tolerat\\w+)\\b(?:(?!\\b(?:except\\w*|apart|other|but|save)\\b)[^.;,])*");

  /** No single dose of any drug is larger, by UCUM unit. */
  private static final Map<String, BigDecimal> MOST =
      Map.of(
          "ug", BigDecimal.valueOf(20_000),
          "mg", BigDecimal.valueOf(10_000),
          "g", BigDecimal.valueOf(120),
          "mL", BigDecimal.valueOf(4_000),
          "[IU]", BigDecimal.valueOf(600_000),
          "{tablet}", BigDecimal.valueOf(24),
          "{puff}", BigDecimal.valueOf(24));

  private static final int ISO_DAY = 10;
  private static final int EARLY = 400;

  /** What was done or found on a day that a plan only mentions. */
  private static final Pattern BEFOREHAND =
      Pattern.compile(
          "(?iu)\\b(?:since|started|from|taken|placed|inserted|done|performed|of|dated|was|were|op|operation|surgery)"
              + " (?:on )?(?:the )?\\d");

  private static final long LONGEST_STAY = 200;
  private static final long LONGEST_LIFE = 42_000;

  /** Of how many medications one has no route, at most, where the list gives routes. */
  private static final int LISTED = 3;

  /** Forms of drugs that are taken in one way. */
  private static final Pattern OF_FORM =
      Pattern.compile(
          "(?iu)\\b(?:inhal\\p{L}+|puffs?|insulin\\p{L}*|units?|iu|ie|ui|cream|ointment|gel|drops?|tropfen|gouttes|patch\\p{L}*|pflaster|spray|inj\\p{L}*|tab\\p{L}*|caps?\\p{L}*|kapsel\\p{L}*|compr\\p{L}*|sachets?|suppositor\\p{L}+|solution|syrup|mouth\\p{L}*|nebuli\\p{L}+)\\b");

  private DischargeSummaryRules() {}

  static List<Remark> check(Facts facts) {
    List<Remark> findings = new ArrayList<>();
    DateRules.inOrder(facts, DATES, findings);
    DateRules.unambiguous(facts, DATES, findings);
    DateRules.notFarApart(facts, "admissionDate", "dischargeDate", LONGEST_STAY, findings);
    DateRules.notFarApart(facts, "birthDate", "admissionDate", LONGEST_LIFE, findings);
    oneDay(facts, "admissionDate", findings);
    oneDay(facts, "dischargeDate", findings);
    toldDischarge(facts, findings);
    lengthOfStay(facts, findings);
    proceduresInTime(facts, findings);
    followedAfterwards(facts, findings);
    if (!facts.has("medication") && !facts.has(NoDrugs.NAME)) {
      findings.add(
          Remark.minor(
              "medication-missing",
              "No medication is listed, nor said that there is none.",
              List.of()));
    }
    if (facts.has(Medications.UNDOSED)) {
      findings.add(
          Remark.minor(
              "dose-missing",
              "A medication has a route and no dose.",
              facts.named(Medications.UNDOSED)));
    }
    DrugRules.check(facts, findings);
    ToldDrugRules.check(facts, findings);
    CodeRules.check(facts, findings);
    DeniedDiagnosisRules.check(facts, findings);
    allergies(facts, findings);
    doses(facts, findings);
    routes(facts, findings);
    possibleDoses(facts, findings);
    return findings;
  }

  /** How much of what should agree could be compared, by what it is; 0 to 1 each. */
  static Map<String, Double> compared(Facts facts) {
    boolean stay = facts.day("admissionDate").isPresent() && facts.day("dischargeDate").isPresent();
    boolean twice = facts.has("patientName") && facts.has("patientId");
    return Map.of(
        "order of dates", stay ? 1.0 : 0,
        "allergies with medications", facts.has("allergies") && facts.has("medication") ? 1.0 : 0,
        "name with number of the patient", twice ? 1.0 : 0);
  }

  // Head and text of a summary tell of one stay.
  private static void oneDay(Facts facts, String name, List<Remark> findings) {
    List<Fact> others = facts.onOtherDays(name);
    if (!others.isEmpty()) {
      findings.add(
          Remark.major("contradiction", "The document gives more than one " + name + ".", others));
    }
  }

  // Of an earlier stay, too, the words may tell.
  private static void toldDischarge(Facts facts, List<Remark> findings) {
    Optional<LocalDate> start = facts.day("admissionDate");
    Optional<LocalDate> end = facts.day("dischargeDate");
    if (start.isEmpty() || end.isEmpty()) {
      return;
    }
    List<Fact> other = new ArrayList<>();
    facts.named(ToldDischarge.NAME).stream()
        .filter(
            told ->
                Facts.dayOf(told)
                    .filter(day -> !day.isBefore(start.get()) && !day.equals(end.get()))
                    .isPresent())
        .forEach(other::add);
    facts.named(ToldDischarge.DAY_NAME).stream()
        .filter(told -> told.value().asInt() != end.get().getDayOfMonth())
        .forEach(other::add);
    if (!other.isEmpty()) {
      findings.add(
          Remark.major("contradiction", "The text tells another day of discharge.", other));
    }
  }

  // Nights or days, the first and the last among them or not.
  private static void lengthOfStay(Facts facts, List<Remark> findings) {
    Optional<LocalDate> start = facts.day("admissionDate");
    Optional<LocalDate> end = facts.day("dischargeDate");
    if (start.isEmpty() || end.isEmpty()) {
      return;
    }
    long days = start.get().until(end.get(), ChronoUnit.DAYS);
    List<Fact> wrong =
        facts.named(LengthOfStay.NAME).stream()
            .filter(said -> Math.abs(said.value().asLong() - days) > 1)
            .toList();
    if (!wrong.isEmpty()) {
      findings.add(
          Remark.major("contradiction", "The stay was not as long as it is said to be.", wrong));
    }
  }

  // What was done was done before the patient went home.
  private static void proceduresInTime(Facts facts, List<Remark> findings) {
    Optional<LocalDate> end = facts.day("dischargeDate");
    List<Fact> late =
        facts.named("procedure").stream()
            .filter(
                procedure ->
                    Dates.first(procedure.text(), Notation.UNKNOWN)
                        .map(date -> date.value().asText())
                        .filter(date -> end.isPresent() && date.length() >= ISO_DAY)
                        .map(date -> date.substring(0, ISO_DAY))
                        .filter(date -> date.compareTo(end.get().toString()) > 0)
                        .isPresent())
            .toList();
    if (!late.isEmpty()) {
      findings.add(
          Remark.major("dates-out-of-order", "A procedure is after the dischargeDate.", late));
    }
  }

  // Who goes home is seen again later; only the day of an appointment counts.
  private static void followedAfterwards(Facts facts, List<Remark> findings) {
    Optional<LocalDate> end = facts.day("dischargeDate");
    List<Fact> early =
        facts.named("followUp").stream()
            .filter(
                fact ->
                    Dates.all(fact.text(), Notation.UNKNOWN).stream()
                        .map(date -> date.value().asText())
                        .filter(date -> end.isPresent() && date.length() >= ISO_DAY)
                        .map(date -> date.substring(0, ISO_DAY))
                        .anyMatch(
                            date ->
                                date.compareTo(end.get().toString()) < 0
                                    && date.compareTo(end.get().minusDays(EARLY).toString()) > 0))
            .filter(fact -> !BEFOREHAND.matcher(fact.text()).find())
            .toList();
    if (!early.isEmpty()) {
      findings.add(
          Remark.major("dates-out-of-order", "The followUp is before the dischargeDate.", early));
    }
  }

  private static void allergies(Facts facts, List<Remark> findings) {
    String allergies =
        Stream.of(
                facts.named("allergies").stream().map(fact -> fact.value().asText()),
                facts.named(AllergySentences.BESIDE).stream().map(fact -> fact.value().asText()),
                facts.named(Told.NAME).stream().flatMap(DischargeSummaryRules::allergens))
            .flatMap(Function.identity())
            .map(told -> DENIED.matcher(told).replaceAll(" "))
            .collect(Collectors.joining(" "))
            .toLowerCase(Locale.ROOT);
    List<Fact> conflicting =
        Stream.of("medication", AllergySentences.LISTED)
            .flatMap(name -> facts.named(name).stream())
            .filter(
                fact -> {
                  JsonNode drug = fact.value();
                  String name =
                      (drug.isTextual() ? drug : drug.path("name"))
                          .asText()
                          .toLowerCase(Locale.ROOT);
                  return DrugFamilies.forbids(allergies, name)
                      || (name.length() > 4 && allergies.contains(name));
                })
            .toList();
    if (!conflicting.isEmpty()) {
      findings.add(
          Remark.major(
              "allergy-conflict", "A medication is one the patient is allergic to.", conflicting));
    }
  }

  // To what somebody is allergic by the words of a sentence.
  private static Stream<String> allergens(Fact told) {
    return ALLERGIC
        .matcher(told.value().asText())
        .results()
        .flatMap(
            result ->
                Stream.of(
                        result.group("to"),
                        result.group("after"),
                        result.group("did"),
                        result.group("gave"),
                        result.group("of"))
                    .filter(Objects::nonNull));
  }

  private static void possibleDoses(Facts facts, List<Remark> findings) {
    List<Fact> impossible =
        facts.named("medication").stream()
            .filter(
                fact -> {
                  BigDecimal most = MOST.get(fact.value().at("/dose/ucum").asText());
                  BigDecimal dose = fact.value().at("/dose/value").decimalValue();
                  return (most != null && (dose.compareTo(most) > 0 || dose.signum() == 0))
                      || KnownDoses.isImpossible(fact.value());
                })
            .toList();
    if (!impossible.isEmpty()) {
      findings.add(Remark.major("dose-impossible", "Nobody is given such a dose.", impossible));
    }
  }

  // Within one section a drug has one dose; between sections it may have been changed.
  private static void doses(Facts facts, List<Remark> findings) {
    Map<String, Fact> first = new HashMap<>();
    List<Fact> differing = new ArrayList<>();
    for (Fact fact : facts.named("medication")) {
      String key =
          fact.section() + "/" + fact.value().path("name").asText().toLowerCase(Locale.ROOT);
      Fact other = first.putIfAbsent(key, fact);
      if (other != null && !other.value().path("dose").equals(fact.value().path("dose"))) {
        differing.add(other);
        differing.add(fact);
      }
    }
    if (!differing.isEmpty()) {
      findings.add(
          Remark.minor("doses-differ", "A medication is listed with two doses.", differing));
    }
  }

  // In a list that gives routes, a drug without one, whose form does not tell it either.
  private static void routes(Facts facts, List<Remark> findings) {
    Map<String, List<Fact>> lists =
        facts.named("medication").stream()
            .collect(Collectors.groupingBy(fact -> String.valueOf(fact.section())));
    for (List<Fact> list : lists.values()) {
      List<Fact> without =
          list.stream()
              .filter(fact -> fact.value().path("route").isNull())
              .filter(fact -> !fact.value().path("frequency").isNull())
              .filter(fact -> !OF_FORM.matcher(fact.text()).find())
              .toList();
      if (!without.isEmpty() && without.size() * LISTED <= list.size()) {
        findings.add(
            Remark.minor("route-missing", "A medication has no route, others have.", without));
      }
    }
  }
}
