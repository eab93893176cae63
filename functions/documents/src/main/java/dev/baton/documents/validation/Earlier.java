package dev.baton.documents.validation;

import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.validation.Finding.Place;
import dev.baton.shared.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was thought of a document before more information was gathered, so that a contradiction does
 * not vanish because another reading overlooks it.
 *
 * @param reread whether the document was read in another way since
 * @param facts what the first reading found
 */
public record Earlier(double confidence, List<Finding> findings, List<Fact> facts, boolean reread) {
  // Two readings that have nothing in common leave this much of the confidence.
  private static final double LEAST = 0.75;

  // Two that agree in all leave this much: what is understood at the second try is seen by
  // somebody.
  private static final double MOST = 0.89;

  /** The factor of how far two readings agree; a reading that loses facts is less to be trusted. */
  Factor agreement(List<Fact> now) {
    Set<String> there = new HashSet<>();
    now.forEach(fact -> there.add(key(fact)));
    List<Fact> told =
        facts.stream().filter(fact -> !fact.name().equals(Extractor.UNANSWERED)).toList();
    long kept = told.stream().filter(fact -> there.contains(key(fact))).count();
    double share = told.isEmpty() ? 0 : (double) kept / told.size();
    return new Factor(
        "readings",
        Assessor.rounded(LEAST + (MOST - LEAST) * share),
        "The document was read in another way; "
            + kept
            + " of "
            + told.size()
            + " facts of the first reading are in the second.");
  }

  /**
   * Major findings that nobody finds any more: the document still says what it said. What stands
   * behind a label is what another reading is for.
   */
  List<Finding> vanished(List<Finding> now) {
    return findings.stream()
        .filter(finding -> finding.severity() == Finding.Severity.MAJOR)
        .filter(finding -> !finding.code().equals(Assessor.BLANK))
        .filter(finding -> now.stream().noneMatch(other -> other.code().equals(finding.code())))
        .map(
            finding ->
                new Finding(
                    finding.code(),
                    Finding.Severity.MINOR,
                    finding.sentence() + " So it was in the first reading.",
                    finding.evidence().stream()
                        .map(place -> new Place("", place.text(), place.page(), place.line()))
                        .toList()))
        .toList();
  }

  private static String key(Fact fact) {
    // Not the tree's own text, which loads Jackson's mapper.
    return fact.name() + "\n" + Json.write(fact.value());
  }
}
