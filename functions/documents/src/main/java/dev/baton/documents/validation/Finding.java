package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import java.util.List;

/** Something that does not agree, with the places where it is seen. */
public record Finding(String code, Severity severity, String sentence, List<Place> evidence) {
  /** How much of the confidence a finding leaves. */
  public enum Severity {
    MAJOR(0.76),
    MINOR(0.85);

    private final double remains;

    Severity(double remains) {
      this.remains = remains;
    }

    double remains() {
      return remains;
    }
  }

  /** Where something stands. */
  public record Place(int page, int line) {}

  static Finding major(String code, String sentence, List<Fact> evidence) {
    return new Finding(code, Severity.MAJOR, sentence, places(evidence));
  }

  static Finding minor(String code, String sentence, List<Fact> evidence) {
    return new Finding(code, Severity.MINOR, sentence, places(evidence));
  }

  private static List<Place> places(List<Fact> evidence) {
    return evidence.stream()
        .limit(20)
        .map(fact -> new Place(fact.page(), fact.line()))
        .distinct()
        .toList();
  }
}
