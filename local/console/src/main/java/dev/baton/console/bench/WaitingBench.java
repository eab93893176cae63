package dev.baton.console.bench;

import dev.baton.console.Terminal;
import java.util.List;

/** Measures what executions that wait on task tokens cost, in a JVM of their own. */
public final class WaitingBench {
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx1g");

  private final Terminal terminal;

  public WaitingBench(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints one JSON line; 1 when an execution did not end as it should. */
  public int run(int executions) {
    List<String> command =
        Jvm.command(FLAGS, WaitingProcess.class, List.of(String.valueOf(executions)));
    Jvm.Finished finished = Jvm.run(command, terminal.err());
    terminal.out().println(finished.output());
    return finished.exit() == 0 ? 0 : 1;
  }
}
