package dev.baton.documents.extraction;

import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On which days the words of a summary say that somebody was discharged. */
public final class ToldDischarge implements SectionFacts {
  /** The name of these facts; their values are dates. */
  public static final String NAME = "dischargeTold";

  private static final String DAY = "(?<day>\\d{1,2}[^.;]{2,14}?\\d{4}|\\d{4}-\\d{2}-\\d{2})";
  private static final String LEFT = "(?:was|were) (?:[\\p{L} ]{0,24})?(?:discharged|sent home)\\b";
  private static final Pattern SAID =
      Pattern.compile(
          "(?iu)\\bon "
              + DAY
              + ",? (?:she|he|they|the patient|mr\\.? \\p{L}+|mrs\\.? \\p{L}+|ms\\.? \\p{L}+) "
              + LEFT);
  private static final Pattern SAID_BEFORE =
      Pattern.compile("(?iu)\\b" + LEFT + "(?: home| to [\\p{L} ]{3,30})? on " + DAY);

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    String above = "";
    for (Line line : section.lines()) {
      String text = above + line.text().strip();
      for (Pattern pattern : List.of(SAID, SAID_BEFORE)) {
        Matcher said = pattern.matcher(text);
        if (said.find() && said.end() > above.length()) {
          Dates.first(said.group("day"), notation)
              .ifPresent(day -> facts.add(Fact.at(line, NAME, day.value(), said.group())));
        }
      }
      above = line.blank() ? "" : line.text().strip() + " ";
    }
    return facts;
  }
}
