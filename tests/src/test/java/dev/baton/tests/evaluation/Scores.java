package dev.baton.tests.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.documents.extraction.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what was found and what was not, over many documents. */
final class Scores {
  private static final double AUTO = 0.9;
  private static final Set<String> LISTS =
      Set.of("lineItem", "analyte", "medication", "diagnosis", "procedure", "tax");

  /** What was stated, of that found, and found beside it, of one field. */
  static final class Count {
    int stated;
    int found;
    int others;

    ObjectNode json() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("stated", stated)
          .put("found", found)
          .put("others", others);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "stated %4d  recall %.3f  precision %.3f",
          stated,
          stated == 0 ? 1 : (double) found / stated,
          found + others == 0 ? 1 : (double) found / (found + others));
    }
  }

  private final Map<String, Count> fields = new TreeMap<>();
  private final Map<String, Map<String, Integer>> confusion = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();
  private final List<String> wronglyApproved = new ArrayList<>();
  private final List<String> wronglyTyped = new ArrayList<>();
  private final List<String> besides = new ArrayList<>();
  private final List<String> held = new ArrayList<>();
  private final Calibration classification = new Calibration();
  private final Calibration confidence = new Calibration();
  private int approvable;
  private int approved;

  void add(Specimen specimen, Understood understood) {
    String name = specimen.name();
    Expected expected = specimen.expected();
    String type = understood.classification().type();
    if (!expected.type().equals(Expected.ANY)) {
      confusion.computeIfAbsent(expected.type(), t -> new TreeMap<>()).merge(type, 1, Integer::sum);
      if (!expected.type().equals(type)) {
        wronglyTyped.add(name + ": " + type + " " + understood.classification().scores());
      }
    }
    calibrate(specimen, understood);
    boolean auto = understood.confidence() >= AUTO;
    if (auto && !expected.mayBeApproved()) {
      wronglyApproved.add(name + ": " + understood.confidence() + ", " + expected.person());
    }
    approvable += expected.mayBeApproved() ? 1 : 0;
    approved += auto && expected.mayBeApproved() ? 1 : 0;
    if (!auto && expected.mayBeApproved()) {
      held.add(name + ": " + understood.assessment());
    }
    expected
        .facts()
        .forEach(
            (field, notes) ->
                field(name, expected.type() + "/" + field, notes, named(understood, field)));
  }

  // What is of no type has no confidence; what a person must see is not right however it was read.
  private void calibrate(Specimen specimen, Understood understood) {
    Expected expected = specimen.expected();
    if (!expected.type().equals(Expected.ANY)) {
      boolean typed = expected.type().equals(understood.classification().type());
      classification.add(understood.classification().confidence(), typed);
    }
    if (understood.assessment() != null) {
      boolean found =
          expected.facts().entrySet().stream()
              .allMatch(
                  field ->
                      field.getValue().stream()
                          .allMatch(
                              note ->
                                  named(understood, field.getKey()).stream()
                                      .anyMatch(fact -> Notes.same(fact, note))));
      confidence.add(understood.confidence(), expected.mayBeApproved() && found);
    }
  }

  /** How right the classifier is to be as sure as it says. */
  Calibration classification() {
    return classification;
  }

  /** How often a result of a confidence may go without a person and is right in every key fact. */
  Calibration confidence() {
    return confidence;
  }

  private static List<Fact> named(Understood understood, String field) {
    return understood.facts().stream().filter(fact -> fact.name().equals(field)).toList();
  }

  private void field(String name, String field, List<String> notes, List<Fact> facts) {
    Count count = fields.computeIfAbsent(field, f -> new Count());
    boolean list = LISTS.contains(field.substring(field.indexOf('/') + 1));
    boolean answered = false;
    List<Fact> left = new ArrayList<>(facts);
    for (String note : notes) {
      count.stated++;
      Fact match = left.stream().filter(fact -> Notes.same(fact, note)).findFirst().orElse(null);
      if (match == null) {
        misses.add(name + ": " + field + " " + note + ", found " + values(facts));
      } else {
        count.found++;
        answered = true;
        // Prose may hold several: two appointments in one paragraph.
        if (list) {
          left.remove(match);
        }
      }
    }
    // A single fact is what the best label says; a second opinion is no error of its own.
    boolean wrong = !list && !answered && !facts.isEmpty();
    if (list || wrong) {
      left.forEach(fact -> besides.add(name + ": " + field + " " + fact.value()));
    }
    count.others += list ? left.size() : wrong ? 1 : 0;
  }

  private static List<String> values(List<Fact> facts) {
    return facts.stream().map(fact -> fact.value().toString()).limit(2).toList();
  }

  double recall() {
    int stated = fields.values().stream().mapToInt(count -> count.stated).sum();
    int found = fields.values().stream().mapToInt(count -> count.found).sum();
    return stated == 0 ? 1 : (double) found / stated;
  }

  double precision() {
    int others = fields.values().stream().mapToInt(count -> count.others).sum();
    int found = fields.values().stream().mapToInt(count -> count.found).sum();
    return found + others == 0 ? 1 : (double) found / (found + others);
  }

  /** The share of documents of the four types whose type is right. */
  double typed() {
    int all = 0;
    int right = 0;
    for (Map.Entry<String, Map<String, Integer>> row : confusion.entrySet()) {
      if (!row.getKey().equals(Expected.UNKNOWN)) {
        all += row.getValue().values().stream().mapToInt(Integer::intValue).sum();
        right += row.getValue().getOrDefault(row.getKey(), 0);
      }
    }
    return all == 0 ? 1 : (double) right / all;
  }

  /** The share of what needs no person that was approved without one. */
  double approved() {
    return approvable == 0 ? 1 : (double) approved / approvable;
  }

  List<String> wronglyApproved() {
    return wronglyApproved;
  }

  /** What was left to a person without need, with the reasons. */
  List<String> held() {
    return held;
  }

  /** What was found and is not what the document states. */
  List<String> besides() {
    return besides;
  }

  List<String> wronglyTyped() {
    return wronglyTyped;
  }

  List<String> misses() {
    return misses.stream().sorted(Comparator.naturalOrder()).toList();
  }

  Map<String, Count> fields() {
    return fields;
  }

  Map<String, Map<String, Integer>> confusion() {
    return confusion;
  }
}
