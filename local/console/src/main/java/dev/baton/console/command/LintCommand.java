package dev.baton.console.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.project.DefinitionFile;
import dev.baton.console.project.DefinitionFile.Complaint;
import dev.baton.console.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton lint}: holds definitions to the policy of errors and to Step Functions' limits. */
@Command(
    name = "lint",
    description = {
      "Hold definitions to the policy of errors and to the limits of Step Functions; print the"
          + " file, the state, the rule and what to write.",
      "Exit 1 when a rule is broken, 2 when a file is no valid definition."
    },
    mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
  private static final int BROKEN = 1;
  private static final int INVALID = 2;

  private final Project project;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Definitions in the Amazon States Language (default: all of the project); limits.json"
              + " beside one gives its bounds.")
  List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object per line and nothing else.")
  boolean json;

  LintCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int exit = 0;
    int complaints = 0;
    List<Path> given = given();
    for (Path file : given) {
      DefinitionFile.Checked checked = DefinitionFile.check(file);
      String name = shown(file);
      checked.complaints().forEach(complaint -> print(name, complaint));
      complaints += checked.complaints().size();
      if (!checked.complaints().isEmpty()) {
        exit = Math.max(exit, checked.valid() ? BROKEN : INVALID);
      }
    }
    if (!json) {
      terminal
          .out()
          .printf(
              "%s, %s%n",
              counted(given.size(), "definition"),
              complaints == 0 ? "no rule broken" : counted(complaints, "complaint"));
    }
    return exit;
  }

  private List<Path> given() {
    if (files.isEmpty()) {
      return project.slugs().stream().map(project::definition).toList();
    }
    List<Path> given = files.stream().map(terminal.directory()::resolve).toList();
    for (Path file : given) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw Failure.usage("there is no readable file '%s'".formatted(shown(file)));
      }
    }
    return given;
  }

  private void print(String file, Complaint complaint) {
    if (json) {
      terminal
          .out()
          .println(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("file", file)
                  .put("state", complaint.state())
                  .put("rule", complaint.rule())
                  .put("problem", complaint.problem())
                  .put("advice", complaint.advice()));
      return;
    }
    terminal
        .out()
        .printf("%s: %s: %s%n", file, complaint.state(), complaint.rule())
        .printf("    %s%n", complaint.problem())
        .printf("    %s%n", complaint.advice());
  }

  private String shown(Path file) {
    return file.startsWith(terminal.directory())
        ? terminal.directory().relativize(file).toString()
        : file.toString();
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
