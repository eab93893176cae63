package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The patient in a line of cells without labels: name, number, sex and age side by side. */
final class PatientLine implements SectionFacts {
  private static final int LINES = 15;
  private static final String SEX = "(?:M|F|Male|Female|MALE|FEMALE)";
  private static final String AGE = "\\d{1,3}\\s?(?:y|yr|yrs|years?|Y|YRS)\\b\\.?";
  private static final Pattern TELLING =
      Pattern.compile(
          "(?i:\\b(?:born|dob|d\\.o\\.b|geb)\\b\\W{1,3}\\d)|(?<![\\p{L}\\d])(?:"
              + SEX
              + "[\\s,/]{1,4}"
              + AGE
              + "|"
              + AGE
              + "[\\s,/]{1,4}"
              + SEX
              + ")(?!\\p{L})");

  @Override
  public List<Fact> of(Section top, Notation notation) {
    for (Line line : top.lines().subList(0, Math.min(LINES, top.lines().size()))) {
      if (!line.text().contains(":") && TELLING.matcher(line.text()).find()) {
        List<Fact> facts = in(line, notation);
        if (!facts.isEmpty()) {
          return facts;
        }
      }
    }
    return List.of();
  }

  private static List<Fact> in(Line line, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    List<Cell> cells = Cell.of(line.text());
    for (Cell cell : cells) {
      boolean person =
          NameAbove.PERSON.matcher(cell.text()).matches()
              && FieldValues.read(TypeRules.Kind.NAME, cell.text(), notation).isPresent();
      if (person) {
        facts.add(fact(line, "patientName", cell));
        break;
      }
    }
    if (!facts.isEmpty()) {
      cells.stream()
          .filter(cell -> WholeValue.isId(cell.text()))
          .findFirst()
          .ifPresent(cell -> facts.add(fact(line, "patientId", cell)));
    }
    return facts;
  }

  private static Fact fact(Line line, String name, Cell cell) {
    return Fact.at(line, name, JsonNodeFactory.instance.textNode(cell.text()), cell.text());
  }
}
