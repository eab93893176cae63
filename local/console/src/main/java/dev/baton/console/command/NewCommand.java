package dev.baton.console.command;

import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import dev.baton.console.project.Scaffold;
import dev.baton.console.project.Slug;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton new <slug>}: lays out the places of a new workflow. */
@Command(
    name = "new",
    description = "Lay out a new workflow: a small one that runs, in all its places.",
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  @Parameters(paramLabel = "<slug>", description = "Its name, such as order-intake.")
  String slug = "";

  @Option(
      names = "--area",
      required = true,
      paramLabel = "AREA",
      description = "The area it belongs to: a stack in infra and a module in functions.")
  String area = "";

  NewCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    new Scaffold(project, new Slug(slug), area).write().forEach(terminal.out()::println);
    terminal
        .err()
        .printf(
            "baton: now run it: baton run %s --input events/samples/%s/request.json%n", slug, slug);
    return 0;
  }
}
