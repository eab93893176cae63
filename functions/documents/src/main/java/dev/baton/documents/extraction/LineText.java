package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.documents.reading.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines as one text, in which a sentence goes on from one line to the next and a blank line ends
 * it; what is found in it has its line.
 */
final class LineText {
  private final List<Line> lines;
  private final List<Integer> starts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private LineText(List<Line> lines) {
    this.lines = lines;
  }

  static LineText of(List<Line> lines) {
    LineText made = new LineText(lines);
    for (Line line : lines) {
      made.starts.add(made.text.length());
      made.text.append(line.text().strip().replaceAll("\\s+", " "));
      made.text.append(line.blank() ? ". " : " ");
    }
    return made;
  }

  String all() {
    return text.toString();
  }

  /** A part of the text, and the offset at which it begins. */
  record Clause(int from, String text) {}

  /** The text in parts, each up to the end of what matches; the last up to its own. */
  List<Clause> clauses(Pattern end) {
    String all = all();
    List<Clause> clauses = new ArrayList<>();
    Matcher ends = end.matcher(all);
    int from = 0;
    while (from < all.length()) {
      int to = ends.find(from) ? ends.end() : all.length();
      clauses.add(new Clause(from, all.substring(from, to)));
      from = to;
    }
    return clauses;
  }

  /** What was found in the text, at the line where it begins. */
  Fact fact(String name, JsonNode value, MatchResult said) {
    return Fact.at(lineAt(said.start()), name, value, said.group());
  }

  /** The line that holds the character at this offset of the text. */
  Line lineAt(int offset) {
    int index = Collections.binarySearch(starts, offset);
    return lines.get(index >= 0 ? index : -index - 2);
  }
}
