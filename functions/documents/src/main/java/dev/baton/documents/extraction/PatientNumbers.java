package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of patients wherever they stand, in heads, feet and notes, too: {@code {kind,
 * number}}. Two numbers of one kind are two patients.
 */
public final class PatientNumbers implements SectionFacts {
  /** The name of such a fact. */
  public static final String NAME = "patientNumber";

  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?iu)\\b(?<kind>NHS|CHI|U?MRN|UHID|NHI|IHI|PHN|H ?&"
              + " ?C|U\\.?R\\.?N?|hosp(?:ital)?\\.?|infirmary|board|folder|unit|chart|patient|pat\\.?|pt\\.?)"
              + "(?<word>\\s?(?:no|nos|number|num|nr|id|#)\\b\\.?|\\s?#)?\\s?[:.#]?\\s*(?<number>[A-Z]{0,4}[-/"
              + " ]?\\d[A-Z\\d]*(?:[-/ ]?[A-Z]?\\d+){0,4})(?![\\p{L}\\d])");

  /** Of these the abbreviation alone says that a number follows. */
  private static final Pattern ALONE =
      Pattern.compile("(?i)NHS|CHI|U?MRN|UHID|NHI|IHI|PHN|U\\.?R\\.?N?|folder");

  private static final int LEAST_DIGITS = 4;

  /** The name of a number in brackets or behind a preposition: nothing says whose it is. */
  public static final String BRACKETED = "numberInBrackets";

  private static final Pattern IN_BRACKETS =
      Pattern.compile(
          "[(\\[](?<number>\\p{Lu}{1,4}[-/"
              + " ]?\\d{5,10})[)\\]]|(?iu:\\b(?:under|as|for|patient|of|known as|file))"
              + " (?<told>\\p{Lu}{1,4}-?\\d{5,10})\\b");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      Matcher brackets = IN_BRACKETS.matcher(line.text());
      while (brackets.find()) {
        String told = brackets.group("told");
        String number = told == null ? brackets.group("number") : told;
        facts.add(
            Fact.at(line, BRACKETED, JsonNodeFactory.instance.textNode(number), brackets.group()));
      }
      Matcher matcher = NUMBERED.matcher(line.text());
      while (matcher.find()) {
        String number = matcher.group("number").replaceAll("[^A-Za-z\\d]", "");
        boolean announced =
            matcher.group("word") != null || ALONE.matcher(matcher.group("kind")).matches();
        if (announced && number.replaceAll("\\D", "").length() >= LEAST_DIGITS) {
          facts.add(
              Fact.at(
                  line,
                  NAME,
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("kind", kind(matcher.group("kind")))
                      .put("number", number.toUpperCase(Locale.ROOT)),
                  matcher.group()));
          String written = matcher.group("number").strip();
          facts.add(
              Fact.at(line, "patientId", JsonNodeFactory.instance.textNode(written), written));
        }
      }
    }
    return facts;
  }

  private static String kind(String written) {
    String kind = written.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return switch (kind) {
      case "hosp" -> "hospital";
      case "pat", "pt" -> "patient";
      case "urn" -> "ur";
      default -> kind;
    };
  }
}
