package dev.baton.console.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.InvalidDefinitionException;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.coverage.Coverage;
import dev.baton.console.coverage.Coverage.Visited;
import dev.baton.console.project.Project;
import dev.baton.console.project.Slug;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton coverage}: the states and edges of definitions that no test has visited. */
@Command(
    name = "coverage",
    description = {
      "Print which states, and which edges of Retry, Catch and Choice, the last run of the tests"
          + " has not visited.",
      "Exit 1 when there is one."
    },
    mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "<slug>", description = "One workflow (default: all).")
  @Nullable String slug;

  @Option(names = "--json", description = "Print one JSON object per line and nothing else.")
  boolean json;

  CoverageCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Coverage coverage = new Coverage(project);
    List<Slug> slugs = slug == null ? project.slugs() : List.of(project.slug(slug));
    if (!coverage.isKnown()) {
      throw Failure.failed("no test has noted what it visited: run mvn -B verify first");
    }
    int missed = 0;
    for (Slug each : slugs) {
      try {
        Visited visited = coverage.of(each);
        missed += visited.missed().size();
        print(visited);
      } catch (InvalidDefinitionException e) {
        throw Failure.usage("%s is no valid definition: see baton lint".formatted(each), e);
      }
    }
    return missed == 0 ? 0 : 1;
  }

  private void print(Visited visited) {
    if (json) {
      ObjectNode line =
          JsonNodeFactory.instance
              .objectNode()
              .put("workflow", visited.slug().text())
              .put("places", visited.places());
      visited.missed().forEach(line.putArray("missed")::add);
      terminal.out().println(line);
      return;
    }
    terminal
        .out()
        .printf(
            "%s: %s of %s states and edges visited%n",
            visited.slug(), visited.places() - visited.missed().size(), visited.places());
    visited.missed().forEach(place -> terminal.out().println("  not visited: " + place));
  }
}
