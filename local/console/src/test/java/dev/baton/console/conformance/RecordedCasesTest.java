package dev.baton.console.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine and the comparer against results recorded on AWS; skipped where there are none. */
@Tag("conformance")
class RecordedCasesTest {
  private static final String ASL = "asl-cases.json";
  private static final String PATTERNS = "event-pattern-cases.json";

  @Test
  void theEngineAnswersAsStepFunctionsDid() throws IOException {
    assertThat(failures(recorded(ASL))).isEmpty();
  }

  @Test
  void theMatcherAnswersAsEventBridgeDid() throws IOException {
    assertThat(failures(recorded(PATTERNS))).isEmpty();
  }

  @Test
  void otherNamesOfStatesVariablesAndFunctionsChangeNothing() throws IOException {
    List<ObjectNode> renamed = new ArrayList<>();
    for (ObjectNode one : recorded(ASL)) {
      renamed.add(Renaming.of(one));
    }
    assertThat(failures(renamed)).isEmpty();
  }

  @Test
  void anyOtherExpectationTurnsAPassingCaseRed() throws IOException {
    List<ObjectNode> all = recorded(ASL);
    all.addAll(recorded(PATTERNS));
    List<String> unseen = new ArrayList<>();
    long changes = 0;
    for (ObjectNode one : all) {
      Tampering.Result result = Tampering.of(one);
      unseen.addAll(result.unseen());
      changes += result.changes();
    }
    assertThat(unseen).isEmpty();
    assertThat(changes).isGreaterThan(20L * all.size());
  }

  private static List<ObjectNode> recorded(String file) throws IOException {
    return CaseFiles.cases(CaseFiles.recorded(file));
  }

  private static List<String> failures(List<ObjectNode> cases) {
    List<String> failures = new ArrayList<>();
    for (ObjectNode one : cases) {
      Difference difference = Judge.judge(one);
      if (difference != null) {
        failures.add(one.path("id").asText() + " " + difference);
      }
    }
    return failures;
  }
}
