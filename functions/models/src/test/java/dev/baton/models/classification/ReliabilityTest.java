package dev.baton.models.classification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.shared.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds the classifier to its bars on texts it never saw. With {@code -Dbaton.reliability=print}
 * the figures are printed; with {@code -Dbaton.reliability=learn} the model is learned anew first.
 */
class ReliabilityTest {
  private static final String ASKED = System.getProperty("baton.reliability", "");
  private static final Path MODEL =
      Path.of("src/main/resources/dev/baton/models/classification/model.json");

  @Test
  void isRightAndAsSureAsItShouldBeOnTextsItNeverSaw() throws IOException {
    var embedding = new MiniLm();
    if (ASKED.equals("learn")) {
      TypeModel learned = new Training(LabelledTexts.training(), embedding).model();
      Files.writeString(MODEL, Json.write(learned) + "\n");
    }
    TypeModel model = Json.read(Files.readString(MODEL), TypeModel.class);
    Reliability reliability =
        new Reliability(new EmbeddedClassifier(embedding, model), LabelledTexts.heldOut());
    if (!ASKED.isEmpty()) {
      System.out.write(reliability.report().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(reliability.passed()).isEmpty();
    assertThat(reliability.accuracyOfTypes()).isGreaterThanOrEqualTo(0.95);
    assertThat(reliability.calibrationError()).isLessThan(0.06);
  }

  @Test
  void theModelIsLearnedFromTheTextsThatAreHere() {
    TypeModel model = TypeModel.load();
    assertThat(model.exemplars().stream().map(Exemplars.Exemplar::label))
        .isEqualTo(LabelledTexts.training().stream().map(LabelledTexts.Labelled::label).toList());
    assertThat(model.evidence())
        .isEqualTo(
            new Evidence(Concept.all(), new Meaning(new MiniLm())).names(LabelledTexts.TYPES));
  }

  @Test
  void noTextIsBothLearnedFromAndHeldOut() {
    List<String> learned = LabelledTexts.training().stream().map(t -> t.text()).toList();
    assertThat(LabelledTexts.heldOut().stream().map(t -> t.text()))
        .doesNotContainAnyElementsOf(learned);
  }
}
