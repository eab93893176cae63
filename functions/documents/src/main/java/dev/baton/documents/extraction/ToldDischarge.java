package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

  /** How a sentence writes a day, its number or its year first. */
  static final String DAY =
      "\\d{1,2}[^.;]{2,14}?\\d{4}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{4}-\\d{2}-\\d{2}";

  private static final String LEFT = "(?:was|were) (?:[\\p{L} ]{0,24})?(?:discharged|sent home)\\b";
  private static final Pattern SAID =
      Pattern.compile(
          "(?iu)\\bon (?<day>"
              + DAY
              + "),? (?:she|he|they|the patient|mr\\.? \\p{L}+|mrs\\.? \\p{L}+|ms\\.? \\p{L}+) "
              + LEFT);
  private static final Pattern SAID_BEFORE =
      Pattern.compile("(?iu)\\b" + LEFT + "(?: home| to [\\p{L} ]{3,30})? on (?<day>" + DAY + ")");

  /** The name of facts that tell the day of the month only; their values are numbers. */
  public static final String DAY_NAME = "dischargeDayTold";

  private static final Pattern SAID_SHORTLY =
      Pattern.compile(
          "(?iu)\\b(?:(?:stayed|remained|was kept)(?: on)?(?: with us| in hospital| here| an"
              + " inpatient)? until|(?:left(?: us| hospital| the hospital| the ward| for home)|went"
              + " home|(?:was|were) (?:discharged|sent home))(?: \\p{L}+){0,3}? on) (?:the"
              + " )?(?<day>\\d{1,2})(?:(?:st|nd|rd|th)\\b(?! of)|(?:st|nd|rd|th)?(?: of)?"
              + " (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\b(?!,? \\d{4}))");

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
      Matcher shortly = SAID_SHORTLY.matcher(text);
      if (shortly.find() && shortly.end() > above.length()) {
        int day = Integer.parseInt(shortly.group("day"));
        facts.add(
            Fact.at(line, DAY_NAME, JsonNodeFactory.instance.numberNode(day), shortly.group()));
      }
      above = line.blank() ? "" : line.text().strip() + " ";
    }
    return facts;
  }
}
