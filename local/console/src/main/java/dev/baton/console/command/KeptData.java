package dev.baton.console.command;

import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that only reads finds what others have left. */
final class KeptData {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder to read (default: .baton/data of the checkout).")
  @Nullable Path data;

  Path folder(Project project, Terminal terminal) {
    return folder(data, project, terminal);
  }

  /** The data folder that an option names; without it the one of the checkout. */
  static Path folder(@Nullable Path data, Project project, Terminal terminal) {
    return data == null
        ? project.root().resolve(".baton/data")
        : terminal.directory().resolve(data);
  }
}
