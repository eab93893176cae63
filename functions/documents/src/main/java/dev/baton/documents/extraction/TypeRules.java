package dev.baton.documents.extraction;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of one type as its resource holds them. */
record TypeRules(List<Field> fields) {
  /** How the value after a label is read. */
  enum Kind {
    AMOUNT,
    BIC,
    DATE,
    IBAN,
    ID,
    LIST,
    NAME,
    PARTY,
    PROSE,
    SEX,
    TEXT,
    URGENCY
  }

  /**
   * A fact that documents write behind one of these labels.
   *
   * @param words what other labels of it say in some of their words, a regular expression
   */
  record Field(String name, Kind kind, List<String> labels, @Nullable Pattern words) {}
}
