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
 * @param row what a row has that is one
 * @param elsewhere what tells the same in another place of a row
 */
public record EmptyCells(Pattern columns, Pattern row, Pattern elsewhere) implements SectionFacts {
  /** The name of a fact for a row whose cell is empty. */
  public static final String NAME = "emptyCell";

  private static final int NEAR = 2;
  private static final int LEAST = 3;
  private static final Pattern FIGURE = Pattern.compile("(?:\\s{2}|\\|\\s?)[<>≤≥]?\\s?\\d");
  private static final Pattern WORDS = Pattern.compile("\\p{L}");

  /** Of laboratory reports: what was measured. */
  static final EmptyCells OF_RESULTS =
      new EmptyCells(
          Pattern.compile(
              "(?iu)(?:(?:your|observed|test|current)"
                  + " )?(?:results?|values?|ergebniss?e?|wert|messwert|résultats?|resultados?|risultat[oi]|uitslag(?:en)?|waarde|valor(?:es)?|valeurs?)"),
          FIGURE,
          Pattern.compile("(?u)^[\\s|]*\\S+(?: \\S+)* [<>]?\\d[\\d.,]*(?:\\s{2}|\\s?\\||$)"));

  /** Of discharge summaries: how much of a drug is taken. */
  static final EmptyCells OF_DOSES =
      new EmptyCells(
          Pattern.compile(
              "(?iu)dos(?:e|age|is|ierung|i|ering)?|strength|stärke|sterkte|posologie|dosaggio"),
          WORDS,
          Units.DOSE);

  /** Of discharge summaries: how a drug is taken. */
  static final EmptyCells OF_ROUTES =
      new EmptyCells(
          Pattern.compile(
              "(?iu)route|voie(?:"
                  + " d'administration)?|vía|via|weg|applikation(?:sweg)?|gabe|toediening(?:sweg)?"),
          WORDS,
          Medications.ROUTE);

  /** Of laboratory reports: what is usual. */
  static final EmptyCells OF_RANGES =
      new EmptyCells(
          Pattern.compile(
              "(?iu)(?:(?:normal|ref(?:erence|\\.)?|biological ref(?:erence|\\.)?)"
                  + " )?(?:ranges?|intervals?|limits?)|(?:reference|normal)(?:"
                  + " values?)?|ref\\.?|referenz(?:bereich|werte?)?|normbereich|normwerte?|valeurs?"
                  + " (?:de référence|usuelles)|référence|(?:valori di )?riferimento|(?:valores?"
                  + " de )?referencia|referentie(?:waarden?)?"),
          FIGURE,
          Pattern.compile(
              "(?iu)gfr|ratio|index|quotient|calc|hba1c|\\bsee\\b|\\d\\s*[-–]\\s*\\d|[<>≤≥]"));

  /** The header of a table, and which of its cells heads the column. */
  private record Header(List<Cell> cells, int column) {
    boolean isAbove(List<Cell> row) {
      return !row.isEmpty()
          && Math.abs(row.getFirst().start() - cells.getFirst().start()) <= NEAR
          && row.getFirst().end() <= cells.get(column).start()
          && row.size() >= Math.max(cells.size() - 2, Math.min(cells.size() - 1, LEAST));
    }

    boolean isFilled(List<Cell> row) {
      return row.stream().skip(1).anyMatch(this::isBelow);
    }

    // Under its own header, or under none and next to it.
    private boolean isBelow(Cell cell) {
      Cell own = cells.get(column);
      if (own.overlaps(cell)) {
        return true;
      }
      return cells.stream().noneMatch(cell::overlaps)
          && cells.stream().allMatch(other -> gap(own, cell) <= gap(other, cell));
    }

    private static int gap(Cell header, Cell cell) {
      return Math.max(header.start() - cell.end(), cell.start() - header.end());
    }
  }

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    List<Line> lines = section.lines();
    for (int i = 0; i < lines.size(); i++) {
      Header header = header(Cell.of(lines.get(i).text()));
      if (header != null) {
        facts.addAll(below(lines, i + 1, header));
      }
    }
    return facts;
  }

  // The header of a table with the column; null for another line.
  private @Nullable Header header(List<Cell> cells) {
    if (cells.size() < 3) {
      return null;
    }
    for (int i = 1; i < cells.size(); i++) {
      if (columns.matcher(cells.get(i).text()).matches()) {
        return new Header(cells, i);
      }
    }
    return null;
  }

  private List<Fact> below(List<Line> lines, int from, Header header) {
    List<Line> empty = new ArrayList<>();
    List<List<Cell>> filled = new ArrayList<>();
    for (Line line : lines.subList(from, lines.size())) {
      List<Cell> cells = Cell.of(line.text());
      if (header(cells) != null) {
        break;
      }
      if (!header.isAbove(cells)) {
        continue;
      }
      if (header.isFilled(cells)) {
        filled.add(cells);
      } else if (row.matcher(line.text()).find() && !elsewhere.matcher(line.text()).find()) {
        empty.add(line);
      }
    }
    // A column of figures with none at all was read wrongly, or its values stand elsewhere.
    boolean none = filled.isEmpty();
    if (none ? row == FIGURE || empty.size() < LEAST : filled.size() <= empty.size()) {
      return List.of();
    }
    filled.add(header.cells());
    return empty.stream()
        .filter(line -> Cell.of(line.text()).stream().allMatch(cell -> isUnder(cell, filled)))
        .map(line -> Fact.at(line, NAME, TextNode.valueOf(line.text().strip()), line.text()))
        .toList();
  }

  private static boolean isUnder(Cell cell, List<List<Cell>> rows) {
    return rows.stream().anyMatch(row -> row.stream().anyMatch(cell::overlaps));
  }
}
