package dev.baton.documents.validation;

import dev.baton.documents.extraction.Fact;
import dev.baton.documents.validation.Finding.Severity;
import java.util.List;

/**
 * What a rule has to say about facts, before it is known where they stand in the result.
 *
 * @param member the JSON Pointer below each fact, empty where the whole fact is meant
 */
record Remark(String code, Severity severity, String sentence, List<Fact> facts, String member) {

  static Remark major(String code, String sentence, List<Fact> facts) {
    return new Remark(code, Severity.MAJOR, sentence, facts, "/value");
  }

  static Remark minor(String code, String sentence, List<Fact> facts) {
    return new Remark(code, Severity.MINOR, sentence, facts, "/value");
  }

  /** Something that another factor counts already, said with its name. */
  static Remark note(String code, String sentence) {
    return new Remark(code, Severity.NOTE, sentence, List.of(), "");
  }
}
