package dev.baton.documents.validation;

import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import java.util.ArrayList;
import java.util.List;

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

  private final DocumentType type;

  public Assessor(DocumentType type) {
    this.type = type;
  }

  public Assessment assess(List<Fact> all, Evidence evidence) {
    Facts facts = new Facts(type, all);
    List<Finding> findings = new ArrayList<>(commonFindings(facts, evidence));
    findings.addAll(
        switch (type) {
          case INVOICE -> InvoiceRules.check(facts);
          case LAB_REPORT -> LabReportRules.check(facts);
          case DISCHARGE_SUMMARY -> DischargeSummaryRules.check(facts);
          case REFERRAL_LETTER -> ReferralLetterRules.check(facts);
        });
    List<Factor> factors =
        List.of(classification(evidence), mandatory(facts), rules(findings), textQuality(evidence));
    double confidence = factors.stream().mapToDouble(Factor::value).reduce(1, (a, b) -> a * b);
    return new Assessment(rounded(confidence), factors, findings);
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

  private Factor mandatory(Facts facts) {
    double share = 0;
    List<String> missing = new ArrayList<>();
    for (List<String> alternatives : type.mandatory()) {
      List<Fact> found = alternatives.stream().flatMap(name -> facts.best(name).stream()).toList();
      boolean listed = found.stream().anyMatch(fact -> fact.value().isObject());
      boolean labelled = found.stream().anyMatch(fact -> fact.label() != null);
      if (found.isEmpty()) {
        missing.add(String.join(" or ", alternatives));
      } else {
        share += listed || labelled ? 1 : WITHOUT_LABEL;
      }
    }
    return new Factor(
        "mandatoryFacts",
        rounded(share / type.mandatory().size()),
        missing.isEmpty() ? "All were found." : "Not found: " + String.join(", ", missing) + ".");
  }

  private static Factor rules(List<Finding> findings) {
    double value = 1;
    for (Finding finding : findings) {
      value *= finding.severity().remains();
    }
    return new Factor("findings", rounded(value), findings.size() + " finding(s) of the rules.");
  }

  private static Factor textQuality(Evidence evidence) {
    return new Factor(
        "textQuality",
        rounded(Math.clamp(evidence.textQuality(), 0, 1)),
        "The share of the text that reads like text.");
  }

  private List<Finding> commonFindings(Facts facts, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    if (evidence.announced().pages() > evidence.pages()) {
      findings.add(
          Finding.major(
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
          Finding.major(
              "not-final",
              "The document calls itself " + String.join(", ", evidence.announced().marks()) + ".",
              List.of()));
    }
    if (facts.has(Extractor.OMITTED)) {
      findings.add(
          Finding.major(
              "too-many-facts", "Not all facts were kept.", facts.named(Extractor.OMITTED)));
    }
    for (String name : List.of("patientName", "patientId", "birthDate")) {
      contradiction(facts, name, findings);
    }
    return findings;
  }

  static void contradiction(Facts facts, String name, List<Finding> findings) {
    List<Fact> others = facts.contradicting(name);
    if (!others.isEmpty()) {
      List<Fact> evidence = new ArrayList<>(others);
      facts.best(name).ifPresent(evidence::add);
      findings.add(
          Finding.major(
              "contradiction", "The document gives more than one " + name + ".", evidence));
    }
  }

  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
