package dev.baton.documents.extraction;

import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Dates;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The date of a letter, which stands alone near its top, perhaps after a place. */
record LetterDate(String name) implements SectionFacts {
  private static final int LINES = 25;
  private static final Pattern PLACE =
      Pattern.compile(
          "(?iu).*(?:,| [-–—|·])(?: (?:le|den|am|the|on|il|li|de|dated))?|(?:le|den|am|dated|the)");
  private static final int LONGEST_PLACE = 60;

  @Override
  public List<Fact> of(Section top, Notation notation) {
    List<Line> lines = top.lines().subList(0, Math.min(LINES, top.lines().size()));
    for (Line line : lines) {
      for (Cell cell : Cell.of(line.text())) {
        Optional<Found> date =
            Dates.first(cell.text(), notation).filter(found -> alone(cell, found));
        if (date.isPresent()) {
          return List.of(Fact.at(line, name, date.get().value(), cell.text()));
        }
      }
    }
    return List.of();
  }

  private static boolean alone(Cell cell, Found date) {
    String before = cell.text().substring(0, date.start()).strip();
    String after = cell.text().substring(date.end()).strip();
    return after.length() <= 1
        && (before.isEmpty()
            || (PLACE.matcher(before).matches() && before.length() <= LONGEST_PLACE));
  }
}
