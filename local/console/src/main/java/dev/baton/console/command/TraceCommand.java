package dev.baton.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.observe.Traces;
import dev.baton.console.observe.Waterfall;
import dev.baton.console.project.Project;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton trace}: what one upload set going, from the bucket to the bus, as a waterfall. */
@Command(
    name = "trace",
    description = {
      "Draw the trace of an execution as a waterfall: each span a bar (=) below the one that caused"
          + " it.",
      "Long times in which nothing happens are cut short (~). Without EXECUTION: list the"
          + " executions that are traced."
    },
    mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "EXECUTION",
      description = "The execution's ARN, its name, or the beginning of its name.")
  @Nullable String execution;

  @Mixin KeptData kept = new KeptData();

  @Option(
      names = "--depth",
      paramLabel = "LEVELS",
      description = "How many levels of spans to draw (default: all).")
  int depth = Integer.MAX_VALUE;

  @Option(names = "--json", description = "Print the spans, one JSON object a line.")
  boolean json;

  TraceCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (depth < 1) {
      throw Failure.usage("--depth must be at least 1");
    }
    Traces traces = Traces.read(kept.folder(project, terminal));
    if (execution == null) {
      traces.executions().forEach(terminal.out()::println);
      return 0;
    }
    Waterfall waterfall = traces.of(execution);
    if (json) {
      for (JsonNode span : waterfall.json()) {
        terminal.out().println(span);
      }
    } else {
      waterfall.print(terminal, depth);
    }
    return 0;
  }
}
