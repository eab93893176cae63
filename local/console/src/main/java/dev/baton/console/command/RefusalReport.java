package dev.baton.console.command;

import dev.baton.cloud.CloudListener;
import dev.baton.cloud.iam.Refusal;
import dev.baton.console.Terminal;

/**
 * Tells of calls that were refused for a missing permission, with the statement that is missing.
 */
final class RefusalReport implements CloudListener {
  private final Terminal terminal;

  RefusalReport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void onRefused(Refusal refusal) {
    terminal.err().println("refused: " + refusal.message());
    terminal.err().println("  " + refusal.remedy());
    terminal.err().flush();
  }
}
