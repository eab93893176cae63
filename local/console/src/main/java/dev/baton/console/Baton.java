package dev.baton.console;

import dev.baton.console.command.Commands;
import dev.baton.console.project.Project;
import java.nio.file.Path;

/** The entry point of the script {@code baton}; the root of the checkout comes in baton.root. */
public final class Baton {
  private Baton() {}

  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess(System.getenv());
    Path root = Path.of(System.getProperty("baton.root", "")).toAbsolutePath();
    int exit = Commands.run(new Project(root), terminal, arguments);
    terminal.out().flush();
    terminal.err().flush();
    System.exit(exit);
  }
}
