package dev.baton.documents.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.extraction.DeniedStates;
import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.RetoldResults;
import dev.baton.documents.extraction.Told;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What must agree in a laboratory report: flags with ranges, values with what is possible; dates.
 */
final class LabReportRules {
  private static final long LONGEST_ANALYSIS = 120;
  private static final long LONGEST_LIFE = 42_000;
  private static final BigDecimal ROUNDED = new BigDecimal("0.05");
  private static final BigDecimal OUT_OF_PROPORTION = BigDecimal.valueOf(500);

  /** What is measured from a middle, and may be below it. */
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?iu).*(?:base|excess|deficit|\\bbe\\b|\\babe\\b|\\bsbe\\b|score|gap|delta|balance|temp).*");

  /** What is said of a result behind its name. */
  private static final Pattern JUDGED =
      Pattern.compile(
          "(?: (?:critically|markedly|severely|grossly|mildly|slightly|very))?"
              + " (?:raised|elevated|high|low|reduced|normal|increased|decreased|suppressed)$");

  private LabReportRules() {}

  static List<Remark> check(Facts facts) {
    List<Remark> findings = new ArrayList<>();
    List<Fact> analytes = facts.named("analyte");
    flags(analytes, findings);
    unflagged(analytes, findings);
    unlikely(analytes, findings);
    unread(facts, findings);
    AnalyteRelations.check(analytes, findings);
    plausible(analytes, isOfBlood(facts), findings);
    ranges(analytes, findings);
    repeated(analytes, findings);
    retold(analytes, facts.named(RetoldResults.NAME), findings);
    specimen(facts, analytes, findings);
    ToldResultRules.check(measured(analytes), facts.named(Told.NAME), findings);
    ToldResultRules.denied(measured(analytes), facts.named(DeniedStates.NAME), findings);
    ToldResultRules.told(measured(analytes), facts.named(DeniedStates.TOLD), findings);
    DateRules.inOrder(
        facts, List.of("birthDate", "collectedAt", "receivedAt", "reportedAt"), findings);
    DateRules.notFarApart(facts, "collectedAt", "reportedAt", LONGEST_ANALYSIS, findings);
    DateRules.notFarApart(facts, "birthDate", "collectedAt", LONGEST_LIFE, findings);
    DateRules.unambiguous(
        facts, List.of("birthDate", "collectedAt", "receivedAt", "reportedAt"), findings);
    return findings;
  }

  /** How much of what should agree could be compared, by what it is; 0 to 1 each. */
  static Map<String, Double> compared(Facts facts) {
    List<Fact> measured = measured(facts.named("analyte"));
    long dates =
        Stream.of("collectedAt", "receivedAt", "reportedAt")
            .filter(name -> facts.day(name).isPresent())
            .count();
    return Map.of(
        "values with ranges", share(measured, v -> hasRange(v)),
        "units", share(measured, v -> v.path("unit").isTextual()),
        "order of dates", dates >= 2 ? 1.0 : 0);
  }

  private static double share(List<Fact> facts, Predicate<JsonNode> holds) {
    long those = facts.stream().filter(fact -> holds.test(fact.value())).count();
    return facts.isEmpty() ? 0 : (double) those / facts.size();
  }

  private static boolean hasRange(JsonNode value) {
    return value.path("low").isNumber() || value.path("high").isNumber();
  }

  // A report without any flags may mark nothing, or have lost what it marked.
  private static void unflagged(List<Fact> analytes, List<Remark> findings) {
    List<Fact> measured = measured(analytes);
    List<Fact> outside =
        measured.stream().filter(f -> hasRange(f.value()) && side(f.value()) != 0).toList();
    if (!outside.isEmpty() && measured.stream().noneMatch(fact -> isFlag(fact.value()))) {
      findings.add(
          Remark.minor("abnormal-unflagged", "A value outside its range has no flag.", outside));
    }
  }

  // Of an analyte whose limits are not known, its range tells what is out of all proportion.
  private static void unlikely(List<Fact> analytes, List<Remark> findings) {
    List<Fact> unlikely =
        measured(analytes).stream()
            .filter(fact -> !KnownAnalytes.isKnown(name(fact)))
            .filter(
                fact -> {
                  JsonNode value = fact.value();
                  BigDecimal limit = number(value, value.path("high").isNumber() ? "high" : "low");
                  return limit.signum() > 0
                      && number(value, "value").compareTo(limit.multiply(OUT_OF_PROPORTION)) > 0;
                })
            .toList();
    if (!unlikely.isEmpty()) {
      findings.add(
          Remark.minor("value-unlikely", "A value is hundreds of times what is usual.", unlikely));
    }
  }

  // What the words tell of a result is what its row says, or is rounded from it.
  private static void retold(List<Fact> analytes, List<Fact> retold, List<Remark> findings) {
    for (Fact told : retold) {
      String said = told.value().path("name").asText().toLowerCase(Locale.ROOT);
      String name = " " + JUDGED.matcher(said).replaceFirst("");
      List<Fact> same =
          measured(analytes).stream()
              .filter(fact -> isOf(name, name(fact).toLowerCase(Locale.ROOT)))
              .filter(
                  fact ->
                      told.value().path("unit").isNull()
                          || fact.value().path("unit").equals(told.value().path("unit")))
              .toList();
      if (!same.isEmpty() && same.stream().noneMatch(fact -> isAbout(fact, told))) {
        findings.add(
            Remark.major(
                "contradiction",
                "The text tells another value than the table.",
                List.of(same.getFirst(), told)));
      }
    }
  }

  // Behind a label with nothing behind it stands what is below: the first result.
  private static void specimen(Facts facts, List<Fact> analytes, List<Remark> findings) {
    List<Fact> results =
        facts.named("specimen").stream()
            .filter(
                specimen ->
                    analytes.stream()
                        .anyMatch(
                            analyte -> specimen.value().asText().equalsIgnoreCase(name(analyte))))
            .toList();
    if (!results.isEmpty()) {
      findings.add(
          Remark.major("value-blank", "Nothing stands behind the label of a fact.", results));
    }
  }

  private static boolean isOf(String told, String analyte) {
    String last = told.substring(told.lastIndexOf(' ') + 1);
    return told.endsWith(" " + analyte) || KnownAnalytes.areOne(last, analyte);
  }

  private static boolean isAbout(Fact one, Fact other) {
    BigDecimal value = number(one.value(), "value");
    BigDecimal apart = value.subtract(number(other.value(), "value")).abs();
    return apart.compareTo(value.abs().multiply(ROUNDED)) <= 0;
  }

  private static void unread(Facts facts, List<Remark> findings) {
    List<Fact> unread = facts.named(Extractor.UNREAD);
    if (!unread.isEmpty()) {
      findings.add(
          Remark.minor("result-unread", "What looks like a result could not be read.", unread));
    }
  }

  private static String name(Fact fact) {
    return fact.value().path("name").asText().toLowerCase(Locale.ROOT);
  }

  private static void flags(List<Fact> analytes, List<Remark> findings) {
    boolean flagged = analytes.stream().anyMatch(fact -> isFlag(fact.value()));
    List<Fact> disagreeing = new ArrayList<>();
    List<Fact> reversed = new ArrayList<>();
    for (Fact fact : measured(analytes)) {
      JsonNode value = fact.value();
      int side = side(value);
      String flag = value.path("flag").asText("");
      boolean saysHigh = flag.startsWith("H");
      boolean saysLow = flag.startsWith("L");
      boolean known = hasRange(value);
      boolean wrong =
          (saysHigh && side <= 0)
              || (saysLow && side >= 0)
              || (flag.equals("A") && side == 0)
              || (flag.equals("N") && side != 0)
              || (side != 0 && flagged && !isFlag(value));
      if (known && wrong) {
        disagreeing.add(fact);
      }
      if (value.path("low").isNumber()
          && value.path("high").isNumber()
          && number(value, "low").compareTo(number(value, "high")) > 0) {
        reversed.add(fact);
      }
    }
    add("flag-disagrees", "A flag and its range say different things.", disagreeing, findings);
    add("range-reversed", "A range ends below its start.", reversed, findings);
  }

  // Negative, positive and the like have no unit and no range to compare with.
  private static List<Fact> measured(List<Fact> analytes) {
    return analytes.stream().filter(fact -> fact.value().path("value").isNumber()).toList();
  }

  private static boolean isFlag(JsonNode value) {
    return value.path("flag").isTextual() && !value.path("flag").textValue().equals("N");
  }

  /** Below the range -1, in it 0, above it 1. */
  static int side(JsonNode value) {
    BigDecimal number = number(value, "value");
    String comparator = value.path("comparator").asText("");
    if (value.path("high").isNumber()) {
      int above = number.compareTo(number(value, "high"));
      if (above > 0 || (above == 0 && comparator.equals(">"))) {
        return 1;
      }
    }
    if (value.path("low").isNumber()) {
      int below = number.compareTo(number(value, "low"));
      if (below < 0 || (below == 0 && comparator.equals("<"))) {
        return -1;
      }
    }
    return 0;
  }

  // The limits are those of blood; in urine and elsewhere there is more or less of many things.
  private static boolean isOfBlood(Facts facts) {
    return facts.named("specimen").stream()
        .noneMatch(
            fact ->
                fact.value()
                    .asText()
                    .matches(
                        "(?iu)(?!.*(?:serum|plasma|blood|blut|sang)).*(?:urin|stool|fa?eces|csf|liquor|cerebrospinal|fluid|sputum|swab|saliva|orina|sweat).*"));
  }

  private static void plausible(List<Fact> analytes, boolean blood, List<Remark> findings) {
    List<Fact> impossible = new ArrayList<>();
    List<Fact> unusual = new ArrayList<>();
    List<Fact> without = new ArrayList<>();
    List<Fact> unknown = new ArrayList<>();
    List<Fact> ranged = new ArrayList<>();
    for (Fact fact : measured(analytes)) {
      String name = name(fact);
      String unit = fact.value().path("unit").asText("");
      if (number(fact.value(), "value").signum() < 0 && !SIGNED.matcher(name).matches()) {
        impossible.add(fact);
        continue;
      }
      if (blood && KnownAnalytes.isRangeOfOther(name, number(fact.value(), "high"), unit)) {
        ranged.add(fact);
      }
      switch (KnownAnalytes.judge(name, number(fact.value(), "value"), unit)) {
        case IMPOSSIBLE -> (blood ? impossible : new ArrayList<Fact>()).add(fact);
        case UNUSUAL_UNIT -> (blood ? unusual : new ArrayList<Fact>()).add(fact);
        case UNKNOWN_UNIT -> unknown.add(fact);
        case WITHOUT_UNIT -> without.add(fact);
        case POSSIBLE -> {}
      }
    }
    add(
        "value-impossible",
        "A value is outside what is possible in its unit.",
        impossible,
        findings);
    add("unit-unusual", "A value has a unit that its analyte is not given in.", unusual, findings);
    add("range-unusual", "A range is none of its analyte in this unit.", ranged, findings);
    add("unit-unknown", "A value has a unit that does not exist.", unknown, findings);
    if (!without.isEmpty()) {
      findings.add(Remark.minor("unit-missing", "A value has no unit.", without));
    }
  }

  // A report gives ranges for its figures; for less than half of them, the rest was left out.
  private static void ranges(List<Fact> analytes, List<Remark> findings) {
    List<Fact> without =
        measured(analytes).stream()
            .filter(fact -> !fact.value().path("low").isNumber())
            .filter(fact -> !fact.value().path("high").isNumber())
            .toList();
    if (without.size() * 2 > measured(analytes).size()) {
      findings.add(Remark.minor("ranges-missing", "Most values have no range.", without));
    }
  }

  private static void repeated(List<Fact> analytes, List<Remark> findings) {
    Map<String, Fact> first = new HashMap<>();
    List<Fact> differing = new ArrayList<>();
    for (Fact fact : measured(analytes)) {
      String key =
          (fact.value().path("name").asText() + " " + fact.value().path("unit").asText())
              .toLowerCase(Locale.ROOT);
      Fact other = first.putIfAbsent(key, fact);
      if (other != null
          && number(other.value(), "value").compareTo(number(fact.value(), "value")) != 0) {
        differing.add(other);
        differing.add(fact);
      }
    }
    add("contradiction", "The same analyte has two values.", differing, findings);
  }

  private static void add(String code, String sentence, List<Fact> facts, List<Remark> findings) {
    if (!facts.isEmpty()) {
      findings.add(Remark.major(code, sentence, facts));
    }
  }

  private static BigDecimal number(JsonNode value, String name) {
    return value.path(name).decimalValue();
  }
}
