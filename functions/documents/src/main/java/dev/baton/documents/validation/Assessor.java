package dev.baton.documents.validation;

import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.EmptyCells;
import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.extraction.VitalSigns;
import dev.baton.documents.validation.Finding.Severity;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges an extraction. The confidence is the product of four sources of evidence, each of which is
 * listed with its share: how clear the type is, how many of the mandatory facts were found, what
 * the rules found, and how well the text reads.
 */
public final class Assessor {
  // With this distance to the second type there is no doubt left between the two.
  private static final double CLEAR_MARGIN = 0.3;
  // A fact without a label is a good guess; with a label it is what the document says.
  private static final double WITHOUT_LABEL = 0.97;

  // What is left when no rule had two facts to compare.
  private static final double UNCOMPARED = 0.95;

  // What another document says of this one is never enough without a person.
  private static final double LINKED = 0.89;

  private static final Pattern GENERAL =
      Pattern.compile("(?iu)(?:(?:our|your) )?ref(?:erence)?(?: no| number)?");

  /** The code of the finding that a label has nothing behind it. */
  static final String BLANK = "value-blank";

  /** What a form need not ask, and must have if it does. */
  private static final Set<String> ASKED =
      Set.of("patientName", "question", "medication", "urgency");

  /** Where it stands on a form, no other label of it gives what is asked. */
  private static final Pattern REASON = Pattern.compile("(?i)\\breason\\b");

  private final DocumentType type;
  private final TypeSchema schema;

  public Assessor(DocumentType type) {
    this.type = type;
    schema = TypeSchema.of(type);
  }

  public Assessment assess(List<Fact> all, Evidence evidence) {
    return assess(all, evidence, null);
  }

  /** As {@link #assess(List, Evidence)}, when more was gathered since an earlier assessment. */
  public Assessment assess(List<Fact> all, Evidence evidence, @Nullable Earlier earlier) {
    Facts facts = new Facts(type, all);
    List<Remark> remarks = new ArrayList<>(schema.check(all));
    remarks.addAll(commonFindings(facts, evidence));
    blank(facts, remarks);
    remarks.addAll(
        switch (type) {
          case INVOICE -> InvoiceRules.check(facts);
          case LAB_REPORT -> LabReportRules.check(facts);
          case DISCHARGE_SUMMARY -> DischargeSummaryRules.check(facts);
          case REFERRAL_LETTER -> ReferralLetterRules.check(facts);
        });
    List<String> missing = missing(facts);
    missing.forEach(
        name -> remarks.add(Remark.note("fact-missing", "There is no " + name + " in it.")));
    List<Finding> findings = new ArrayList<>(new Places(all).of(remarks));
    if (earlier != null) {
      findings.addAll(earlier.vanished(findings));
    }
    List<Factor> factors = new ArrayList<>();
    factors.add(classification(evidence));
    factors.add(mandatory(facts, missing));
    factors.add(rules(findings, compared(facts)));
    factors.add(textQuality(evidence));
    List<Fact> linked = facts.linked();
    if (!linked.isEmpty()) {
      factors.add(
          new Factor(
              "linkedDocuments",
              LINKED,
              "Taken from other documents: "
                  + String.join(", ", linked.stream().map(Fact::name).toList())
                  + "."));
    }
    if (earlier != null && earlier.reread()) {
      factors.add(earlier.agreement(all));
    }
    double confidence = factors.stream().mapToDouble(Factor::value).reduce(1, (a, b) -> a * b);
    return new Assessment(rounded(confidence), factors, findings);
  }

  private Map<String, Double> compared(Facts facts) {
    return new TreeMap<>(
        switch (type) {
          case INVOICE -> InvoiceRules.compared(facts);
          case LAB_REPORT -> LabReportRules.compared(facts);
          case DISCHARGE_SUMMARY -> DischargeSummaryRules.compared(facts);
          case REFERRAL_LETTER -> ReferralLetterRules.compared(facts);
        });
  }

  private static Factor classification(Evidence evidence) {
    double clear = Math.clamp(evidence.margin() / CLEAR_MARGIN, 0, 1);
    double value = Math.clamp(evidence.classification(), 0, 1) * Math.sqrt(clear);
    return new Factor(
        "classification",
        rounded(value),
        "The type has the confidence "
            + rounded(evidence.classification())
            + " and is ahead of the next by "
            + rounded(evidence.margin())
            + ".");
  }

  private List<String> missing(Facts facts) {
    return schema.mandatory().stream()
        .filter(alternatives -> alternatives.stream().noneMatch(facts::has))
        .map(alternatives -> String.join(" or ", alternatives))
        .toList();
  }

  private Factor mandatory(Facts facts, List<String> missing) {
    double share = 0;
    for (List<String> alternatives : schema.mandatory()) {
      List<Fact> found = alternatives.stream().flatMap(name -> facts.best(name).stream()).toList();
      boolean listed = found.stream().anyMatch(fact -> fact.value().isObject());
      boolean labelled = found.stream().anyMatch(fact -> fact.label() != null);
      share += found.isEmpty() ? 0 : listed || labelled ? 1 : WITHOUT_LABEL;
    }
    int all = schema.mandatory().size();
    return new Factor(
        "mandatoryFacts",
        rounded(share / all),
        missing.isEmpty()
            ? "All " + all + " were found."
            : "Not found of " + all + ": " + String.join(", ", missing) + ".");
  }

