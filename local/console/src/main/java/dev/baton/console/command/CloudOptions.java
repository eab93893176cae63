package dev.baton.console.command;

import dev.baton.cloud.fault.Fault;
import dev.baton.console.Terminal;
import dev.baton.console.project.Project;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that brings up a cloud. */
final class CloudOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where tables, objects and logs are kept (default: .baton/data of the checkout). Queues,"
              + " executions and timers live as long as the command.")
  @Nullable Path data;

  @Mixin FaultOptions faults = new FaultOptions();

  @Mixin IsolationOptions isolation = new IsolationOptions();

  @Option(names = "--json", description = "Print one JSON object per line and nothing else.")
  boolean json;

  Path dataFolder(Project project, Terminal terminal) {
    return KeptData.folder(data, project, terminal);
  }

  List<Fault> faults() {
    return faults.read();
  }
}
