package dev.baton.console.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our own cases, from the specification and AWS's guides, through the command's own code. */
@Tag("conformance")
class OwnCasesTest {
  private static final int FEWEST = 500;
  private static final int FEWEST_PATTERNS = 60;

  @Test
  void theEngineAnswersAsTheSpecificationAndTheGuidesSay() throws Exception {
    for (Path file : CaseFiles.own()) {
      StringWriter out = new StringWriter();
      int status = ConformanceRun.run(file, null, null, Judge::judge, new PrintWriter(out));
      assertThat(status).as(out.toString()).isZero();
      assertThat(out.toString())
          .isEqualToIgnoringNewLines(CaseFiles.cases(file).size() + " passed, 0 failed");
    }
  }

  @Test
  void eachCaseNamesItselfAndTheSectionItComesFrom() throws Exception {
    Set<String> seen = new HashSet<>();
    int patterns = 0;
    for (ObjectNode one : all()) {
      String name = one.path("category").asText() + ": " + one.path("id").asText();
      assertThat(seen.add(name)).as(name).isTrue();
      assertThat(one.path("source").asText()).as(name).contains(" ");
      patterns += one.has("eventPattern") ? 1 : 0;
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(FEWEST);
    assertThat(patterns).isGreaterThanOrEqualTo(FEWEST_PATTERNS);
  }

  @Test
  void anyOtherExpectationTurnsAPassingCaseRed() throws Exception {
    List<String> unseen = new ArrayList<>();
    for (ObjectNode one : all()) {
      unseen.addAll(Tampering.of(one).unseen());
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void otherNamesChangeNothing() throws Exception {
    List<String> failures = new ArrayList<>();
    for (ObjectNode one : all()) {
      Difference difference = Judge.judge(Renaming.of(one));
      if (difference != null) {
        failures.add(one.path("id").asText() + " " + difference);
      }
    }
    assertThat(failures).isEmpty();
  }

  private static List<ObjectNode> all() throws IOException, URISyntaxException {
    List<ObjectNode> all = new ArrayList<>();
    for (Path file : CaseFiles.own()) {
      all.addAll(CaseFiles.cases(file));
    }
    return all;
  }
}
