package dev.baton.console.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class RecordedCasesTest {
  private static final Set<String> KINDS =
      Set.of("execution", "validate", "testState", "variableReferences");

  @Test
  void executionsAnswerAsTheyDidOnAws() throws IOException {
    List<String> failures = new ArrayList<>();
    for (JsonNode recorded : cases("asl-cases.json")) {
      if (KINDS.contains(recorded.path("kind").asText())) {
        judge((ObjectNode) recorded, failures);
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void anotherExpectationTurnsAPassingCaseRed() throws IOException {
    ObjectNode recorded = (ObjectNode) cases("asl-cases.json").get(0).deepCopy();
    assertThat(Judge.judge(recorded)).isNull();
    ((ObjectNode) recorded.path("expected")).put("status", "ABORTED");
    assertThat(Judge.judge(recorded)).isNotNull();
  }

  private static void judge(ObjectNode recorded, List<String> failures) {
    Difference difference = Judge.judge(recorded);
    if (difference != null) {
      failures.add(recorded.path("id").asText() + " " + difference);
    }
  }

  static JsonNode cases(String file) throws IOException {
    String given = System.getProperty("baton.shared");
    Path shared =
        given == null
            ? Path.of(System.getProperty("baton.root", ".")).resolveSibling("shared")
            : Path.of(given);
    Path cases = shared.resolve("conformance").resolve(file);
    assumeTrue(Files.exists(cases), "No recorded cases at " + cases);
    return new ObjectMapper().readTree(Files.readString(cases));
  }
}
