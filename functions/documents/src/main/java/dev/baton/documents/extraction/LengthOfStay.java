package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many days a summary says that its stay was. */
public final class LengthOfStay implements SectionFacts {
  /** The name of such a fact; its value is a number of days. */
  public static final String NAME = "lengthOfStay";

  private static final Pattern SAID =
      Pattern.compile(
          "(?iu)\\b(?:length of (?:hospital )?stay|duration of (?:hospital"
              + " )?stay|(?-i:LOS)|\\bstay(?=\\s*[:.])|days? in hospital)\\b["
              + " .:_=…-]*(?<days>\\d{1,3})\\b(?!\\s*(?:weeks?|months?|hours?|[/.-]\\d))");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      Matcher said = SAID.matcher(line.text());
      if (said.find()) {
        int days = Integer.parseInt(said.group("days"));
        facts.add(Fact.at(line, NAME, JsonNodeFactory.instance.numberNode(days), said.group()));
      }
    }
    return facts;
  }
}
