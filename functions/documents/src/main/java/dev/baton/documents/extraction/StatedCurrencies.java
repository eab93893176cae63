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

/**
 * The currencies that an invoice gives apart from its sums: in the heads of columns, {@code Amount
 * (CAD)}, and in words, {@code all amounts are payable in US dollars}.
 */
public final class StatedCurrencies implements SectionFacts {
  /** The name of such a fact; its value is the ISO code. */
  public static final String NAME = "statedCurrency";

  private static final Pattern HEAD =
      Pattern.compile(
          "(?iu)\\b(?:price|amount|rate|cost|total|value|net|fee|charge)s?,? ?[(\\[]?(?:in"
              + " )?(?-i:(?<code>"
              + Currencies.CODES
              + "))\\b(?!\\s*[\\d.,-])");

  private static final Pattern TOLD =
      Pattern.compile(
          "(?iu)\\b(?:amounts?|prices?|sums?|figures|charges|totals?|payable|expressed|invoiced|billed|stated|shown|quoted|priced)\\b[^.;]{0,50}?\\b(?:in"
              + " |\\()(?:(?-i:(?<code>"
              + Currencies.CODES
              + "))|(?<name>"
              + Currencies.NAMES
              + "))\\b");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    LineText text = LineText.of(section.lines());
    Matcher told = TOLD.matcher(text.all());
    while (told.find()) {
      String code =
          told.group("code") == null ? Currencies.named(told.group("name")) : told.group("code");
      facts.add(fact(text.lineAt(told.start()), code, told.group()));
    }
    for (Line line : section.lines()) {
      Matcher head = HEAD.matcher(line.text());
      while (head.find()) {
        facts.add(fact(line, head.group("code"), head.group()));
      }
    }
    return facts;
  }

  private static Fact fact(Line line, String code, String text) {
    return Fact.at(line, NAME, JsonNodeFactory.instance.textNode(code), text);
  }
}
