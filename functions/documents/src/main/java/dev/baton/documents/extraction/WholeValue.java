package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.extraction.Labels.Match;
import dev.baton.documents.extraction.TypeRules.Kind;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.values.Found;
import dev.baton.documents.values.Notation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that are nothing but a number or a day, which need less of a label to be taken for one. */
final class WholeValue {
  private static final Pattern ID =
      Pattern.compile("(?:[A-Z]{1,4}[- ]?)?(?=[A-Z\\d/-]*\\d{3})[A-Z\\d]+(?:[-/ ][A-Z\\d]+){0,3}");
  private static final Pattern DAY =
      Pattern.compile("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|(?:19|20)\\d{2}");
  private static final Pattern IN_BRACKETS =
      Pattern.compile(
          "\\s*(?:[,-]?\\s*[(\\[]|[/,]\\s)(?:(?i:id|no|nr|ref|mrn)\\W{0,2})?([^)\\](,/]{3,16})(?:[)\\](,/].*|$)");
  private static final int REST = 10;
  private static final int BELOW = 3;

  private WholeValue() {}

  /** Whether a text is a number of somebody or something. */
  static boolean isId(String text) {
    return ID.matcher(text.strip()).matches()
        && !text.strip().matches("(?:GMC|NPI|LANR|BSNR|GLN|DOB|BORN|GEB).*")
        && !DAY.matcher(text.strip()).matches();
  }

  /** Whether the text behind a word that may be a label is just its value. */
  static boolean is(Kind kind, String behind, Notation notation) {
    if (kind != Kind.DATE && kind != Kind.ID) {
      return false;
    }
    return FieldValues.read(kind, behind, notation)
        .filter(
            found -> found.start() <= 1 && behind.strip().length() - found.text().length() < REST)
        .isPresent();
  }

  /** The number in brackets behind a patient's name. */
  static Optional<Fact> idBehind(String text, Found name, Line line, Match match) {
    if (!match.field().name().equals("patientName")) {
      return Optional.empty();
    }
    Matcher matcher = IN_BRACKETS.matcher(text.substring(Math.min(text.length(), name.end())));
    return matcher.matches() && isId(matcher.group(1))
        ? Optional.of(id(line, matcher.group(1), match))
        : Optional.empty();
  }

  /** The number that stands alone in the lines under a patient's name. */
  static Optional<Fact> idUnder(List<Line> lines, int name, Cell cell, Match match) {
    if (!match.field().name().equals("patientName")) {
      return Optional.empty();
    }
    for (int i = name + 1; i < Math.min(lines.size(), name + BELOW); i++) {
      for (Cell below : Cell.of(lines.get(i).text())) {
        if (below.start() == cell.start() && isId(below.text())) {
          return Optional.of(id(lines.get(i), below.text(), match));
        }
      }
    }
    return Optional.empty();
  }

  private static Fact id(Line line, String id, Match match) {
    return Fact.at(line, "patientId", JsonNodeFactory.instance.textNode(id.strip()), id)
        .behind(match.label());
  }
}
