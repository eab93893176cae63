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
  private static final int YOUNG_MEGABYTES = 20;
  private static final int[] HEAPS = {64, 256, 1_024};

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
      Jvm.Finished finished = measure(workload.name());
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

  /** In a small heap, and in a larger one if 10,000 of these histories do not fit into it. */
  private Jvm.Finished measure(String name) {
    Jvm.Finished finished = null;
    for (int megabytes : HEAPS) {
      if (finished != null) {
        terminal.err().printf("baton: %s again, in a heap of %d MB%n", name, megabytes);
      }
      finished = Jvm.run(command(name, megabytes), terminal.err());
      if (finished.exit() != Jvm.HEAP_TOO_SMALL) {
        return finished;
      }
    }
    throw Failure.failed("the histories of '%s' need too much memory: try --kept".formatted(name));
  }

  private List<String> command(String name, int megabytes) {
    Path file = settings.file();
    return Jvm.command(
        Jvm.withHeap(megabytes, YOUNG_MEGABYTES),
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
      if (row.has("unsupported")) {
        return Json.text(row);
      }
      JsonNode own = Json.parse(ours);
      double ratio = own.path("perSecond").asDouble() / row.path("perSecond").asDouble();
      return Json.text(row.put("ratio", Math.round(ratio * 100) / 100.0));
    } catch (JsonProcessingException e) {
      throw Failure.failed("the peer printed no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
