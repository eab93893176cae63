package dev.baton.console.command;

import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.bench.ColdStartBench;
import dev.baton.console.bench.Recorded;
import dev.baton.console.build.Synthesis;
import dev.baton.console.project.Project;
import dev.baton.console.session.DataFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code baton bench coldstart}. */
@Command(
    name = "coldstart",
    description = {
      "Milliseconds of each function from the start of its process, under AWS's runtime interface",
      "client, to its first answer, beside a plain Powertools and SDK handler (tests/bench/plain);",
      "what is left after a snapshot; time and memory of warm invocations."
    },
    mixinStandardHelpOptions = true)
final class ColdStartCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  @Option(names = "--rounds", paramLabel = "N", description = "Processes of each; default: 5.")
  int rounds = 5;

  @Option(
      names = "--function",
      paramLabel = "NAME",
      description = "Only functions whose name contains this, such as OpenStage.")
  String function = "";

  ColdStartCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw Failure.usage("--rounds must be at least 1");
    }
    Synthesis synthesis = new Synthesis(project, terminal);
    Path assembly = synthesis.ensure();
    synthesis.buildPlainHandler();
    terminal.err().println("baton: running the samples, to see what functions are asked");
    try (DataFolder data = DataFolder.openEmpty(project.root().resolve(".baton/coldstart"))) {
      ColdStartBench bench = new ColdStartBench(terminal, data.path().resolve("functions"));
      return Recorded.with(project, assembly, data, cases -> bench.run(asked(cases), rounds));
    }
  }

  /** The plain handler, which comes first, and what was asked for. */
  private List<ColdStartBench.Case> asked(List<ColdStartBench.Case> cases) {
    List<ColdStartBench.Case> asked = new ArrayList<>(cases.subList(0, 1));
    cases.stream()
        .skip(1)
        .filter(each -> each.function().name().contains(function))
        .forEach(asked::add);
    if (asked.size() == 1) {
      throw Failure.usage("no function that the samples reach has a name with " + function);
    }
    return asked;
  }
}
