package dev.baton.console.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures workloads, each in a JVM of its own, and beside each the peer if one is given. */
public final class EngineBench {
  private final Settings settings;
  private final Terminal terminal;

  /**
   * What is measured, and for how long.
   *
   * @param file the workloads; null for Baton's own
   * @param only the name of one workload; null for all
   * @param kept how many ended executions stay readable
   */
  public record Settings(
      @Nullable Path file, @Nullable String only, double warmup, double seconds, int kept) {}

  public EngineBench(Settings settings, Terminal terminal) {
    this.settings = settings;
    this.terminal = terminal;
  }

  /**
   * Prints one JSON line for each workload, and one for the peer's.
   *
   * @return 0, or 1 when an execution was not what its definition implies
   */
  public int run(@Nullable Peer peer) {
    Workloads workloads = Workloads.read(settings.file());
    String only = settings.only();
    List<Workload> chosen = only == null ? workloads.all() : List.of(workloads.named(only));
    int exit = 0;
    for (Workload workload : chosen) {
      terminal.err().printf("baton: measuring %s%n", workload.name());
      Jvm.Finished finished = Jvm.run(command(workload.name()), terminal.err());
      exit = Math.max(exit, finished.exit());
      if (finished.exit() == 0) {
        terminal.out().println(finished.output());
        if (peer != null) {
          terminal.out().println(compared(peer, workload, finished.output()));
        }
      }
    }
    return exit == 0 ? 0 : 1;
  }

  private List<String> command(String name) {
    Path file = settings.file();
    return Jvm.command(
        Jvm.FLAGS,
        WorkloadProcess.class,
        List.of(
            file == null ? "" : file.toString(),
            name,
            String.valueOf(settings.warmup()),
            String.valueOf(settings.seconds()),
            String.valueOf(settings.kept())));
  }

  private String compared(Peer peer, Workload workload, String ours) {
    try {
      ObjectNode row =
          peer.measure(workload, settings.warmup(), settings.seconds(), terminal.err());
      JsonNode own = Json.parse(ours);
      double ratio = own.path("perSecond").asDouble() / row.path("perSecond").asDouble();
      return Json.text(row.put("ratio", Math.round(ratio * 100) / 100.0));
    } catch (JsonProcessingException e) {
      throw Failure.failed("the peer printed no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
