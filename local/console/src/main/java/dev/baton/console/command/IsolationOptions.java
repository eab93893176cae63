package dev.baton.console.command;

import dev.baton.cloud.function.isolated.Isolation;
import dev.baton.console.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether functions run in processes of their own, and in how many. */
final class IsolationOptions {
  @Option(
      names = "--isolated",
      description =
          "Run each function in processes of its own, under AWS's runtime interface client: own"
              + " environment, its memory as -Xmx, killed when its time is over (Linux only).")
  boolean isolated;

  @Option(
      names = "--isolated-processes",
      paramLabel = "N",
      description =
          "With --isolated: the most processes at a time (default: 16); an idle one makes room,"
              + " else invocations wait.")
  @Nullable Integer processes;

  @Option(
      names = "--isolated-idle",
      paramLabel = "SECONDS",
      description =
          "With --isolated: ends a process that has been idle for so long (default: 300).")
  @Nullable Integer idleSeconds;

  /** Null where functions run in the cloud's own process. */
  @Nullable Isolation read() {
    if (!isolated) {
      if (processes != null || idleSeconds != null) {
        throw Failure.usage("--isolated-processes and --isolated-idle go with --isolated");
      }
      return null;
    }
    int most = processes == null ? Isolation.DEFAULT.processes() : processes;
    if (most < 1) {
      throw Failure.usage("--isolated-processes must be 1 or more");
    }
    if (idleSeconds != null && idleSeconds < 1) {
      throw Failure.usage("--isolated-idle must be 1 or more");
    }
    return new Isolation(
        most, idleSeconds == null ? Isolation.DEFAULT.idle() : Duration.ofSeconds(idleSeconds));
  }
}
