package dev.baton.documents.extraction;

import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days that a letter tells of, apart from those that it says are yet to come. */
public final class ToldDays implements SectionFacts {
  /** The name of these facts; their values are dates. */
  public static final String NAME = "dayTold";

  private static final Pattern DAY =
      Pattern.compile(
          "(?iu)(?<before>[^.;:]{0,80}?)\\b(?<day>(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? \\p{L}{3,9},?"
              + " \\d{4}|\\p{L}{3,9} \\d{1,2},? \\d{4}|\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}))");

  /** What was only settled on a day before that day. */
  private static final Pattern AHEAD =
      Pattern.compile(
          "(?iu)\\b(?:book\\w*|list\\w*|schedul\\w*|plan\\w*|arrang\\w*|due|until|till|for|expect\\w*|before|by|next|offered|given|appointments?|clinics?|review|will|would|from|expires?|valid|follow\\p{L}*|away|leave|travel\\p{L}*|holiday|repeat|again|pending|operation|surgery|dated?|termin|wiedervorstellung|rendez-vous|cita|prevista?|am)\\b");

  /** What was done, whatever else the words before the day may be. */
  private static final Pattern PAST =
      Pattern.compile(
          "(?iu)\\b(?:i|we|who|whom|she|he|they|dr \\p{L}+|patient) (?:also |first |last |again"
              + " )?(?:saw|examined|reviewed|attended|presented|consulted|came|met|visited)\\b[^.;:]{0,60}$|\\b(?:was|were)"
              + " (?:first |last )?(?:seen|examined|reviewed)\\b[^.;:]{0,60}$");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    LineText text = LineText.of(section.lines());
    List<Fact> facts = new ArrayList<>();
    Matcher seen = DAY.matcher(text.all());
    while (seen.find()) {
      String before = seen.group("before");
      if (PAST.matcher(before).find() || !AHEAD.matcher(before).find()) {
        Dates.first(seen.group("day"), notation)
            .ifPresent(day -> facts.add(text.fact(NAME, day.value(), seen)));
      }
    }
    return facts;
  }
}
