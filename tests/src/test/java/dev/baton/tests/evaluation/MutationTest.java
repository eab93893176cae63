package dev.baton.tests.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.models.classification.Classification;
import dev.baton.models.classification.EmbeddedClassifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Spoils clean documents in every way of {@link Mutations}: what comes out is not approved without
 * a person. A few documents drawn by a seed; {@code -Dbaton.mutations=all} takes all there are and
 * prints what was approved (ten minutes).
 */
class MutationTest {
  private static final double AUTO = 0.9;
  private static final int DRAWN = 12;
  private static final long SEED = 20_261_121;

  /** What is left of a document may be whole: another name of the sender, a shorter reason. */
  private static final double MOST = 0.05;

  private final EmbeddedClassifier classifier = new EmbeddedClassifier();
  private final List<String> approved = new ArrayList<>();
  private int clean;
  private int spoiled;

  @Test
  void whatWasSpoiledIsNotApproved() {
    boolean all = System.getProperty("baton.mutations", "").equals("all");
    List<Specimen> specimens = specimens();
    for (Specimen specimen : specimens) {
      if (all || clean < DRAWN) {
        spoil(specimen);
      }
    }
    if (all) {
      approved.forEach(System.out::println);
    }
    assertThat(clean).isGreaterThanOrEqualTo(DRAWN);
    assertThat(spoiled).isGreaterThan(40 * DRAWN);
    assertThat(approved.size()).as(approved.toString()).isLessThan((int) (MOST * spoiled));
  }

  private static List<Specimen> specimens() {
    List<Specimen> specimens = new ArrayList<>(HandWritten.in(Evaluation.HAND_WRITTEN));
    Evaluation.ROUNDS.forEach(round -> specimens.addAll(HandWritten.in(round)));
    specimens.removeIf(
        specimen ->
            !specimen.name().endsWith(".txt")
                || !specimen.expected().mayBeApproved()
                || specimen.expected().type().equals(Expected.ANY));
    specimens.sort(Comparator.comparingLong(MutationTest::drawn));
    return specimens;
  }

  /** By its name, so that a new document leaves the order of the others as it is. */
  private static long drawn(Specimen specimen) {
    return new Random(SEED ^ specimen.name().hashCode()).nextLong();
  }

  private void spoil(Specimen specimen) {
    Understood understood = new Stages(classifier).of(specimen.content());
    Classification type = understood.classification();
    if (understood.confidence() < AUTO || !type.type().equals(specimen.expected().type())) {
      return;
    }
    clean++;
    String text = new String(specimen.content(), StandardCharsets.UTF_8);
    for (Mutant mutant : Mutations.of(new CleanText(type.type(), text, understood.facts()))) {
      Stages stages = mutant.retyped() ? new Stages(classifier) : new Stages(same -> type);
      double confidence = stages.of(mutant.text().getBytes(StandardCharsets.UTF_8)).confidence();
      spoiled++;
      if (confidence >= AUTO) {
        approved.add(specimen.name() + ": " + mutant.way() + " " + confidence);
      }
    }
  }
}
