package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a letter greets by title and name. */
public final class Greeted implements SectionFacts {
  /** The name of such a fact. */
  public static final String NAME = "greeted";

  private static final Pattern GREETING =
      Pattern.compile(
          "(?U)\\b[Dd]ear (?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Doctor|med)\\.?"
              + " )+(?<name>\\p{Lu}[^\\n"
              + ",:;!]{1,40})");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      Matcher greeting = GREETING.matcher(line.text());
      if (greeting.find()) {
        facts.add(
            Fact.at(
                line,
                NAME,
                JsonNodeFactory.instance.textNode(greeting.group("name").strip()),
                greeting.group()));
      }
    }
    return facts;
  }

  /** Whether any of the names of who is greeted stands in a text. */
  public static boolean isNamed(Fact greeted, String text) {
    return Arrays.stream(greeted.value().asText().split("[^\\p{L}'’-]+"))
        .filter(word -> word.length() > 2)
        .anyMatch(text::contains);
  }
}
