package dev.baton.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.console.Terminal;
import dev.baton.console.command.Commands;
import dev.baton.console.project.Project;
import dev.baton.tests.Repository;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say where they are used wrongly: one line, and exit code 2. */
class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @Test
  void helpNamesEveryCommandOnStandardOutput() {
    assertThat(baton("--help")).isZero();
    assertThat(out.toString()).contains("demo", "run", "new", "where", "synth", "conformance");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void anUnknownWorkflowIsWrongUsageAndTheAnswerNamesTheKnownOnes() {
    assertWrongUsage("run", "no-such-workflow", "x.pdf");
    assertThat(err.toString()).contains("no-such-workflow", "approval", "document-processing");
  }

  @Test
  void anUnknownFileIsWrongUsage() {
    assertWrongUsage("run", "document-processing", "no-such-file.pdf");
    assertThat(err.toString()).contains("no-such-file.pdf");
  }

  @Test
  void anUnknownInputIsWrongUsage() {
    assertWrongUsage("run", "approval", "--input", "no-such-file.json");
    assertThat(err.toString()).contains("no-such-file.json");
  }

  @Test
  void anUnknownFlagIsWrongUsage() {
    assertWrongUsage("demo", "--no-such-flag");
    assertThat(err.toString()).contains("--no-such-flag");
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    assertWrongUsage("no-such-command");
    assertThat(err.toString()).contains("no-such-command", "--help");
  }

  @Test
  void anUnknownDecisionIsWrongUsage() {
    assertWrongUsage("run", "document-processing", "--decision", "perhaps", "x.pdf");
    assertThat(err.toString()).contains("perhaps", "approve", "reject", "expire");
  }

  @Test
  void aFaultThatIsNoneIsWrongUsage() {
    assertWrongUsage("demo", "--fault", "ExtractGroup:explode");
    assertThat(err.toString()).contains("explode", "throttle");
  }

  @Test
  void whereListsThePlacesOfAWorkflow() {
    assertThat(baton("where", "document-processing")).isZero();
    assertThat(out.toString())
        .contains(
            "statemachines/document-processing/document-processing.asl.json",
            "tests/src/test/java/dev/baton/tests/documents/DocumentProcessingTest.java");
  }

  private void assertWrongUsage(String... arguments) {
    assertThat(baton(arguments)).as(err.toString()).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSize(1);
  }

  private int baton(String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), directory, false);
    return Commands.run(new Project(Repository.root()), terminal, arguments);
  }
}
