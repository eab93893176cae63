package dev.baton.console.command;

import dev.baton.console.Terminal;
import dev.baton.console.build.Tool;
import dev.baton.console.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code baton format}: google-java-format over the Java sources. The script {@code baton} runs
 * {@code config/format} itself, so that it also works while the console does not compile.
 */
@Command(
    name = "format",
    description = "Format the Java sources with google-java-format.",
    mixinStandardHelpOptions = true)
final class FormatCommand implements Callable<Integer> {
  private final Project project;
  private final Terminal terminal;

  @Option(names = "--check", description = "Change nothing; exit 1 when a file is not formatted.")
  boolean check;

  FormatCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> command = new ArrayList<>();
    command.add(project.root().resolve("config/format").toString());
    if (check) {
      command.add("--check");
    }
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    return new Tool(project.root(), command, environment).run(terminal.out()::println);
  }
}
