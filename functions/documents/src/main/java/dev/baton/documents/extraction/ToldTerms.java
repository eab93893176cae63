package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In how many days an invoice is to be paid, as its words say. */
public final class ToldTerms implements SectionFacts {
  /** The name of these facts; their values are days. */
  public static final String NAME = "termTold";

  private static final Pattern DAYS =
      Pattern.compile(
          "(?iu)(?<!\\d)(?<days>\\d{1,3})[ -]?(?:calendar"
              + " |kalender)?(?:days?|tagen?|jours|giorni|días?|dias|dagen|dage|dagar)\\b");
  private static final Pattern PAID =
      Pattern.compile(
          "(?iu)\\b(?:pay\\p{L}*|paid|zahl\\p{L}*|zu"
              + " (?:zahlen|überweisen)|überweis\\p{L}*|betal\\p{L}*|over te"
              + " maken|règl\\p{L}*|paiement|pagament\\p{L}*|pago|abon\\p{L}*|settle\\p{L}*|terms|net(?:to)?|fällig"
              + "|scaden\\p{L}*|échéance|vencimiento|due)\\b");

  /** What else has days: a discount, what becomes of late payments, returns and complaints. */
  private static final Pattern ELSE =
      Pattern.compile(
          "(?iu)skonto|discount|escompte|sconto|korting|descuento|zins|late\\b|overdue|mora\\b|nach"
              + " ablauf|(?<!from|of) (?:the )?end"
              + " of|month|monat|mois|mese\\b|return|claim|complain|reklam|disput|deliver|liefer|retard|reminder|mahn|quer(?:y|ies)"
              + "|notice|valid|warrant|guarant|object|receipt|erhalt|réception|ricev|recepción|ontvangst|working"
              + " day|business day|werktag");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      Matcher days = DAYS.matcher(line.text());
      if (days.find()
          && PAID.matcher(line.text()).find()
          && !ELSE.matcher(line.text()).find()
          && !days.find()) {
        days.find(0);
        facts.add(
            Fact.at(
                line,
                NAME,
                JsonNodeFactory.instance.numberNode(Integer.parseInt(days.group("days"))),
                line.text().strip()));
      }
    }
    return facts;
  }
}
