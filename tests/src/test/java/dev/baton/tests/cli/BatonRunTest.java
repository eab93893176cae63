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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code baton} as a user runs it on documents of their own. Needs what {@code ./baton
 * demo} has built from the sources as they are: these tests do not build inside the build.
 */
@Tag("e2e")
class BatonRunTest {
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
  void jsonIsOneObjectPerDocumentAndNothingElse() throws IOException {
    Files.writeString(folder.resolve("poem.txt"), "Roses are red,\nviolets are blue.\n");
    Files.writeString(folder.resolve("nul.txt"), "a\0b");
    ToolRun run = baton("run", "document-processing", "--json", "poem.txt", "nul.txt");
    assertThat(run.exit()).as(run.text()).isZero();
    List<JsonNode> rows = run.out().lines().map(TestCloud::json).toList();
    assertThat(rows).hasSize(2);
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(List.copyOf(row.properties().stream().map(Map.Entry::getKey).toList()))
                    .containsExactly(
                        "file",
                        "executionArn",
                        "status",
                        "type",
                        "confidence",
                        "band",
                        "route",
                        "reason",
                        "factors",
                        "findings",
                        "entities",
                        "transitions"));
    assertThat(rows.get(0).path("route").asText()).isEqualTo("manual");
    assertThat(rows.get(0).at("/reason/code").asText()).isEqualTo("unknown-type");
    assertThat(rows.get(1).path("route").asText()).isEqualTo("refused");
    assertThat(rows.get(1).at("/reason/code").asText()).isEqualTo("nul-in-text");
  }

  @Test
  void functionsInProcessesOfTheirOwnGiveTheSameAnswer() throws IOException {
    Files.writeString(folder.resolve("poem.txt"), "Roses are red,\nviolets are blue.\n");
    JsonNode shared =
        TestCloud.json(baton("run", "document-processing", "--json", "poem.txt").out());
    ToolRun run =
        baton(
            "run",
            "document-processing",
            "--json",
            "poem.txt",
            "--isolated",
            "--isolated-processes",
            "3");
    assertThat(run.exit()).as(run.text()).isZero();
    JsonNode isolated = TestCloud.json(run.out());
    for (String member :
        List.of("status", "type", "route", "reason", "confidence", "transitions")) {
      assertThat(isolated.path(member)).as(member).isEqualTo(shared.path(member));
    }
  }

  @Test
  void theSameDocumentGivenTwiceIsADuplicateTheSecondTime() throws IOException {
    Files.writeString(folder.resolve("poem.txt"), "Roses are red,\nviolets are blue.\n");
    ToolRun run = baton("run", "document-processing", "--json", "poem.txt", "poem.txt");
    List<JsonNode> rows = run.out().lines().map(TestCloud::json).toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).path("route").asText()).isEqualTo("duplicate");
    assertThat(rows.get(1).path("executionArn")).isEqualTo(rows.get(0).path("executionArn"));
  }

  @Test
  void anExecutionThatFailsMakesTheRunFail() throws IOException {
    Files.writeString(folder.resolve("poem.txt"), "Roses are red,\nviolets are blue.\n");
    ToolRun run =
        baton(
            "run",
            "document-processing",
            "--json",
            "--fault",
            "ReceiveDocument:error",
            "--fault",
            "PublishDocumentNeedsManualWork/states:StartExecution:error",
            "poem.txt");
    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(TestCloud.json(run.out()).path("status").asText()).isEqualTo("FAILED");
  }

  @Test
  void anyWorkflowRunsFromAnInput() {
    ToolRun run =
        baton(
            "run",
            "approval",
            "--json",
            "--input",
            Repository.at("events/samples/approval/request.json").toString());
    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(TestCloud.json(run.out()).path("status").asText()).isEqualTo("SUCCEEDED");
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
