package dev.baton.console.command;

import dev.baton.console.Terminal;
import dev.baton.console.build.Synthesis;
import dev.baton.console.project.Project;
import dev.baton.console.session.DataServices;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that works on the data that others left. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The data folder of baton demo, run or up (default: .baton/data of the checkout).")
  @Nullable Path data;

  @Option(names = "--json", description = "Print one JSON object and nothing else.")
  boolean json;

  DataServices open(Project project, Terminal terminal) {
    Path folder = KeptData.folder(data, project, terminal);
    return DataServices.open(folder, () -> new Synthesis(project, terminal).ensure());
  }
}
