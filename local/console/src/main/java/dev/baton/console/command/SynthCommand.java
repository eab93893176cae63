package dev.baton.console.command;

import dev.baton.console.Terminal;
import dev.baton.console.build.Synthesis;
import dev.baton.console.project.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code baton synth}: brings {@code cdk.out} up to date without the CDK command line. */
@Command(
    name = "synth",
    description = "Build the function jars and write the CDK assembly to cdk.out.",
    mixinStandardHelpOptions = true)
final class SynthCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  SynthCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().println(new Synthesis(project, terminal).ensure());
    return 0;
  }
}
