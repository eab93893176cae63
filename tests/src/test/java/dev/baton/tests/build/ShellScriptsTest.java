package dev.baton.tests.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.tests.Repository;
import dev.baton.tests.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shell scripts parse in the shell they name, and shellcheck finds nothing where it is there.
 */
class ShellScriptsTest {
  static List<String> scripts() {
    return Repository.files(Repository.root()).stream()
        .filter(file -> Files.isExecutable(file) && firstLine(file).matches("#!.*\\b(ba|da)?sh"))
        .map(Repository::name)
        .toList();
  }

  @Test
  void thereAreScriptsToLookAt() {
    assertThat(scripts()).contains("config/format");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void aScriptParses(String script) {
    String shell = firstLine(Repository.at(script)).endsWith("bash") ? "bash" : "sh";
    ToolRun parsed = ToolRun.atRoot(shell, "-n", script);
    assertThat(parsed.exit()).as(parsed.text()).isZero();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void shellcheckFindsNothing(String script) {
    assumeTrue(ToolRun.isInstalled("shellcheck"), "shellcheck is not installed");
    ToolRun checked = ToolRun.atRoot("shellcheck", script);
    assertThat(checked.exit()).as(checked.text()).isZero();
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      return lines.findFirst().orElse("");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
