package dev.baton.documents.extraction;

import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;

/**
 * The account to pay to where no label stands before it: its checksum tells it, or its country and
 * length, where the checksum is wrong.
 */
final class BankAccount implements SectionFacts {
  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    List<Line> lines = section.lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Iban.over(line.text(), i + 1 < lines.size() ? lines.get(i + 1).text() : "")
          .filter(found -> found.value().isTextual() || Iban.isLikely(found.text()))
          .ifPresent(found -> facts.add(Fact.at(line, "iban", found.value(), found.text())));
    }
    return facts;
  }
}
