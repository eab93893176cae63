package dev.baton.documents.validation;

import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Texts;
import java.util.List;

/** Texts as what is found wrong with them, where nothing but the text speaks against them. */
final class Assessed {
  static final Evidence CLEAR = new Evidence(0.99, 0.5, 1, 1, new Evidence.Announced(1, List.of()));

  private Assessed() {}

  static List<Finding> findings(DocumentType type, String text) {
    return new Assessor(type).assess(Texts.facts(type, text), CLEAR).findings();
  }

  /** The codes of the findings by rules; what was learned of sentences is doubted beside them. */
  static List<String> codes(DocumentType type, String text) {
    return findings(type, text).stream()
        .map(Finding::code)
        .filter(code -> !code.equals("remark-doubtful"))
        .toList();
  }
}
