package dev.baton.console.command;

import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.build.TestRun;
import dev.baton.console.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code baton evaluate}: how well documents are understood that no rule was written for. */
@Command(
    name = "evaluate",
    description = {
      "Measure on held-out documents how well types are told and facts found, and whether both are"
          + " as sure as they say: confusion matrices, precision and recall of each field,"
          + " calibration curves.",
      "Builds and runs the evaluation of the tests module; takes some minutes."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where report.txt, report.json, types.svg and confidence.svg go (default:"
              + " .baton/evaluation of the checkout).")
  @Nullable Path out;

  @Option(names = "--json", description = "Print report.json and nothing else.")
  boolean json;

  EvaluateCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path folder =
        out == null
            ? project.root().resolve(".baton/evaluation")
            : terminal.directory().resolve(out);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw Failure.usage("'%s' is no folder: --out takes one".formatted(folder));
    }
    if (!Files.isDirectory(project.root().resolve("tests/src"))) {
      throw Failure.failed("this checkout has no module tests: the evaluation is part of it");
    }
    terminal.err().println("baton: building and measuring");
    new TestRun(project, terminal)
        .of("EvaluationTest", Map.of("baton.evaluation", folder.toString()));
    terminal.out().print(read(folder.resolve(json ? "report.json" : "report.txt")));
    if (!json) {
      terminal.out().println();
      for (String picture : List.of("types.svg", "confidence.svg")) {
        terminal.out().println("Picture: " + folder.resolve(picture));
      }
    }
    terminal.out().flush();
    return 0;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failure.failed("the evaluation wrote no " + file, e);
    }
  }
}
