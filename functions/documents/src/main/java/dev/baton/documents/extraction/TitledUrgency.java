package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How urgent a letter is by its title or subject, or by boxes that no label stands before: {@code
 * REFERRAL URGENT}, {@code Subject: Referral to Cardiology [ROUTINE]}, {@code [ ] Urgent [X] Soon}.
 */
final class TitledUrgency implements SectionFacts {
  private static final String DEGREE =
      "((?:SEMI|NON)[- ]URGENT|NOT URGENT|URGENT|ROUTINE|EMERGENCY|SOON)";

  /** A cell of its own, as stamps are. */
  private static final Pattern ALONE = Pattern.compile("[\\[(*\\s!]*" + DEGREE + "[\\])*\\s!]*");

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?i)\\s*(?:re|sub|subject|betreff)\\b.*(?:[\\[(]\\s*|\\s[-–]\\s)"
              + DEGREE
              + "(?:,? please)?\\W*");

  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu)\\s*(?:referral|überweisung)\\s[-–]\\s" + DEGREE + "(?:\\s[-–(]\\s?.*|\\s*)");

  /** A label with its degree behind one blank. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?iu)\\s*(?:urgency|priority|dringlichkeit|priorität|urgence|priorité|urgencia|prioridad"
              + "|urgenza|priorità|urgentie|prioriteit) (\\p{L}.{2,40})");

  private static final Pattern BOXES = Pattern.compile("\\[[ xX]{0,6}\\]|[☐☑☒□■]|\\([ xX]{1,6}\\)");

  @Override
  public List<Fact> of(Section top, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : top.lines()) {
      Matcher box = BOXES.matcher(line.text());
      if (box.find()) {
        boxes(line, box.start(), facts);
        continue;
      }
      for (Pattern pattern : List.of(SUBJECT, TITLE, NAMED)) {
        Matcher titled = pattern.matcher(line.text());
        if (titled.matches()) {
          add(titled.group(1), line, facts);
        }
      }
      List<Matcher> alone =
          Cell.of(line.text()).stream()
              .map(cell -> ALONE.matcher(cell.text()))
              .filter(Matcher::matches)
              .toList();
      if (alone.size() == 1) {
        add(alone.getFirst().group(1), line, facts);
      }
    }
    return facts;
  }

  // Boxes that all have a degree, behind nothing else.
  private static void boxes(Line line, int first, List<Fact> facts) {
    String text = line.text();
    boolean degrees =
        Arrays.stream(text.substring(first).split(BOXES.pattern(), -1))
            .skip(1)
            .allMatch(word -> Urgency.begins(word.strip()));
    if (degrees && BOXES.matcher(text).results().limit(2).count() == 2) {
      add(text.substring(first), line, facts);
    }
  }

  private static void add(String written, Line line, List<Fact> facts) {
    Urgency.in(written)
        .map(found -> Fact.at(line, "urgency", found.value(), written).behind("title"))
        .ifPresent(facts::add);
  }
}
