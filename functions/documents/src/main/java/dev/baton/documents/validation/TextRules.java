package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.Garbled;
import dev.baton.documents.extraction.Notices;
import dev.baton.documents.extraction.OtherAccounts;
import dev.baton.documents.extraction.PatientNumbers;
import dev.baton.documents.extraction.Remarks;
import dev.baton.documents.extraction.Sides;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a document says anywhere, apart from its facts: notices that a person must read, numbers of
 * another patient or account, and both sides of the body for one part of it.
 */
final class TextRules {
  private static final Map<String, String> SENTENCES = Notices.sentences();

  private static final List<String> KINDS =
      List.of("nhs", "chi", "mrn", "uhid", "nhi", "ihi", "phn", "hospital", "patient");

  private static final int LEAST_DIGITS = 4;

  private static final int GARBLED_WORDS = 4;

  private static final Pattern SIDE = Pattern.compile("(?i)\\b(?:left|right)\\b");

  /** What is on one side of the brain is felt on the other of the body. */
  private static final Pattern CROSSED =
      Pattern.compile(
          "(?iu)stroke|infarct|\\bcva\\b|\\bmca\\b|\\baca\\b|\\btia\\b|cerebr|ha?emorrhage|ha?ematoma|brain|cortical|crani|glioma|meningioma|plegi|pare(?:sis|tic)|heart|ventric|atri|bundle");

  private TextRules() {}

  static void check(Facts facts, List<Remark> findings) {
    notices(facts, findings);
    numbers(facts, findings);
    accounts(facts, findings);
    sides(facts, findings);
    garbled(facts, findings);
    remarks(facts, findings);
  }

  // Where a wording is known there is a notice, which says more.
  private static void remarks(Facts facts, List<Remark> findings) {
    List<Fact> remarks = facts.named(Remarks.NAME);
    if (!remarks.isEmpty() && !facts.has(Notices.NAME)) {
      findings.add(Remark.minor("remark-doubtful", "It says what a person should read.", remarks));
    }
  }

  private static void notices(Facts facts, List<Remark> findings) {
    by(facts.named(Notices.NAME), fact -> fact.value().asText())
        .forEach(
            (code, said) ->
                findings.add(
                    Remark.major(code, Objects.requireNonNull(SENTENCES.get(code)), said)));
  }

  // Two numbers of one kind, as those of the health service, are two patients.
  private static void numbers(Facts facts, List<Remark> findings) {
    if (!facts.contradicting("patientId").isEmpty()) {
      return;
    }
    List<Fact> told = new ArrayList<>(facts.named(PatientNumbers.NAME));
    facts.named("patientId").stream().filter(TextRules::isNumber).forEach(told::add);
    by(told, TextRules::kindOf)
        .values()
        .forEach(
            same -> {
              List<String> numbers = same.stream().map(TextRules::numberOf).toList();
              if (numbers.stream()
                  .anyMatch(one -> numbers.stream().anyMatch(n -> !agree(one, n)))) {
                findings.add(
                    Remark.major(
                        "contradiction", "The text gives two numbers of a patient.", same));
              }
            });
  }

  // One may leave out a letter that the other has before or behind it.
  private static boolean agree(String one, String other) {
    return one.contains(other) || other.contains(one);
  }

  private static boolean isNumber(Fact id) {
    return !kindOf(id).isEmpty()
        && numberOf(id).chars().filter(Character::isDigit).count() >= LEAST_DIGITS;
  }

  private static String kindOf(Fact number) {
    String said =
        number.value().isObject()
            ? number.value().path("kind").asText()
            : String.valueOf(number.label()).toLowerCase(Locale.ROOT);
    return KINDS.stream().filter(said::startsWith).findFirst().orElse("");
  }

  private static String numberOf(Fact number) {
    String said =
        number.value().isObject()
            ? number.value().path("number").asText()
            : number.value().asText();
    return said.replaceAll("[^\\p{L}\\d]", "").toUpperCase(Locale.ROOT);
  }

  private static void accounts(Facts facts, List<Remark> findings) {
    List<Fact> accounts = new ArrayList<>(facts.named(OtherAccounts.NAME));
    accounts.addAll(facts.named("iban"));
    boolean known = facts.contradicting("iban").isEmpty();
    if (known && accounts.stream().map(Fact::value).distinct().count() > 1) {
      findings.add(
          Remark.major("accounts-differ", "The text gives two accounts to pay to.", accounts));
    }
  }

  // What is wrong on one side is not mended on the other.
  private static void sides(Facts facts, List<Remark> findings) {
    by(facts.named(Sides.NAME), fact -> fact.value().path("part").asText())
        .forEach(
            (part, told) -> {
              if (distinct(told, "side").size() > 1) {
                findings.add(
                    Remark.major(
                        "sides-differ",
                        "The " + part + " is the left one here, the right there.",
                        told));
              }
            });
    otherSide(facts, findings);
  }

  // Diagnosis and procedure name one side only, and all that is told names the other, twice or
  // more.
  private static void otherSide(Facts facts, List<Remark> findings) {
    List<Fact> heads = new ArrayList<>(facts.named("diagnosis"));
    heads.addAll(facts.named("procedure"));
    String all = heads.stream().map(Fact::text).collect(Collectors.joining("\n"));
    Set<String> written = new HashSet<>();
    SIDE.matcher(all).results().forEach(side -> written.add(side.group().toLowerCase(Locale.ROOT)));
    Set<String> places = heads.stream().map(TextRules::place).collect(Collectors.toSet());
    List<Fact> told =
        facts.named(Sides.NAME).stream().filter(fact -> !places.contains(place(fact))).toList();
    Set<String> sides = distinct(told, "side");
    if (written.size() == 1
        && told.size() > 1
        && sides.size() == 1
        && !sides.equals(written)
        && !CROSSED.matcher(all).find()) {
      List<Fact> evidence = new ArrayList<>(heads);
      evidence.addAll(told);
      findings.add(
          Remark.major(
              "sides-differ", "The text tells of the other side than the diagnosis.", evidence));
    }
  }

  private static String place(Fact fact) {
    return fact.page() + ":" + fact.line();
  }

  private static void garbled(Facts facts, List<Remark> findings) {
    List<Fact> lines = facts.named(Garbled.NAME);
    if (lines.stream().mapToInt(fact -> fact.value().asInt()).sum() >= GARBLED_WORDS) {
      findings.add(Remark.major("text-garbled", "A part of the text cannot be read.", lines));
    }
  }

  private static Set<String> distinct(List<Fact> facts, String member) {
    return facts.stream()
        .map(fact -> fact.value().path(member).asText())
        .collect(Collectors.toSet());
  }

  private static Map<String, List<Fact>> by(List<Fact> facts, Function<Fact, String> key) {
    Map<String, List<Fact>> groups = new LinkedHashMap<>();
    facts.forEach(
        fact -> groups.computeIfAbsent(key.apply(fact), _ -> new ArrayList<>()).add(fact));
    return groups;
  }
}
