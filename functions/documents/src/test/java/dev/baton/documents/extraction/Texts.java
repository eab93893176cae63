package dev.baton.documents.extraction;

import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.SectionGroup;
import dev.baton.documents.sections.Sections;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;

/** Texts as the facts that are extracted from them. */
public final class Texts {
  private Texts() {}

  public static List<Fact> facts(DocumentType type, String text) {
    List<Line> lines = new ArrayList<>();
    Notation.Evidence evidence = new Notation.Evidence();
    for (String line : text.split("\n")) {
      lines.add(new Line(1, lines.size() + 1, line));
      evidence.add(line);
    }
    List<Fact> facts = new ArrayList<>();
    Sections.groups(Sections.of(lines))
        .forEach(
            sections ->
                facts.addAll(
                    new Extractor(type)
                        .extract(new SectionGroup(0, evidence.notation(), sections))));
    return facts;
  }

  /** The facts of this name. */
  public static List<Fact> named(List<Fact> facts, String name) {
    return facts.stream().filter(fact -> fact.name().equals(name)).toList();
  }

  /** The values of the facts of this name, as text. */
  public static List<String> values(List<Fact> facts, String name) {
    return named(facts, name).stream().map(fact -> fact.value().asText()).toList();
  }
}
