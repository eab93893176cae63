package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The sender of a document, who stands at its top without a label. */
record Letterhead(String name) implements SectionFacts {
  private static final int LINES = 6;
  private static final Pattern TITLE =
      Pattern.compile(
          "(?i).*\\b(invoice|rechnung|bill|report|summary|letter|referral|statement|page|copy|original"
              + "|confidential|date|dear|patient|re|to|from|tel|phone|fax|www|email|results?)\\b.*");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    if (section.index() != 0) {
      return List.of();
    }
    int seen = 0;
    for (Line line : section.lines()) {
      List<Cell> cells = Cell.of(line.text());
      if (cells.isEmpty()) {
        continue;
      }
      if (seen++ >= LINES) {
        return List.of();
      }
      for (Cell cell : cells) {
        if (cells.size() <= 2 && isName(cell.text())) {
          return List.of(
              Fact.at(line, name, JsonNodeFactory.instance.textNode(cell.text()), cell.text()));
        }
      }
    }
    return List.of();
  }

  private static boolean isName(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    return letters >= 4
        && text.length() <= 70
        && letters * 10 >= text.length() * 7L
        && Character.isUpperCase(text.charAt(0))
        && !text.contains(":")
        && !text.contains("@")
        && (!text.endsWith(".")
            || text.toLowerCase(Locale.ROOT).matches(".*\\b(ltd|inc|co|llc|corp)\\."))
        && text.split("\\s+").length <= 8
        && !TITLE.matcher(text).matches();
  }
}
