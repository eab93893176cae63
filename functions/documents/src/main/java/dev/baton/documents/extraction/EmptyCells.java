package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that leave out what most of its rows tell in a column that matters.
 *
 * @param columns how the column is headed
 * @param elsewhere what tells the same in another place of a row
 */
public record EmptyCells(Pattern columns, Pattern elsewhere) implements SectionFacts {
  /** The name of a fact for a row whose cell is empty. */
  public static final String NAME = "emptyCell";

  private static final int NEAR = 2;
  private static final int LEAST = 3;

  /** Of laboratory reports: what was measured. */
  static final EmptyCells OF_RESULTS =
      new EmptyCells(
          Pattern.compile(
              "(?iu)(?:(?:your|observed|test|current)"
                  + " )?(?:results?|values?|ergebniss?e?|wert|messwert|résultats?|resultados?|risultat[oi]|uitslag(?:en)?|waarde|valor(?:es)?|valeurs?)"),
          Pattern.compile("(?u)^[\\s|]*\\S+(?: \\S+)* [<>]?\\d[\\d.,]*(?:\\s{2}|\\s?\\||$)"));

  /** Of discharge summaries: how much of a drug is taken. */
  static final EmptyCells OF_DOSES =
      new EmptyCells(
          Pattern.compile(
              "(?iu)dos(?:e|age|is|ierung|i|ering)?|strength|stärke|sterkte|posologie|dosaggio"),
          Units.DOSE);

  /** Of discharge summaries: how a drug is taken. */
  static final EmptyCells OF_ROUTES =
      new EmptyCells(
          Pattern.compile(
              "(?iu)route|voie(?:"
                  + " d'administration)?|vía|via|weg|applikation(?:sweg)?|gabe|toediening(?:sweg)?"),
          Medications.ROUTE);

  /** Where a table begins at the left, where the column is, and how many columns there are. */
  private record Column(int first, int from, int start, int to, int columns) {
    boolean isRow(List<Cell> cells) {
      return !cells.isEmpty()
          && Math.abs(cells.getFirst().start() - first) <= NEAR
          && cells.getFirst().end() <= start
          && cells.size() >= Math.max(columns - 2, Math.min(columns - 1, LEAST));
    }

    boolean isEmpty(List<Cell> cells) {
      return cells.stream().skip(1).noneMatch(cell -> cell.end() > from && cell.start() < to);
    }
  }

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    List<Line> lines = section.lines();
    for (int i = 0; i < lines.size(); i++) {
      Column column = column(Cell.of(lines.get(i).text()));
      if (column != null) {
        facts.addAll(below(lines, i + 1, column));
      }
    }
    return facts;
  }

  // What the header of a table tells of the column; null for another line.
  private @Nullable Column column(List<Cell> cells) {
    if (cells.size() < 3) {
      return null;
    }
    for (int i = 1; i < cells.size(); i++) {
      if (columns.matcher(cells.get(i).text()).matches()) {
        int to = i + 1 < cells.size() ? cells.get(i + 1).start() - NEAR : Integer.MAX_VALUE;
        return new Column(
            cells.getFirst().start(),
            cells.get(i - 1).end(),
            cells.get(i).start(),
            to,
            cells.size());
      }
    }
    return null;
  }

  private List<Fact> below(List<Line> lines, int from, Column column) {
    List<Line> empty = new ArrayList<>();
    List<List<Cell>> filled = new ArrayList<>();
    for (Line line : lines.subList(from, lines.size())) {
      List<Cell> cells = Cell.of(line.text());
      if (column(cells) != null) {
        break;
      }
      if (!column.isRow(cells)) {
        continue;
      }
      if (!column.isEmpty(cells)) {
        filled.add(cells);
      } else if (!elsewhere.matcher(line.text()).find()) {
        empty.add(line);
      }
    }
    if (filled.size() <= empty.size()) {
      return List.of();
    }
    return empty.stream()
        .filter(line -> Cell.of(line.text()).stream().allMatch(cell -> isUnder(cell, filled)))
        .map(line -> Fact.at(line, NAME, TextNode.valueOf(line.text().strip()), line.text()))
        .toList();
  }

  private static boolean isUnder(Cell cell, List<List<Cell>> rows) {
    return rows.stream().anyMatch(row -> row.stream().anyMatch(cell::overlaps));
  }
}
