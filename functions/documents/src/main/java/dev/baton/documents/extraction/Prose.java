package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sentences of a section, without its tables. */
final class Prose {
  /** A full stop behind a title or an initial ends nothing. */
  private static final Pattern END =
      Pattern.compile(
          "(?<!\\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|Dept|\\p{Lu}))(?<!\\bno(?=\\. ?\\d))[.?!](?:\\s|$)");

  private static final int LONGEST = 500;

  /** Nothing is said in less. */
  private static final int SHORTEST = 8;

  /** Four words in small letters at least, none of which is a figure. */
  private static final Pattern TOLD = Pattern.compile("^(?:\\p{L}[\\p{L}'’-]*[,.;]? ){3,}\\p{L}");

  /** A sentence, at the line where it begins. */
  record Sentence(Line line, String text) {

    /** The sentence as a fact of this name, whose value it is. */
    Fact as(String name) {
      return Fact.at(line, name, JsonNodeFactory.instance.textNode(text), text);
    }
  }

  private Prose() {}

  /** Those of 8 to 500 characters. */
  static List<Sentence> of(Section section) {
    LineText text = LineText.of(section.lines().stream().flatMap(Prose::prose).toList());
    List<Sentence> sentences = new ArrayList<>();
    for (LineText.Clause clause : text.clauses(END)) {
      String sentence = clause.text().strip();
      if (sentence.length() >= SHORTEST && sentence.length() <= LONGEST) {
        sentences.add(new Sentence(text.lineAt(clause.from()), sentence));
      }
    }
    return sentences;
  }

  // Cells side by side are a table's, but for a label with a sentence; a blank line ends one.
  private static Stream<Line> prose(Line line) {
    List<Cell> cells = Cell.of(line.text());
    if (line.blank() || cells.size() == 1) {
      return Stream.of(line);
    }
    boolean told = cells.size() == 2 && TOLD.matcher(cells.getLast().text()).find();
    return told
        ? Stream.of(new Line(line.page(), line.number(), cells.getLast().text()))
        : Stream.empty();
  }
}
