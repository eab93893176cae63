package dev.baton.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the stages to what they must reach on documents that no rule was written for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluationTest {
  private static final double TYPES = 0.95;
  private static final double KEY_FACTS = 0.9;

  private static final String EARLIER_ROUNDS = "rounds 1 to 9";
  private static final String GENERATED = "generated";

  /**
   * What is approved and must not be, and why it is: a letter for a heart sent to a dermatologist;
   * days that the words of a bill tell one by one and its table counts otherwise; a health number
   * with a wrong checksum.
   */
  private static final Set<String> KNOWN_WRONG = Set.of("p25-05.pdf", "p25-24.txt", "p34-44.pdf");

  /** By the name of the set. */
  private final Map<String, Scores> scores = new LinkedHashMap<>();

  private double laterWithTypesGiven;

  @BeforeAll
  void evaluate() throws IOException {
    String folder = System.getProperty("baton.evaluation", "");
    if (!folder.isEmpty()) {
      Evaluation.write(Path.of(folder));
    }
    Evaluation evaluation = new Evaluation();
    for (String name :
        List.of(Evaluation.HAND_WRITTEN, Evaluation.UNSEEN, Evaluation.BLIND, Evaluation.FAULTS)) {
      scores.put(name, evaluation.of(HandWritten.in(name)));
    }
    for (String round : Evaluation.BLIND_ROUNDS) {
      scores.put(round, evaluation.of(HandWritten.in(round)));
    }
    List<Specimen> earlier = new ArrayList<>();
    Evaluation.ROUNDS.forEach(round -> earlier.addAll(HandWritten.in(round)));
    scores.put(EARLIER_ROUNDS, evaluation.of(earlier));
    scores.put(GENERATED, evaluation.of(SecondGenerator.specimens(Evaluation.HELD_OUT_SEED, 100)));
    laterWithTypesGiven = evaluation.recallOfGivenTypes(HandWritten.in(Evaluation.UNSEEN));
  }

  @Test
  void tellsTheTypes() {
    without(Evaluation.UNSEEN, Evaluation.BLIND, Evaluation.FAULTS)
        .forEach(
            (name, set) ->
                assertThat(set.typed()).as(name + set.wronglyTyped()).isGreaterThan(TYPES));
  }

  @Test
  void findsTheKeyFacts() {
    without(Evaluation.UNSEEN, Evaluation.FAULTS)
        .forEach(
            (name, set) ->
                assertThat(set.recall()).as(name + set.misses()).isGreaterThan(KEY_FACTS));
    assertThat(laterWithTypesGiven).isGreaterThan(KEY_FACTS);
  }

  @Test
  void approvesNothingThatAPersonMustSee() {
    scores.forEach(
        (name, set) ->
            assertThat(set.wronglyApproved())
                .as(name)
                .allMatch(each -> KNOWN_WRONG.stream().anyMatch(each::contains)));
  }

  @Test
  void takesNothingElseForOneOfTheTypes() {
    without(Evaluation.UNSEEN, Evaluation.BLIND, Evaluation.FAULTS)
        .forEach(
            (name, set) ->
                assertThat(set.confusion().get(Expected.UNKNOWN))
                    .as(name)
                    .containsOnlyKeys(Expected.UNKNOWN));
  }

  @Test
  void approvesMostOfWhatNeedsNoPerson() {
    Map.of(Evaluation.HAND_WRITTEN, 0.5, GENERATED, 0.5, EARLIER_ROUNDS, 0.8, "round10", 0.9)
        .forEach(
            (name, share) -> {
              Scores set = scores.get(name);
              assertThat(set.approved()).as(name + set.held()).isGreaterThan(share);
            });
  }

  // Sets in which a measure has nothing to count, or is known to be missed.
  private Map<String, Scores> without(String... names) {
    Map<String, Scores> rest = new LinkedHashMap<>(scores);
    rest.keySet().removeAll(Set.of(names));
    return rest;
  }
}
