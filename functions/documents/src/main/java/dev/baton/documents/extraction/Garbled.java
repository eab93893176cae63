package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with signs among their letters, as a bad line leaves them in a fax. */
public final class Garbled implements SectionFacts {
  /** The name of such a fact, one for each line with such words; its value is their number. */
  public static final String NAME = "garbled";

  private static final Pattern WORD =
      Pattern.compile("(?U)(?<!\\S)\\p{L}+[#~%|^@}{;!$]+[\\p{L}\\d#~%|^@]*\\p{L}+[^\\s]*");

  private static final Pattern MEANT =
      Pattern.compile(
          "(?U)\\S+@\\S+\\.\\p{L}+.*|\\p{L}+\\^\\d.*|.*[|].*[|].*|\\p{L}+;\\p{L}{2,}.*");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      Matcher word = WORD.matcher(line.text());
      int words = 0;
      while (word.find()) {
        words += MEANT.matcher(word.group()).matches() ? 0 : 1;
      }
      if (words > 0) {
        facts.add(Fact.at(line, NAME, JsonNodeFactory.instance.numberNode(words), line.text()));
      }
    }
    return facts;
  }
}
