package dev.baton.documents.extraction;

import dev.baton.documents.extraction.Labels.Match;
import dev.baton.documents.extraction.Labels.Strength;
import dev.baton.documents.extraction.TypeRules.Kind;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.TableHeader;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Facts behind labels: {@code Label: value}, a label and its value in neighbouring cells, a label
 * above its value, and a heading above a text.
 */
final class LabelledFacts {
  private static final Set<Kind> FIGURES =
      Set.of(Kind.AMOUNT, Kind.BIC, Kind.DATE, Kind.IBAN, Kind.ID);

  /** The letters of the shortest label that is written apart, {@code T O T A L}. */
  private static final int SPACED = 5;

  private static final Pattern BEHIND_COMMA = Pattern.compile("[,;(/–-]\\s*$");
  private final Labels labels;
  private final Notation notation;
  private final LabelledValues values;
  private final Paragraphs paragraphs;

  LabelledFacts(Labels labels, Notation notation) {
    this.labels = labels;
    this.notation = notation;
    values = new LabelledValues(notation);
    paragraphs = new Paragraphs(labels);
  }

  List<Fact> of(Section section) {
    List<Fact> facts = new ArrayList<>();
    List<Line> lines = LabelRows.of(section.lines());
    for (int i = 0; i < lines.size(); i++) {
      List<Cell> cells = ListedSums.parted(Cell.of(lines.get(i).text()));
      for (int j = 0; j < cells.size(); j++) {
        cell(new Place(lines, i, cells, j), facts);
      }
    }
    underHeading(section, facts);
    return NameParts.joined(facts);
  }

  /** A cell among its neighbours. */
  private record Place(List<Line> lines, int row, List<Cell> cells, int column) {
    Line line() {
      return lines.get(row);
    }

    Cell cell() {
      return cells.get(column);
    }
  }

  private void cell(Place place, List<Fact> facts) {
    String text = Cell.unspaced(place.cell().text(), SPACED) + colonAfter(place);
    List<Match> matches = labels.in(text);
    for (int k = 0; k < matches.size(); k++) {
      Match match = matches.get(k);
      int end = nextMarked(matches, k + 1, text.length());
      String behind = text.substring(Math.min(match.end(), end), end);
      int before = facts.size();
      switch (match.strength()) {
        case MARKED -> {
          if (behind.isBlank()) {
            beside(place, match, facts);
          } else if (match.field().kind() == Kind.URGENCY) {
            values.add(match, behind + "  " + after(place), place.line(), facts);
          } else if (match.field().kind() == Kind.LIST) {
            values.add(
                match, wrapped(match, behind + "; " + listed(place), place), place.line(), facts);
          } else {
            values.add(match, wrapped(match, behind, place), place.line(), facts);
          }
        }
        case ALONE -> beside(place, match, facts);
        case RUNNING -> {
          if (end == text.length() || !behind.isBlank()) { // "Total IVA:" is no total
            running(place, match, behind, facts);
          }
        }
      }
      if (facts.size() == before) {
        String rest = behind.isBlank() ? besideOf(place) : behind;
        boolean leftOut =
            (FIGURES.contains(match.field().kind()) || match.label().indexOf(' ') > 0)
                && new ValueBelow(labels).isLeftOut(place.lines(), place.row(), place.column());
        values.unanswered(match, rest, leftOut, place.line()).ifPresent(facts::add);
      }
    }
  }

  // What stands in the next cell, where it is no label itself.
  private String besideOf(Place place) {
    int next = place.column() + 1;
    String text = next < place.cells().size() ? place.cells().get(next).text() : "";
    return labels.begins(text) || new ValueBelow(labels).isFilled(text) ? "" : text;
  }

  // Leaders may stand between a label and its colon.
  private static String colonAfter(Place place) {
    int next = place.column() + 1;
    if (next >= place.cells().size() || place.cell().text().endsWith(":")) {
      return "";
    }
    Cell value = place.cells().get(next);
    String line = place.line().text();
    int end = Math.min(value.start(), line.length());
    boolean leaders = line.substring(Math.min(place.cell().end(), end), end).contains("...");
    return value.text().startsWith(":") || leaders ? ":" : "";
  }

  private static int nextMarked(List<Match> matches, int from, int otherwise) {
    for (Match match : matches.subList(from, matches.size())) {
      if (match.strength() == Strength.MARKED) {
        return match.start();
      }
    }
    return otherwise;
  }

