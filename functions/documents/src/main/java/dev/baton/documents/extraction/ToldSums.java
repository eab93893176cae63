package dev.baton.documents.extraction;

import dev.baton.documents.sections.Section;
import dev.baton.documents.values.Amounts;
import dev.baton.documents.values.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which sum the sentences of a letter ask for, beside the table that it comes with. */
public final class ToldSums implements SectionFacts {
  /** The name of these facts; their values are amounts. */
  public static final String NAME = "sumTold";

  private static final Pattern SUM =
      Pattern.compile(
          "(?iu)\\b(?:amount|sum|total|balance|invoice|account)(?: of (?:this|our|the)"
              + " (?:invoice|bill|account))?,?(?: (?:of|for|is|due|payable|now|comes to|amounts"
              + " to|to pay|this (?:month|time|quarter)|today|outstanding))*"
              + " (?<sum>(?:\\p{Sc}|R|\\p{L}{3}\\b)? ?\\d[\\d.,' \u202f]*\\d(?:"
              + " ?(?:\\p{Sc}|\\p{Lu}{3}\\b))?)");

  private static final Pattern ASKED =
      Pattern.compile(
          "(?iu)\\b(?:falls?|is|are|please|pay|transfer|settle|remit|enclos\\w+|find|send)\\b");

  /** What is not the sum of this invoice. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "(?iu)\\b(?:deposit|credit\\w*|previous\\w*|last|earlier|former|quot\\w+|estimat\\w+|original\\w*|limit|over|exceed\\w*|under"
              + "|minimum|above|below|charges?|fees?|late|interest|discount\\w*|save|instal\\w+|already|received|paid|part|half|per|each|if|reminder|order)\\b");

  @Override
  public List<Fact> of(Section section, Notation notation) {
    List<Fact> facts = new ArrayList<>();
    for (Prose.Sentence sentence : Prose.of(section)) {
      Matcher sum = SUM.matcher(sentence.text());
      if (sum.find()
          && ASKED.matcher(sentence.text()).find()
          && !OTHERWISE.matcher(sentence.text()).find()) {
        Amounts.last(sum.group("sum"), notation)
            .filter(found -> found.value().path("currency").isTextual())
            .ifPresent(
                found -> facts.add(Fact.at(sentence.line(), NAME, found.value(), sum.group())));
      }
    }
    return facts;
  }
}
