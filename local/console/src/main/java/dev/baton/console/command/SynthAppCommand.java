package dev.baton.console.command;

import dev.baton.console.Terminal;
import dev.baton.console.build.Synthesis;
import dev.baton.console.project.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code baton synth-app}: the app that {@code cdk.json} names; CDK says where to write. */
@Command(
    name = "synth-app",
    description = "Build the function jars and run the CDK app (called by cdk through cdk.json).",
    mixinStandardHelpOptions = true)
final class SynthAppCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  SynthAppCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new Synthesis(project, terminal).runApp();
  }
}
