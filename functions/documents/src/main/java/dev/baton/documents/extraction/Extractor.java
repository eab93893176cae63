package dev.baton.documents.extraction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.documents.sections.Section;
import dev.baton.documents.sections.SectionGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Extracts the facts of a group of sections by the rules of one type. */
public final class Extractor {
  /** Facts of a group beyond this number are left out, and the last fact says how many. */
  public static final int MOST_FACTS = 1_000;

  /** The name of the fact that stands for those that were left out. */
  public static final String OMITTED = "factsOmitted";

  private final Labels labels;
  private final List<SectionFacts> others;

  public Extractor(DocumentType type) {
    labels = new Labels(type.rules().fields());
    others =
        switch (type) {
          case INVOICE -> List.of(new LineItems(), new Letterhead("seller"));
          case LAB_REPORT -> List.of(new Analytes(), new Letterhead("laboratory"));
          case DISCHARGE_SUMMARY ->
              List.of(new Diagnoses(), new Medications(), new Narrative(Narrative.DISCHARGE));
          case REFERRAL_LETTER ->
              List.of(
                  new Letterhead("from"),
                  new LetterDate(),
                  new Medications(),
                  new Narrative(Narrative.REFERRAL));
        };
  }

  public List<Fact> extract(SectionGroup group) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    LabelledFacts labelled = new LabelledFacts(labels, group.notation());
    for (Section section : group.sections()) {
      labelled.of(section).forEach(fact -> add(fact.in(section.heading()), facts));
    }
    Set<String> announced = new HashSet<>();
    facts.values().forEach(fact -> announced.add(fact.name()));
    for (Section section : group.sections()) {
      for (SectionFacts other : others) {
        for (Fact fact : other.of(section, group.notation())) {
          // What a label announces needs no guess beside it.
          if (!announced.contains(fact.name())) {
            add(fact.in(section.heading()), facts);
          }
        }
      }
    }
    return bounded(new ArrayList<>(facts.values()));
  }

  // The same value of the same name is one fact, at its first place; two rows of a table are two.
  private static void add(Fact fact, Map<String, Fact> facts) {
    String row = fact.name().equals("lineItem") ? fact.page() + ":" + fact.line() : "";
    facts.putIfAbsent(fact.name() + "\n" + fact.value() + "\n" + row, fact);
  }

  private static List<Fact> bounded(List<Fact> facts) {
    if (facts.size() <= MOST_FACTS) {
      return facts;
    }
    int omitted = facts.size() - MOST_FACTS + 1;
    List<Fact> kept = new ArrayList<>(facts.subList(0, MOST_FACTS - 1));
    Fact last = kept.getLast();
    kept.add(
        new Fact(
            OMITTED,
            JsonNodeFactory.instance.numberNode(omitted),
            "",
            last.page(),
            last.line(),
            null,
            null));
    return kept;
  }
}
