package dev.baton.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import dev.baton.tests.cloud.TestCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process keeps, and another finds and removes, by the script {@code baton}. */
@Tag("e2e")
class BatonSearchTest {
  @TempDir Path folder;

  @BeforeEach
  void onlyWhereTheConsoleIsBuiltFromTheseSources() {
    long built = Math.min(changed(".baton/synth.stamp"), changed(".baton/console.stamp"));
    boolean current =
        Repository.files(Repository.root()).stream()
            .filter(file -> !Repository.name(file).contains("/src/test/"))
            .allMatch(file -> file.toFile().lastModified() <= built);
    assumeTrue(current, "run ./baton demo first: it builds what these tests run");
  }

  @Test
  void searchAnswersAfterTheProcessThatIndexedHasEnded() throws IOException {
    ToolRun run = baton("run", "document-processing", "--json", "--decision", "approve", sample());
    JsonNode row = TestCloud.json(run.out());
    assertThat(row.path("route").asText()).as(run.text()).endsWith("approved");
    ToolRun found = baton("search", "--json", "report");
    assertThat(found.exit()).as(found.text()).isZero();
    JsonNode document = TestCloud.json(found.out()).path("documents").path(0);
    assertThat(document.path("type")).isEqualTo(row.path("type"));
    String id = document.path("documentId").asText();

    ToolRun text = baton("search", "--type", row.path("type").asText(), "re*");
    assertThat(text.out()).contains(id).contains("p. 1, l. ").doesNotContain("\u001b");

    ToolRun removed = baton("documents", "remove", id, "--reason", "asked for");
    assertThat(removed.exit()).as(removed.text()).isZero();
    ToolRun nothing = baton("search", "re*");
    assertThat(nothing.exit()).isZero();
    assertThat(nothing.out())
        .isEqualToIgnoringNewLines("No document has it: 0 documents searched.");
  }

  @Test
  void wrongUsageSaysWhatToDo() {
    ToolRun noData = baton("search", "potassium");
    assertThat(noData.exit()).isEqualTo(1);
    assertThat(noData.text()).contains("there is no data in").contains("baton demo");
    assertThat(baton("search").exit()).isEqualTo(2);
    assertThat(baton("search", "--type", "Lab Report", "x").exit()).isEqualTo(2);
    assertThat(baton("documents", "remove", "x").exit()).isEqualTo(2);
  }

  /** A sample whose processing ends with a commit. */
  private static String sample() throws IOException {
    try (Stream<Path> files = Files.list(Repository.at("events/samples/document-processing"))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("lab-report"))
          .sorted()
          .findFirst()
          .orElseThrow()
          .toString();
    }
  }

  private static long changed(String file) {
    return Repository.at(file).toFile().lastModified();
  }

  private ToolRun baton(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Repository.at("baton").toString());
    command.addAll(List.of(arguments));
    command.add("--data=" + folder.resolve("data"));
    return ToolRun.of(folder, Map.of(), command);
  }
}
