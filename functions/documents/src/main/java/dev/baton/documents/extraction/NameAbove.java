package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.List;
import java.util.regex.Pattern;

/** The patient whose name stands without a label right above the date of birth or a number. */
final class NameAbove implements SectionFacts {
  static final Pattern PERSON =
      Pattern.compile(
          "(?u)(?:(?:Mr|Mrs|Ms|Miss|Master|Herr|Frau|Mme|M|Mlle|Sr|Sra)\\.?"
              + " )?(?:(?:van|von|de|der|den|da|di|la|el|ter|ten|bin|al)"
              + " ){0,2}\\p{Lu}[\\p{L}'’-]+,?(?: (?:van|von|de|der|den|da|di|la|el))*(?:"
              + " \\p{Lu}[\\p{L}.'’-]*){1,3}");
  static final Pattern BELOW =
      Pattern.compile(
          "(?iu)(?:dob|d\\.o\\.b|born|b\\.|geb\\.|geboren|née?(?:\\(e\\))?\\b|date of"
              + " birth|nacid[oa]|nat[oa] il|\\*\\s?\\d|geburtsdatum|nhs|mrn|chi|hosp(?:ital)?"
              + " no|patient (?:no|id)|age\\b).*\\d.*");

  @Override
  public List<Fact> of(Section top, Notation notation) {
    Line above = null;
    for (Line line : top.lines()) {
      if (above != null && !line.blank()) {
        for (Cell cell : Cell.of(above.text())) {
          boolean person =
              PERSON.matcher(cell.text()).matches()
                  && FieldValues.read(TypeRules.Kind.NAME, cell.text(), notation).isPresent();
          if (person && Cell.of(line.text()).stream().anyMatch(c -> isBelow(c, cell))) {
            var name = JsonNodeFactory.instance.textNode(cell.text());
            return List.of(Fact.at(above, "patientName", name, cell.text()));
          }
        }
      }
      above = line.blank() ? above : line;
    }
    return List.of();
  }

  private static boolean isBelow(Cell cell, Cell name) {
    return Math.abs(cell.start() - name.start()) <= 2 && BELOW.matcher(cell.text()).matches();
  }
}
