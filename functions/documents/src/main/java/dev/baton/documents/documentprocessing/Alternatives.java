package dev.baton.documents.documentprocessing;

import dev.baton.documents.extraction.DocumentType;
import dev.baton.documents.extraction.Extractor;
import dev.baton.documents.extraction.Fact;
import dev.baton.documents.reading.DocumentReader;
import dev.baton.documents.reading.Line;
import dev.baton.documents.reading.Reading;
import dev.baton.documents.reading.RecognizedText;
import dev.baton.documents.reading.Strategy;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.SectionGroup;
import dev.baton.documents.sections.Sections;
import dev.baton.documents.values.Notation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Other ways to read a file than the usual one: its layout, its columns, no headings. */
final class Alternatives {
  /** Beyond this the other readings would take longer than a person waits for. */
  static final int MOST_LINES = 10_000;

  private final long mostCharacters;

  Alternatives(long mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /**
   * One way to read a file.
   *
   * @param name the order of its rows and how it was divided, as {@code layout by headings}
   */
  record Alternative(String name, List<SectionGroup> groups) {
    List<Fact> facts(DocumentType type) {
      List<Fact> facts = new ArrayList<>();
      Extractor extractor = new Extractor(type);
      groups.forEach(group -> facts.addAll(extractor.extract(group)));
      return facts;
    }
  }

  /**
   * All of them, without the one that was used first, with the text that was recognized in scanned
   * pages; none for a document of many lines or with pages whose text would be missing.
   */
  List<Alternative> of(Path file, @Nullable RecognizedText recognized) throws IOException {
    List<Alternative> all = new ArrayList<>();
    for (Strategy strategy : Strategy.values()) {
      Reading reading = new DocumentReader(mostCharacters, strategy).read(file, recognized);
      List<Line> lines = reading.lines();
      if (lines.size() > MOST_LINES || !reading.pages().images().isEmpty()) {
        return List.of();
      }
      String name = strategy.name().toLowerCase(Locale.ROOT);
      if (strategy != Strategy.ORDER) {
        all.add(alternative(name + " by headings", lines, Sections.of(lines)));
      }
      all.add(alternative(name + " without headings", lines, Sections.withoutHeadings(lines)));
    }
    return all;
  }

  private static Alternative alternative(String name, List<Line> lines, List<Section> sections) {
    Notation.Evidence evidence = new Notation.Evidence();
    lines.forEach(line -> evidence.add(line.text()));
    List<SectionGroup> groups = new ArrayList<>();
    for (List<Section> some : Sections.groups(sections)) {
      groups.add(new SectionGroup(groups.size(), evidence.notation(), some));
    }
    return new Alternative(name, groups);
  }
}
