package dev.baton.console.command;

import dev.baton.console.Terminal;
import dev.baton.console.project.Place;
import dev.baton.console.project.Places;
import dev.baton.console.project.Project;
import dev.baton.console.project.Slug;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code baton where <slug>}: lists the places of a workflow and says which are missing. */
@Command(
    name = "where",
    description = "List the places of a workflow; exit 1 when one is missing.",
    mixinStandardHelpOptions = true)
final class WhereCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  @Parameters(paramLabel = "<slug>", description = "The workflow, such as document-processing.")
  String slug = "";

  WhereCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Slug workflow = project.slug(slug);
    Places places = new Places(project);
    List<Place> all = places.of(workflow, places.area(workflow).orElse("<area>"));
    for (Place place : all) {
      terminal
          .out()
          .printf(
              "%-30s %s%s%n", place.purpose(), place.path(), place.exists() ? "" : "   <- missing");
    }
    return all.stream().allMatch(Place::exists) ? 0 : 1;
  }
}
