package dev.baton.documents.documentprocessing;

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
import java.util.function.Function;
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
   * @param groups the same list as another's where that reads the file alike
   */
  record Alternative(String name, List<SectionGroup> groups) {
    /** By an extractor that is there: making one takes longer than most texts do. */
    List<Fact> facts(Extractor extractor) {
      List<Fact> facts = new ArrayList<>();
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
    List<Divided> byHeadings = new ArrayList<>();
    List<Divided> without = new ArrayList<>();
    for (Strategy strategy : Strategy.values()) {
      Reading reading = new DocumentReader(mostCharacters, strategy).read(file, recognized);
      List<Line> lines = reading.lines();
      if (lines.size() > MOST_LINES || !reading.pages().images().isEmpty()) {
        return List.of();
      }
      String name = strategy.name().toLowerCase(Locale.ROOT);
      if (strategy != Strategy.ORDER) {
        all.add(new Alternative(name + " by headings", groups(lines, byHeadings, Sections::of)));
      }
      all.add(
          new Alternative(
              name + " without headings", groups(lines, without, Sections::withoutHeadings)));
    }
    return all;
  }

  /** Lines with the groups that were made of them. */
  private record Divided(List<Line> lines, List<SectionGroup> groups) {}

  /** The groups of lines; those of an earlier reading where that had the same lines. */
  private static List<SectionGroup> groups(
      List<Line> lines, List<Divided> earlier, Function<List<Line>, List<Section>> division) {
    for (Divided other : earlier) {
      if (areSame(lines, other.lines())) {
        return other.groups();
      }
    }
    Notation.Evidence evidence = new Notation.Evidence();
    lines.forEach(line -> evidence.add(line.text()));
    List<SectionGroup> groups = new ArrayList<>();
    for (List<Section> some : Sections.groups(division.apply(lines))) {
      groups.add(new SectionGroup(groups.size(), evidence.notation(), some));
    }
    earlier.add(new Divided(lines, groups));
    return groups;
  }

  // Not by equals of a record: what that compares by is made when it is first called.
  private static boolean areSame(List<Line> lines, List<Line> others) {
    boolean same = lines.size() == others.size();
    for (int i = 0; same && i < lines.size(); i++) {
      Line line = lines.get(i);
      Line other = others.get(i);
      same =
          line.text().equals(other.text())
              && line.page() == other.page()
              && line.number() == other.number()
              && line.emphasized() == other.emphasized();
    }
    return same;
  }
}
