package dev.baton.console.command;

import dev.baton.cloud.fault.Fault;
import dev.baton.cloud.function.isolated.Isolation;
import dev.baton.console.Terminal;
import dev.baton.console.build.Synthesis;
import dev.baton.console.live.Style;
import dev.baton.console.project.Project;
import dev.baton.console.session.CloudSettings;
import dev.baton.console.session.DataFolder;
import dev.baton.console.session.Row;
import dev.baton.console.session.Samples;
import dev.baton.console.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code baton demo}: the samples through document-processing, held to their expected.json. */
@Command(
    name = "demo",
    description = "Run the sample documents and compare each with what is expected of it.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** The same ids in every demo: its data starts empty. */
  private static final long SEED = 1;

  private final Project project;
  private final Terminal terminal;

  @Mixin CloudOptions options = new CloudOptions();

  @ParentCommand Commands.Top top = new Commands.Top();

  DemoCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Phases phases = Phases.fromNow();
    List<Fault> faults = options.faults();
    Isolation isolation = options.isolation.read();
    Samples samples = Samples.read(project.root().resolve("events/samples/document-processing"));
    Path assembly = new Synthesis(project, terminal).ensure();
    terminal.err().println("baton: starting the cloud");
    phases.done("build and synthesis");
    List<Row> rows;
    try (DataFolder data = DataFolder.openEmpty(options.dataFolder(project, terminal));
        Session session =
            new Session(
                assembly,
                new CloudSettings(data, faults, SEED, isolation),
                options.json ? null : terminal)) {
      phases.done("start of the cloud");
      rows = session.documents(samples.documents());
      session.unmetFaults().forEach(line -> terminal.err().println("baton: " + line));
      phases.done("documents");
    }
    phases.done("stop of the cloud");
    int exit = options.json ? printJson(rows, samples) : printTable(rows, samples, phases);
    if (top.verbose) {
      terminal.err().println("baton: " + phases);
    }
    return exit;
  }

  private int printJson(List<Row> rows, Samples samples) {
    rows.forEach(row -> terminal.out().println(row.json()));
    return rows.stream().allMatch(row -> differences(row, samples).isEmpty()) ? 0 : 1;
  }

  private int printTable(List<Row> rows, Samples samples, Phases phases) {
    DocumentTable.print(rows, terminal);
    terminal.out().println();
    int good = 0;
    for (Row row : rows) {
      List<String> differences = differences(row, samples);
      if (differences.isEmpty()) {
        good++;
      } else {
        String line = row.label() + " is not as expected: " + String.join("; ", differences);
        terminal.out().println(Style.BAD.on(line, terminal.colour()));
      }
    }
    boolean all = good == rows.size();
    String summary =
        "%s of %s documents ended as expected, in %s".formatted(good, rows.size(), phases.total());
    terminal.out().println((all ? Style.GOOD : Style.BAD).on(summary, terminal.colour()));
    return all ? 0 : 1;
  }

  private static List<String> differences(Row row, Samples samples) {
    return samples.expectation(row.label()).differences(row);
  }
}
