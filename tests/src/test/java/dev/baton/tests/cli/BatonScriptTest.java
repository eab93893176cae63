package dev.baton.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code baton} on machines that lack something: one line says what. */
class BatonScriptTest {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "dirname",
          "readlink",
          "grep",
          "find",
          "cksum",
          "sort",
          "mkdir",
          "ln",
          "cat",
          "tee",
          "awk",
          "rm",
          "sleep");

  @TempDir Path machine;

  private Path checkout;
  private Path programs;

  @BeforeEach
  void laysOutAMachineWithTheScriptAndNothingElse() throws IOException {
    checkout = Files.createDirectories(machine.resolve("check out"));
    programs = Files.createDirectories(machine.resolve("bin"));
    Files.copy(Repository.at("baton"), checkout.resolve("baton"));
    assertThat(checkout.resolve("baton").toFile().setExecutable(true)).isTrue();
    for (String tool : TOOLS) {
      Path program = programs.resolve(tool);
      Files.writeString(program, "#!/bin/sh\nexec " + installed(tool) + " \"$@\"\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
  }

  @Test
  void saysInOneLineThatMavenIsMissing() {
    ToolRun run = baton(Map.of("JAVA_HOME", System.getProperty("java.home")));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("Maven", "install");
  }

  @Test
  void worksThroughASymbolicLinkAndAFolderWithASpace() throws IOException {
    Path link = Files.createSymbolicLink(machine.resolve("b"), checkout.resolve("baton"));
    ToolRun run =
        ToolRun.of(
            machine,
            Map.of("PATH", programs.toString(), "JAVA_HOME", System.getProperty("java.home")),
            List.of(link.toString(), "--help"));
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("Maven");
  }

  private ToolRun baton(Map<String, String> environment) {
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("PATH", programs.toString());
    all.put("HOME", machine.toString());
    return ToolRun.of(checkout, all, List.of(checkout.resolve("baton").toString(), "--help"));
  }

  private static Path installed(String tool) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
