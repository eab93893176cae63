package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Currencies;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The currencies that the heads of an invoice's columns give: {@code Amount (CAD)}. */
public final class ColumnCurrencies implements SectionFacts {
  /** The name of such a fact; its value is the ISO code. */
  public static final String NAME = "columnCurrency";

  private static final Pattern HEAD =
      Pattern.compile(
          "(?iu)\\b(?:price|amount|rate|cost|total|value|net|fee|charge)s?,? ?[(\\[]?(?:in"
              + " )?(?-i:(?<code>"
              + Currencies.CODES
              + "))\\b(?!\\s*[\\d.,-])");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      Matcher head = HEAD.matcher(line.text());
      while (head.find()) {
        facts.add(
            Fact.at(
                line, NAME, JsonNodeFactory.instance.textNode(head.group("code")), head.group()));
      }
    }
    return facts;
  }
}
