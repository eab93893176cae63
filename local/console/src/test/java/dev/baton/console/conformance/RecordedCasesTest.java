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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class RecordedCasesTest {
  @Test
  void theEngineAnswersAsStepFunctionsDid() throws IOException {
    assertThat(failures(cases("asl-cases.json"))).isEmpty();
  }

  @Test
  void theMatcherAnswersAsEventBridgeDid() throws IOException {
    assertThat(failures(cases("event-pattern-cases.json"))).isEmpty();
  }

  @Test
  void otherNamesOfStatesAndVariablesChangeNothing() throws IOException {
    List<String> failures = new ArrayList<>();
    for (JsonNode recorded : cases("asl-cases.json")) {
      judge(Renaming.of((ObjectNode) recorded), failures);
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void anyOtherExpectationTurnsAPassingCaseRed() throws IOException {
    List<String> unseen = new ArrayList<>();
    JsonNode all = cases("asl-cases.json");
    for (int i = 0; i < all.size(); i += 7) {
      for (String path : Tampering.places(all.get(i).path("expected"))) {
        ObjectNode tampered = Tampering.at((ObjectNode) all.get(i), path);
        if (Judge.judge(tampered) == null) {
          unseen.add(all.get(i).path("id").asText() + " " + path);
        }
      }
    }
    assertThat(unseen).isEmpty();
  }

  private static List<String> failures(JsonNode cases) {
    List<String> failures = new ArrayList<>();
    cases.forEach(recorded -> judge((ObjectNode) recorded, failures));
    return failures;
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
