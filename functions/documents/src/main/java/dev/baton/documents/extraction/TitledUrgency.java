package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How urgent a letter is by its title or subject: {@code REFERRAL URGENT}, {@code Subject: Referral
 * to Cardiology [ROUTINE]}.
 */
final class TitledUrgency implements SectionFacts {
  private static final String DEGREE =
      "((?:SEMI|NON)[- ]URGENT|NOT URGENT|URGENT|ROUTINE|EMERGENCY|SOON)";

  /** A cell of its own, as stamps are. */
  private static final Pattern ALONE = Pattern.compile("[\\[(*\\s!]*" + DEGREE + "[\\])*\\s!]*");

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?i)\\s*(?:re|sub|subject|betreff)\\s*:.*[\\[(]\\s*" + DEGREE + "\\s*[\\])]\\s*");

  private static final Pattern BOXES = Pattern.compile("\\[[ xX]?\\]|[☐☑☒□■]|\\([ xX]\\)");

  @Override
  public List<Fact> of(Section top, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : top.lines()) {
      if (BOXES.matcher(line.text()).find()) {
        continue;
      }
      Matcher subject = SUBJECT.matcher(line.text());
      if (subject.matches()) {
        add(subject.group(1), line, notation, facts);
      }
      List<Matcher> alone =
          Cell.of(line.text()).stream()
              .map(cell -> ALONE.matcher(cell.text()))
              .filter(Matcher::matches)
              .toList();
      if (alone.size() == 1) {
        add(alone.getFirst().group(1), line, notation, facts);
      }
    }
    return facts;
  }

  private static void add(String written, Line line, Notation notation, List<Fact> facts) {
    FieldValues.read(TypeRules.Kind.URGENCY, written, notation)
        .map(found -> Fact.at(line, "urgency", found.value(), written).behind("title"))
        .ifPresent(facts::add);
  }
}
