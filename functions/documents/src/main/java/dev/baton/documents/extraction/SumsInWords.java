package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.reading.Line;
import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sum that is written out in English words, without its cents: as cheques and bills have it. */
public final class SumsInWords implements SectionFacts {
  /** The name of such a fact; its value is a whole number of the currency. */
  public static final String NAME = "sumInWords";

  private static final List<String> ONES =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final Map<String, Long> GREAT =
      Map.of("thousand", 1_000L, "lakh", 100_000L, "million", 1_000_000L, "crore", 10_000_000L);
  private static final String WORD =
      "(?:"
          + String.join("|", ONES)
          + "|"
          + String.join("|", TENS)
          + "|hundred|thousand|lakh|million|crore)";

  /** Number words that tell of money, by what stands before or behind them. */
  private static final Pattern SUM =
      Pattern.compile(
          "(?i)(?:\\b(?:rupees|rand|dollars|pounds|euros?|sum|words|say|inr|usd|eur|zar|gbp)\\b[^\\p{L}\\d]{0,4}(?:of"
              + " (?:rand|rupees)?[: ]*)?)(?<words>"
              + WORD
              + "(?:(?:[ -]|,? and )"
              + WORD
              + ")+)\\b|\\b(?<before>"
              + WORD
              + "(?:(?:[ -]|,? and )"
              + WORD
              + ")+)(?= (?:rupees|rand|dollars|pounds|euros?|only)\\b)");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Line line : section.lines()) {
      Matcher sum = SUM.matcher(line.text().replaceAll("\\s+", " "));
      while (sum.find()) {
        String words = sum.group("words") == null ? sum.group("before") : sum.group("words");
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("hundred") || lower.contains("thousand")) {
          facts.add(Fact.at(line, NAME, JsonNodeFactory.instance.numberNode(number(lower)), words));
        }
      }
    }
    return facts;
  }

  private static long number(String words) {
    long all = 0;
    long part = 0;
    for (String word : words.split("[^a-z]+")) {
      int one = ONES.indexOf(word);
      int ten = TENS.indexOf(word);
      // What follows a sum that is whole already are its cents.
      if ((ten >= 0 && part % 100 != 0) || (one >= 0 && part % 10 != 0)) {
        break;
      }
      if (one >= 0) {
        part += one;
      } else if (ten >= 0) {
        part += (ten + 2) * 10L;
      } else if (word.equals("hundred")) {
        part = Math.max(1, part) * 100;
      } else if (GREAT.containsKey(word)) {
        all += Math.max(1, part) * GREAT.get(word);
        part = 0;
      }
    }
    return all + part;
  }
}
