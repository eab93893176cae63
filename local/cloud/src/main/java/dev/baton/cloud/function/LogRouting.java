package dev.baton.cloud.function;

import dev.baton.cloud.function.host.SystemCalls;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Sends what functions log through java.util.logging, whose console is the whole process's, to
 * their own logs. Everybody else's records go where they went before.
 */
final class LogRouting extends Handler {
  private static boolean installed;

  private final ConsoleHandler console;

  private LogRouting(ConsoleHandler console) {
    this.console = console;
    setLevel(console.getLevel());
    setFormatter(console.getFormatter());
  }

  /** Takes the place of the console, once in a process. */
  static synchronized void install() {
    if (installed) {
      return;
    }
    installed = true;
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      if (handler instanceof ConsoleHandler console) {
        root.removeHandler(console);
        root.addHandler(new LogRouting(console));
      }
    }
  }

  @Override
  public void publish(LogRecord entry) {
    if (!SystemCalls.isFunction()) {
      console.publish(entry);
    } else if (isLoggable(entry)) {
      SystemCalls.err.print(getFormatter().format(entry));
    }
  }

  @Override
  public void flush() {
    console.flush();
  }

  @Override
  public void close() {
    console.close();
  }
}