  /** What the rules found, and how much they had to compare at all. */
  private static Factor rules(List<Finding> findings, Map<String, Double> compared) {
    // Not a stream, for whose numbers a function that starts makes a dozen classes.
    DoubleSummaryStatistics shares = new DoubleSummaryStatistics();
    compared.values().forEach(shares::accept);
    double value = UNCOMPARED + (1 - UNCOMPARED) * shares.getAverage();
    for (Finding finding : findings) {
      value *= finding.severity().remains();
    }
    List<String> not =
        compared.entrySet().stream().filter(e -> e.getValue() < 1).map(Map.Entry::getKey).toList();
    List<String> found =
        findings.stream()
            .filter(finding -> finding.severity() != Severity.NOTE)
            .map(Finding::code)
            .distinct()
            .toList();
    return new Factor(
        "findings",
        rounded(value),
        (found.isEmpty() ? "Nothing disagrees." : "Found: " + String.join(", ", found) + ".")
            + (not.isEmpty() ? "" : " Not or not fully compared: " + String.join(", ", not) + "."));
  }

  private static Factor textQuality(Evidence evidence) {
    return new Factor(
        "textQuality",
        rounded(Math.clamp(evidence.textQuality(), 0, 1)),
        "The share of the text that reads like text.");
  }

  // A label of something that must be there, with nothing behind it anywhere.
  private void blank(Facts facts, List<Remark> findings) {
    List<Fact> blank =
        facts.named(Extractor.UNANSWERED).stream()
            .filter(
                fact ->
                    ASKED.contains(fact.value().asText())
                        || schema.mandatory().stream()
                            .anyMatch(names -> names.contains(fact.value().asText())))
            .filter(
                fact ->
                    REASON.matcher(fact.text()).find()
                        || facts.named(fact.value().asText()).stream()
                            .allMatch(f -> !f.value().isObject() && isGuess(f)))
            .toList();
    if (!blank.isEmpty()) {
      findings.add(Remark.major(BLANK, "Nothing stands behind the label of a fact.", blank));
    }
  }

  // Beside a label with nothing behind it, some reference is not what it asks for.
  private static boolean isGuess(Fact fact) {
    return fact.label() == null || GENERAL.matcher(fact.label()).matches();
  }

  private static List<Remark> commonFindings(Facts facts, Evidence evidence) {
    List<Remark> findings = new ArrayList<>();
    incomplete(facts, evidence, findings);
    List<Fact> linked = facts.linked();
    if (!linked.isEmpty()) {
      findings.add(
          new Remark(
              "fact-from-linked-document",
              Severity.NOTE,
              "A fact was taken from another document of the same correlation id.",
              linked,
              "/value"));
    }
    if (facts.has("impossibleDate")) {
      findings.add(
          Remark.major(
              "date-impossible",
              "A date is no day of the calendar.",
              facts.named("impossibleDate")));
    }
    if (facts.has(VitalSigns.NAME)) {
      findings.add(
          Remark.major(
              "value-impossible",
              "A vital sign is one that nobody has.",
              facts.named(VitalSigns.NAME)));
    }
    PersonRules.check(facts, findings);
    KindRules.check(facts, findings);
    TextRules.check(facts, findings);
    return findings;
  }

  // More pages, a later version, further facts: what is here is not all.
  private static void incomplete(Facts facts, Evidence evidence, List<Remark> findings) {
    if (evidence.announced().pages() > evidence.pages()) {
      findings.add(
          Remark.major(
              "pages-missing",
              "The document counts "
                  + evidence.announced().pages()
                  + " pages and has "
                  + evidence.pages()
                  + ".",
              List.of()));
    }
    if (!evidence.announced().marks().isEmpty()) {
      findings.add(
          Remark.major(
              "not-final",
              "The document calls itself " + String.join(", ", evidence.announced().marks()) + ".",
              List.of()));
    }
    if (facts.has(EmptyCells.NAME)) {
      findings.add(
          Remark.minor(
              "cell-empty",
              "A row of a table says nothing in a column that matters.",
              facts.named(EmptyCells.NAME)));
    }
    if (facts.has(Extractor.OMITTED)) {
      findings.add(
          Remark.major(
              "too-many-facts", "Not all facts were kept.", facts.named(Extractor.OMITTED)));
    }
  }

  static void contradiction(Facts facts, String name, List<Remark> findings) {
    List<Fact> others = facts.contradicting(name);
    if (!others.isEmpty()) {
      List<Fact> evidence = new ArrayList<>(others);
      facts.best(name).ifPresent(evidence::add);
      findings.add(
          Remark.major(
              "contradiction", "The document gives more than one " + name + ".", evidence));
    }
  }

  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
