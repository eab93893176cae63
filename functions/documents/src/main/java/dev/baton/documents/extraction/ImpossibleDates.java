package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;

/** What a text writes as a date though the calendar has no such day. */
final class ImpossibleDates implements SectionFacts {
  /** The name of such a fact. */
  static final String NAME = "impossibleDate";

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      for (String written : Dates.impossible(line.text())) {
        facts.add(Fact.at(line, NAME, JsonNodeFactory.instance.textNode(written), written));
      }
    }
    return facts;
  }
}
