package dev.baton.tests.statemachines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.coverage.Coverage;
import dev.baton.console.project.Project;
import dev.baton.console.project.Slug;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.VisitedStates;
import dev.baton.tests.documents.ScannedDocuments;
import dev.baton.tests.events.EventSchemas;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every state of every workflow was entered by some end-to-end test of this run. */
@Tag("e2e")
@Order(Integer.MAX_VALUE)
class StateCoverageTest {
  /** States that no test enters yet, each with the reason. */
  private static final Map<String, String> NOT_ENTERED =
      ScannedDocuments.canBeRecognized()
          ? Map.of()
          : Map.of(
              "document-processing/WaitForTextDetection", "this machine has no tesseract",
              "document-processing/GetTextDetection", "this machine has no tesseract",
              "document-processing/IsTextDetected", "this machine has no tesseract",
              "document-processing/ReceiveRecognizedText", "this machine has no tesseract",
              "document-processing/IsTextRecognized", "this machine has no tesseract");

  @Test
  void everyStateWasEntered() {
    assumeTrue(
        VisitedStates.all().size() > 20, "only some of the end-to-end tests ran in this JVM");
    Set<String> missed = new TreeSet<>();
    for (String slug : Repository.slugs()) {
      JsonNode definition =
          EventSchemas.json(Repository.at("statemachines/" + slug + "/" + slug + ".asl.json"));
      collect(slug, definition, missed);
    }
    note();
    assertThat(missed).hasSizeGreaterThan(20);
    missed.removeAll(VisitedStates.all());
    assertThat(missed).isEqualTo(NOT_ENTERED.keySet());
  }

  private static void note() {
    Coverage coverage = new Coverage(new Project(Repository.root()));
    for (String slug : Repository.slugs()) {
      String mine = slug + "/";
      coverage.note(
          new Slug(slug),
          "states",
          VisitedStates.all().stream()
              .filter(place -> place.startsWith(mine))
              .map(place -> place.substring(mine.length()))
              .toList());
    }
  }

  private static void collect(String slug, JsonNode machine, Set<String> states) {
    for (Map.Entry<String, JsonNode> state : machine.path("States").properties()) {
      states.add(slug + "/" + state.getKey());
      collect(slug, state.getValue().path("ItemProcessor"), states);
      state.getValue().path("Branches").forEach(branch -> collect(slug, branch, states));
    }
  }
}
