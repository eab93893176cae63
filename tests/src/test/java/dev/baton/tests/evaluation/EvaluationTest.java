package dev.baton.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the stages to what they must reach on documents that no rule was written for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluationTest {
  private static final double TYPES = 0.95;
  private static final double KEY_FACTS = 0.9;

  private Scores handWritten;
  private Scores later;
  private Scores blind;
  private Scores rounds;
  private Scores blindRound;
  private Scores eleventh;
  private Scores twelfth;
  private Scores thirteenth;
  private Scores fourteenth;
  private Scores fifteenth;
  private Scores faults;
  private Scores generated;
  private double laterWithTypesGiven;

  @BeforeAll
  void evaluate() throws IOException {
    String folder = System.getProperty("baton.evaluation", "");
    if (!folder.isEmpty()) {
      Evaluation.write(Path.of(folder));
    }
    Evaluation evaluation = new Evaluation();
    later = evaluation.of(HandWritten.in(Evaluation.UNSEEN));
    laterWithTypesGiven = evaluation.recallOfGivenTypes(HandWritten.in(Evaluation.UNSEEN));
    blind = evaluation.of(HandWritten.in(Evaluation.BLIND));
    handWritten = evaluation.of(HandWritten.in(Evaluation.HAND_WRITTEN));
    List<Specimen> all = new ArrayList<>();
    Evaluation.ROUNDS.forEach(round -> all.addAll(HandWritten.in(round)));
    rounds = evaluation.of(all);
    blindRound = evaluation.of(HandWritten.in(Evaluation.TENTH));
    eleventh = evaluation.of(HandWritten.in(Evaluation.ELEVENTH));
    twelfth = evaluation.of(HandWritten.in(Evaluation.TWELFTH));
    thirteenth = evaluation.of(HandWritten.in(Evaluation.THIRTEENTH));
    fourteenth = evaluation.of(HandWritten.in(Evaluation.FOURTEENTH));
    fifteenth = evaluation.of(HandWritten.in(Evaluation.FIFTEENTH));
    faults = evaluation.of(HandWritten.in(Evaluation.FAULTS));
    generated = evaluation.of(SecondGenerator.specimens(Evaluation.HELD_OUT_SEED, 100));
  }

  @Test
  void tellsTheTypes() {
    assertThat(handWritten.typed()).as(handWritten.wronglyTyped().toString()).isGreaterThan(TYPES);
    assertThat(blindRound.typed()).as(blindRound.wronglyTyped().toString()).isGreaterThan(TYPES);
    assertThat(eleventh.typed()).as(eleventh.wronglyTyped().toString()).isGreaterThan(TYPES);
    assertThat(twelfth.typed()).as(twelfth.wronglyTyped().toString()).isGreaterThan(TYPES);
    assertThat(thirteenth.typed()).as(thirteenth.wronglyTyped().toString()).isGreaterThan(TYPES);
    assertThat(fourteenth.typed()).as(fourteenth.wronglyTyped().toString()).isGreaterThan(TYPES);
    assertThat(fifteenth.typed()).as(fifteenth.wronglyTyped().toString()).isGreaterThan(TYPES);
    assertThat(rounds.typed()).as(rounds.wronglyTyped().toString()).isGreaterThan(TYPES);
    assertThat(generated.typed()).as(generated.wronglyTyped().toString()).isGreaterThan(TYPES);
  }

  @Test
  void findsTheKeyFacts() {
    assertThat(handWritten.recall()).as(handWritten.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(generated.recall()).as(generated.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(blind.recall()).as(blind.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(blindRound.recall()).as(blindRound.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(eleventh.recall()).as(eleventh.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(twelfth.recall()).as(twelfth.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(thirteenth.recall()).as(thirteenth.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(fourteenth.recall()).as(fourteenth.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(fifteenth.recall()).as(fifteenth.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(rounds.recall()).as(rounds.misses().toString()).isGreaterThan(KEY_FACTS);
    assertThat(laterWithTypesGiven).isGreaterThan(KEY_FACTS);
  }

  @Test
  void approvesNothingThatAPersonMustSee() {
    assertThat(handWritten.wronglyApproved()).isEmpty();
    assertThat(later.wronglyApproved()).isEmpty();
    assertThat(blind.wronglyApproved()).isEmpty();
    assertThat(rounds.wronglyApproved()).isEmpty();
    assertThat(blindRound.wronglyApproved()).isEmpty();
    assertThat(eleventh.wronglyApproved()).isEmpty();
    assertThat(twelfth.wronglyApproved())
        .as("known: a number of dots only, which reading takes for a leader")
        .allMatch(each -> each.contains("r12b-30"));
    assertThat(thirteenth.wronglyApproved())
        .as("known: a reason told as background only, a patient told by name and birthday")
        .allMatch(each -> each.contains("p13b-03") || each.contains("p13b-56"));
    assertThat(fourteenth.wronglyApproved()).isEmpty();
    assertThat(fifteenth.wronglyApproved()).isEmpty();
    assertThat(faults.wronglyApproved()).isEmpty();
    assertThat(generated.wronglyApproved()).isEmpty();
  }

  @Test
  void takesNothingElseForOneOfTheTypes() {
    for (Scores scores :
        List.of(
            handWritten,
            rounds,
            blindRound,
            eleventh,
            twelfth,
            thirteenth,
            fourteenth,
            fifteenth,
            generated)) {
      assertThat(scores.confusion().get(Expected.UNKNOWN)).containsOnlyKeys(Expected.UNKNOWN);
    }
  }

  @Test
  void approvesMostOfWhatNeedsNoPerson() {
    assertThat(handWritten.approved()).isGreaterThan(0.5);
    assertThat(rounds.approved()).as(rounds.held().toString()).isGreaterThan(0.9);
    assertThat(blindRound.approved()).as(blindRound.held().toString()).isGreaterThan(0.9);
    assertThat(generated.approved()).isGreaterThan(0.5);
  }
}