  // "Invoice INV-17", "Total EUR 12.00", "admitted on 3 March": the value must follow at once.
  private void running(Place place, Match match, String behind, List<Fact> facts) {
    String before = place.cell().text().substring(0, match.start());
    boolean opens = SumLabels.opens(match.field(), before);
    Kind kind = match.field().kind();
    if (opens && !Labels.runs(match.label())) {
      if (WholeValue.is(kind, behind, notation)) {
        values.add(match, behind, place.line(), facts);
      }
      return;
    }
    boolean inProse = isTold(match, before);
    if (opens && isNamed(kind, match, behind, place)) {
      values.add(match, behind, place.line(), facts);
      return;
    }
    if (!FIGURES.contains(kind) || !(opens || inProse)) {
      return;
    }
    var found = FieldValues.read(match.field().kind(), behind, notation);
    boolean amount = match.field().kind() == Kind.AMOUNT;
    boolean more = place.column() + 1 < place.cells().size();
    boolean atOnce =
        found.isPresent() && (amount ? SumLabels.isFollowed(behind) : found.get().start() <= 4);
    if (atOnce && !(amount && more && SumLabels.isShare(behind))) {
      values.add(match, behind, place.line(), facts);
    } else if (atOnce || (amount && opens && SumLabels.isApart(behind))) {
      beside(place, match, facts);
    }
  }

  // Some figures are announced in the middle of a sentence, too.
  private static boolean isTold(Match match, String before) {
    Kind kind = match.field().kind();
    return kind == Kind.IBAN
        || ((kind == Kind.DATE || kind == Kind.ID || kind == Kind.BIC)
            && (BEHIND_COMMA.matcher(before).find()
                || match.label().indexOf(' ') > 0
                || Labels.TELLING.contains(match.label())));
  }

  private void beside(Place place, Match match, List<Fact> facts) {
    if (place.column() + 1 < place.cells().size() && !isRowOfLabels(place)) {
      Cell next = place.cells().get(place.column() + 1);
      boolean other =
          match.field().kind() == Kind.PARTY
              && match.strength() != Strength.MARKED
              && new ValueBelow(labels).isMeant(place.lines(), place.row(), place.column());
      if (!other
          && !next.text().endsWith(":")
          && !labels.begins(next.text())
          && !labels.announces(next.text(), match.field())) {
        values.add(match, rest(place, match), place.line(), facts);
        return;
      }
    }
    boolean header =
        TableHeader.is(place.cells())
            && place
                .line()
                .text()
                .matches(
                    "(?iu).*\\b(desc|item|qty|quant|menge|anzahl|bezeich|leistung|artik|test|analyt|result|price|preis|prix|désign|rate|each|fee).*");
    if (!header && hasValueBelow(place, match)) {
      below(place, match, facts);
    }
  }

  // Labels side by side, their values in the next line under them.
  private boolean isRowOfLabels(Place place) {
    if (place.row() + 1 >= place.lines().size()) {
      return false;
    }
    List<Cell> cells = place.cells();
    Line next = place.lines().get(place.row() + 1);
    List<Cell> below = Cell.of(next.text());
    long under = cells.stream().filter(cell -> below.stream().anyMatch(b -> near(cell, b))).count();
    boolean figures = cells.stream().anyMatch(cell -> cell.text().matches(".*\\d.*"));
    if (under < 2 || figures) {
      return false;
    }
    long named = cells.stream().filter(cell -> labels.begins(cell.text())).count();
    long namedBelow = below.stream().filter(cell -> labels.begins(cell.text())).count();
    boolean head =
        (place.line().emphasized() && !next.emphasized())
            || (isCapitals(place.line()) && !isCapitals(next));
    return namedBelow == 0 && (named * 2 > cells.size() || head);
  }

  private static boolean isCapitals(Line line) {
    return line.text().equals(line.text().toUpperCase(Locale.ROOT));
  }

  private static boolean near(Cell label, Cell value) {
    return Math.abs(label.start() - value.start()) <= 2;
  }

  // A label above its value is marked as one, says enough by its words, or has others beside it.
  private boolean hasValueBelow(Place place, Match match) {
    long besides = place.cells().stream().filter(cell -> labels.begins(cell.text())).count();
    return match.strength() == Strength.MARKED
        || besides >= 2
        || match.label().indexOf(' ') > 0
        || match.field().kind() == Kind.PARTY
        || match.field().kind() == Kind.URGENCY
        || isIndentedBelow(place)
        || (FIGURES.contains(match.field().kind()) && place.cells().size() == 1);
  }

  private static boolean isIndentedBelow(Place place) {
    if (place.cells().size() != 1 || place.row() + 1 >= place.lines().size()) {
      return false;
    }
    List<Cell> next = Cell.of(place.lines().get(place.row() + 1).text());
    return next.size() == 1 && next.getFirst().start() > place.cell().start();
  }

  private void below(Place place, Match match, List<Fact> facts) {
    boolean prose = match.field().kind() == Kind.PROSE || match.field().kind() == Kind.LIST;
    if (prose && new ValueBelow(labels).isMissing(place.lines(), place.row(), place.cell())) {
      return;
    }
    int from = Recipient.below(place.lines(), place.row(), match);
    for (int i = from; i < Math.min(place.lines().size(), from + 2); i++) {
      Line line = place.lines().get(i);
      if (new ValueBelow(labels).isEndedBy(line, i > from)) {
        return;
      }
      for (Cell cell : Cell.of(line.text())) {
        if (cell.overlaps(place.cell())
            && new ValueBelow(labels).isFor(match, cell.text())
            && !TableHeader.is(Cell.of(line.text()))
            && (match.field().kind() != Kind.PARTY
                || place.cells().size() > 1
                || !LineItems.isPriced(line))) {
          if (match.field().kind() == Kind.TEXT && WholeValue.isId(cell.text())) {
            continue;
          }
          if (match.field().kind() == Kind.LIST) {
            items(place.lines(), i, match, facts);
            return;
          }
          String text = prose ? paragraphs.at(place.lines(), i) : cell.text();
          values.add(match, text, line, facts);
          WholeValue.idUnder(place.lines(), i, cell, match).ifPresent(facts::add);
          return;
        }
      }
      if (!line.blank()) {
        return;
      }
    }
  }

