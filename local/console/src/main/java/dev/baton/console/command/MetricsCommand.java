package dev.baton.console.command;

import dev.baton.console.Terminal;
import dev.baton.console.observe.MetricsReport;
import dev.baton.console.project.Project;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton metrics}: the figures of the dashboards, from what ran here. */
@Command(
    name = "metrics",
    description =
        "Print per workflow and step what CloudWatch would show: count, success rate, duration,"
            + " errors by class, compensations.",
    mixinStandardHelpOptions = true)
final class MetricsCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  @Mixin KeptData kept = new KeptData();

  @Option(
      names = "--workflow",
      paramLabel = "<slug>",
      description = "Only this workflow (default: all).")
  @Nullable String workflow;

  @Option(names = "--json", description = "Print one JSON object a line.")
  boolean json;

  MetricsCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String only = workflow == null ? null : project.slug(workflow).text();
    MetricsReport report = MetricsReport.read(kept.folder(project, terminal), only);
    if (json) {
      report.json().forEach(terminal.out()::println);
    } else {
      report.print(terminal);
    }
    return 0;
  }
}
