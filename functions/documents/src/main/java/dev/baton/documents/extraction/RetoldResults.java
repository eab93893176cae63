package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.reading.Cell;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import dev.baton.documents.values.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Results that the words of a laboratory report tell once more, {@code potassium 6.1 mmol/L}; those
 * of another day, and limits, are none.
 */
public final class RetoldResults implements SectionFacts {
  /**
   * The name of these facts; their values are of the shape {@code {name, value, unit}}, the unit
   * null where none is written.
   */
  public static final String NAME = "resultRetold";

  private static final Pattern RESULT =
      Pattern.compile(
          "(?u)(?<![\\p{L}\\d])(?<name>\\p{L}[\\p{L}\\d-]{1,30}(?:"
              + " [\\p{L}\\d][\\p{L}\\d-]{0,20}){0,2}?)(?: (?:of|is|was|at|=)| (?:is|was|remains)"
              + " \\p{L}+ at|:)?\\s(?<value>"
              + Numbers.WRITTEN
              + ")\\s?(?<unit>"
              + Units.RESULT
              + ")(?![\\p{L}\\d/])");

  /** Without a unit, but with a point and words that say what it is of. */
  private static final Pattern BARE =
      Pattern.compile(
          "(?u)(?<![\\p{L}\\d])(?<name>\\p{L}[\\p{L}-]{1,30}(?: \\p{L}[\\p{L}\\d-]{1,20}){0,2}?)(?:"
              + " (?:of|is|was|at)|(?<=\\bINR|\\bpH))\\s(?<value>\\d{1,3}\\.\\d{1,2})(?=[,;.]?\\s(?!times|x\\b|%)(?:\\p{L}|$)|[,;.]?$)");

  private static final Pattern SENTENCE = Pattern.compile("(?s).*\\p{L}\\.\\s*");
  private static final Pattern OTHER =
      Pattern.compile(
          "(?iu)\\b(?:previous\\p{L}*|prior|last|earlier|before|baseline|targets?|goal|below|above|under|over|less"
              + "|more|from|if|until|when|vs|compared|rise|fall|limit|repeat\\p{L}*|(?:19|20)\\d\\d)\\b|[<>≤≥]|\\d{1,2}[./-]\\d{1,2}[./-]\\d");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : MarkerNames.joined(section.lines())) {
      if (Cell.of(line.text()).size() == 1 && !OTHER.matcher(line.text()).find()) {
        boolean sentence = SENTENCE.matcher(line.text()).matches();
        for (Pattern pattern : List.of(RESULT, BARE)) {
          Matcher result = pattern.matcher(line.text());
          while (result.find()) {
            if (sentence || !line.text().substring(0, result.start()).isBlank()) {
              facts.add(Fact.at(line, NAME, value(result, pattern, notation), result.group()));
            }
          }
        }
      }
    }
    return facts;
  }

  private static ObjectNode value(Matcher result, Pattern pattern, Notation notation) {
    ObjectNode value =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", result.group("name"))
            .put("value", Numbers.parse(result.group("value"), notation));
    return pattern == BARE
        ? value.putNull("unit")
        : value.put("unit", result.group("unit").replaceAll("\\s", ""));
  }
}
