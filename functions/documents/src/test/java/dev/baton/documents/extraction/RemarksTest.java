package dev.baton.documents.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.documents.extraction.RemarkTraining.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds what was learned of sentences to its bars on sentences it was not learned from. With {@code
 * -Dbaton.reliability=learn} it is learned anew first.
 */
class RemarksTest {
  private static final Path MODEL =
      Path.of("src/main/resources/dev/baton/documents/extraction/remarks.tsv");
  private static final int FOLDS = 8;

  @Test
  void whatIsInTheJarWasLearnedFromTheSentencesThatAreHere() throws IOException {
    String learned = new RemarkTraining(RemarkTraining.labelled()).lines();
    if (System.getProperty("baton.reliability", "").equals("learn")) {
      Files.writeString(MODEL, learned);
    }
    assertThat(Files.readString(MODEL)).isEqualTo(learned);
  }

  @Test
  void findsMostOfWhatHarmsAndHoldsLittleElse() {
    List<Labelled> all = RemarkTraining.labelled();
    int harmful = 0;
    int found = 0;
    int harmless = 0;
    int held = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Labelled> learn = new ArrayList<>();
      List<Labelled> check = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        (i % FOLDS == fold ? check : learn).add(all.get(i));
      }
      RemarkModel model = new RemarkTraining(learn).model();
      for (Labelled sentence : check) {
        boolean doubtful = model.odds(sentence.text()) > Remarks.DOUBTFUL;
        harmful += sentence.harm() ? 1 : 0;
        found += sentence.harm() && doubtful ? 1 : 0;
        harmless += sentence.harm() ? 0 : 1;
        held += !sentence.harm() && doubtful ? 1 : 0;
      }
    }
    assertThat((double) found / harmful).isGreaterThan(0.6);
    assertThat((double) held / harmless).isLessThan(0.07);
  }

  @Test
  void everyWordAndPairIsFound() {
    RemarkModel model =
        new RemarkModel(
            """
            -50
             ü\t1\t1
            a\t100\t100
            a \t2\t1
            it's\t-20\t400
            it's a\t5\t1
            z\t3\t1
            z it's\t4\t1
            ü\t7\t400
            ü z\t-1\t1
            """
                .getBytes(UTF_8));
    assertThat(model.odds("Ü z it’s a")).isCloseTo(-0.5 + 1.01 / Math.sqrt(9.06), within(1e-9));
    assertThat(model.odds("ü z it's b")).isEqualTo(-0.5);
  }

  @Test
  void aFewWordsSayNothing() {
    assertThat(RemarkModel.loaded().odds("not checked")).isLessThan(0);
    assertThat(RemarkModel.loaded().odds("")).isLessThan(0);
  }
}
