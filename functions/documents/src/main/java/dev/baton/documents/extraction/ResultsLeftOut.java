package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import dev.baton.documents.values.Ucum;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of a laboratory report that have a unit and a range and no result, beside one that has; what
 * heads the columns does not matter.
 */
final class ResultsLeftOut implements SectionFacts {
  private static final int NEAR = 2;
  private static final Pattern NAME = Pattern.compile("(?u)\\p{L}.*[^\\d.,]");
  private static final Pattern RESULT = Pattern.compile("(?u)[*+(]?\\s*[<>≤≥]?\\s?\\d.*");
  private static final Pattern FLAG =
      Pattern.compile("(?iu)[(*]?\\s?(?:hh?|ll?|n|high|low|normal|[*+!-]|↑|↓)\\s?[)*]?");
  private static final Pattern RANGE =
      Pattern.compile(
          "(?iu)[(\\[]?\\s*(?:(?:reference|ref\\.?|range|normal|norm|rif\\.?)[\\s:]*)*(?:[<>≤≥]=?\\s?\\d[\\d.,]*|(?:up"
              + " to|bis) \\d[\\d.,]*|\\d[\\d.,]*\\s*(?:[-–]|to|bis)\\s*\\d[\\d.,]*)\\s*[)\\]]?");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Line> lines = section.lines().stream().filter(line -> !line.blank()).toList();
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<Cell> row = Cell.of(lines.get(i).text());
      boolean beside = isResult(lines, i - 1, row) || isResult(lines, i + 1, row);
      if (beside && isWithout(row)) {
        String text = lines.get(i).text();
        facts.add(Fact.at(lines.get(i), EmptyCells.NAME, TextNode.valueOf(text.strip()), text));
      }
    }
    return facts;
  }

  private static boolean isWithout(List<Cell> row) {
    int units = 0;
    int ranges = 0;
    for (Cell cell : row.subList(Math.min(1, row.size()), row.size())) {
      String text = cell.text();
      if (FLAG.matcher(text).matches()) {
        continue;
      }
      boolean isUnit = Ucum.code(text).isPresent();
      boolean isRange = RANGE.matcher(text).matches();
      if (!isUnit && !isRange) {
        return false;
      }
      units += isUnit ? 1 : 0;
      ranges += isUnit ? 0 : 1;
    }
    return units == 1 && ranges == 1 && NAME.matcher(row.getFirst().text()).matches();
  }

  private static boolean isResult(List<Line> lines, int at, List<Cell> beside) {
    if (at < 0 || at >= lines.size() || beside.isEmpty()) {
      return false;
    }
    List<Cell> row = Cell.of(lines.get(at).text());
    return row.size() > 1
        && Math.abs(row.getFirst().start() - beside.getFirst().start()) <= NEAR
        && RESULT.matcher(row.get(1).text()).matches();
  }
}
