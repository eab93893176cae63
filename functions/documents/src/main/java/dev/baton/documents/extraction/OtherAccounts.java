package dev.baton.documents.extraction;

import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All international account numbers of an invoice, behind a label or not. */
public final class OtherAccounts implements SectionFacts {
  /** The name of such a fact. */
  public static final String NAME = "account";

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      String rest = line.text();
      Optional<Found> found = Iban.in(rest);
      while (found.isPresent()) {
        Found iban = found.get();
        if (iban.value().isTextual()) {
          facts.add(Fact.at(line, NAME, iban.value(), iban.text()));
        }
        rest = rest.substring(iban.end());
        found = Iban.in(rest);
      }
    }
    return facts;
  }
}