  // "Sample type Plasma": words behind words, but no sentence.
  private static boolean isNamed(Kind kind, Match match, String behind, Place place) {
    if (kind == Kind.NAME && match.label().matches("name|patient|pt|patientin")) {
      return behind.strip().matches("\\p{Lu}[\\p{L}'.-]+(?:,? \\p{Lu}[\\p{L}'.-]*){1,3}");
    }
    if (match.field().name().equals("specimen")
        && LabelledValues.MATERIAL.matcher(behind.strip()).matches()) {
      return true;
    }
    return (kind == Kind.TEXT || kind == Kind.NAME || kind == Kind.PARTY)
        && match.label().indexOf(' ') > 0
        && place.cell().text().length() <= 60
        && !LabelledValues.OF_PATIENT.matcher(behind).find()
        && behind.matches("(?s)\\p{Lu}.*[^.:;,]\\s*");
  }

  private static String after(Place place) {
    StringBuilder text = new StringBuilder();
    place.cells().stream()
        .skip(place.column() + 1L)
        .forEach(cell -> text.append(cell.text()).append("  "));
    return text.toString();
  }

  // The items of a list may stand side by side.
  private String listed(Place place) {
    return place.cells().stream()
        .skip(place.column() + 1L)
        .map(Cell::text)
        .takeWhile(text -> !labels.begins(text) && !Paragraphs.ANNOUNCING.matcher(text).matches())
        .collect(Collectors.joining("; "));
  }

  private void items(List<Line> lines, int from, Match match, List<Fact> facts) {
    int end = from;
    while (end < lines.size()
        && !lines.get(end).blank()
        && !lines.get(end).emphasized()
        && !labels.begins(lines.get(end).text().strip())) {
      end++;
    }
    ListItems.of(lines.subList(from, end))
        .forEach(item -> values.add(match, item.text(), item.line(), facts));
  }

  private String rest(Place place, Match match) {
    if (match.field().kind() == Kind.URGENCY) {
      return after(place);
    }
    List<Cell> after = place.cells().subList(place.column() + 1, place.cells().size());
    if (match.field().kind() != Kind.AMOUNT) {
      return wrapped(match, LabelledValues.withTime(match, after), place);
    }
    StringBuilder text = new StringBuilder();
    for (Cell cell : after) {
      if (labels.begins(cell.text())) {
        break;
      }
      text.append(cell.text()).append("  ");
    }
    return text.toString();
  }

  // Prose goes on below until a blank line or the next label.
  private String wrapped(Match match, String text, Place place) {
    boolean prose = match.field().kind() == Kind.PROSE || match.field().kind() == Kind.LIST;
    if (!prose) {
      return text;
    }
    boolean row = place.column() == 0 && place.cells().size() == 2;
    return Paragraphs.joined(
        text,
        row
            ? paragraphs.under(place.lines(), place.row())
            : paragraphs.at(place.lines(), place.row() + 1));
  }

  private void underHeading(Section section, List<Fact> facts) {
    Match match = section.heading() == null ? null : labels.heading(section.heading());
    if (match == null
        || facts.stream().anyMatch(fact -> fact.name().equals(match.field().name()))) {
      return;
    }
    List<Line> lines = section.lines();
    int first = ValueBelow.first(lines);
    boolean prose = match.field().kind() == Kind.PROSE;
    if (first >= lines.size() || (prose && new ValueBelow(labels).isElse(lines, first))) {
      return;
    }
    switch (match.field().kind()) {
      case LIST ->
          ListItems.of(lines.subList(first, lines.size()))
              .forEach(item -> values.add(match, item.text(), item.line(), facts));
      case PROSE -> values.add(match, paragraphs.at(lines, first), lines.get(first), facts);
      default -> {
        List<Cell> cells = Cell.of(lines.get(first).text());
        // With another label below it, nothing was filled in here.
        if (!cells.isEmpty() && !labels.begins(cells.getFirst().text()) && !TableHeader.is(cells)) {
          boolean boxes = match.field().kind() == Kind.URGENCY;
          boolean more = cells.size() > 1 && FormWords.name(cells.getFirst().text());
          String value = cells.get(more ? 1 : 0).text();
          String text = boxes ? lines.get(first).text() : value;
          values.add(match, text, lines.get(first), facts);
        }
      }
    }
  }
}
