package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a section, without its tables. */
final class Prose {
  private static final Pattern END = Pattern.compile("[.;?!](?:\\s|$)");
  private static final int LONGEST = 500;

  /** A sentence, at the line where it begins. */
  record Sentence(Line line, String text) {}

  private Prose() {}

  /** Those of up to 500 characters. */
  static List<Sentence> of(Section section) {
    LineText text = LineText.of(section.lines().stream().filter(Prose::isProse).toList());
    List<Sentence> sentences = new ArrayList<>();
    Matcher ends = END.matcher(text.all());
    int from = 0;
    while (from < text.all().length()) {
      int end = ends.find(from) ? ends.end() : text.all().length();
      String sentence = text.all().substring(from, end).strip();
      if (sentence.length() <= LONGEST) {
        sentences.add(new Sentence(text.lineAt(from), sentence));
      }
      from = end;
    }
    return sentences;
  }

  // Cells side by side are a table's; a blank line ends a sentence.
  private static boolean isProse(Line line) {
    return line.blank() || Cell.of(line.text()).size() == 1;
  }
}
