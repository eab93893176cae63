package dev.baton.console.command;

import dev.baton.cloud.fault.Fault;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that brings up a cloud. */
final class CloudOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the logs of functions go (default: .baton/data of the checkout). Tables and"
              + " objects live as long as the command.")
  @Nullable Path data;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description =
          "Make something go wrong: FUNCTION[/service:Action]:KIND[@n], KIND one of throttle,"
              + " error, slow, drop-reply, crash; @n: only the n-th such call. Repeatable.")
  List<String> faults = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object per line and nothing else.")
  boolean json;

  Path dataFolder(Project project, Terminal terminal) {
    return data == null
        ? project.root().resolve(".baton/data")
        : terminal.directory().resolve(data);
  }

  List<Fault> faults() {
    try {
      return faults.stream().map(Fault::parse).toList();
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }
}
