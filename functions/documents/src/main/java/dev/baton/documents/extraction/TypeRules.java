package dev.baton.documents.extraction;

import java.util.List;

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

  /** A fact that documents write behind one of these labels. */
  record Field(String name, Kind kind, List<String> labels) {}
}
