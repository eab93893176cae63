package dev.baton.documents.extraction;

import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.List;

/** One way to find facts in a section; those of a type are listed in {@link Extractor}. */
interface SectionFacts {
  List<Fact> of(Section section, Notation notation);
}
