package dev.baton.console.command;

import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.bench.DocumentsBench;
import dev.baton.console.bench.EngineBench;
import dev.baton.console.bench.GrowthBench;
import dev.baton.console.bench.Peer;
import dev.baton.console.bench.StartBench;
import dev.baton.console.bench.WaitBench;
import dev.baton.console.bench.WaitingBench;
import dev.baton.console.build.Synthesis;
import dev.baton.console.project.Project;
import dev.baton.console.session.DataFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baton bench}: what measures engine, stages and functions; each prints JSON lines. */
@Command(
    name = "bench",
    description = "Measure the engine, the stages and the functions; each prints JSON lines.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  /** The command with its measurements. */
  static CommandLine line(Project project, Terminal terminal) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new OfEngine(project, terminal))
        .addSubcommand(new OfStart(terminal))
        .addSubcommand(new OfWait(terminal))
        .addSubcommand(new OfWaiting(terminal))
        .addSubcommand(new OfGrowth(terminal))
        .addSubcommand(new OfDocuments(project, terminal))
        .addSubcommand(new ColdStartCommand(project, terminal));
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
    return 0;
  }

  private static int atLeast(int least, String option, int value) {
    if (value < least) {
      throw Failure.usage("%s must be at least %d".formatted(option, least));
    }
    return value;
  }

  /** {@code baton bench engine}. */
  @Command(
      name = "engine",
      description = {
        "Executions per second, their latencies and the peak memory, for each workload in a JVM of",
        "its own; histories are kept, and 1 % of the executions are read back and checked."
      },
      mixinStandardHelpOptions = true)
  static final class OfEngine implements Callable<Integer> {
    private final Project project;
    private final Terminal terminal;

    @Option(names = "--workloads", paramLabel = "FILE", description = "Default: Baton's own.")
    @Nullable Path workloads;

    @Option(names = "--workload", paramLabel = "NAME", description = "Only this one.")
    @Nullable String workload;

    @Option(names = "--warmup", paramLabel = "SECONDS", description = "Default: 3.")
    double warmup = 3;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "Measured; default: 8.")
    double seconds = 8;

    @Option(names = "--kept", paramLabel = "N", description = "Readable; default: 10000.")
    int kept = 10_000;

    @Option(
        names = "--peer",
        paramLabel = "FOLDER",
        description = "Measure npm aws-local-stepfunctions, installed there, beside.")
    @Nullable Path peer;

    OfEngine(Project project, Terminal terminal) {
      this.project = project;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      if (!(warmup >= 0 && warmup <= 3_600 && seconds > 0 && seconds <= 3_600)) {
        throw Failure.usage("--warmup and --seconds must be seconds, at most 3600");
      }
      Path file = workloads == null ? null : terminal.directory().resolve(workloads);
      Peer beside =
          peer == null
              ? null
              : Peer.in(
                  terminal.directory().resolve(peer),
                  project.root().resolve("tests/bench/peer.mjs"));
      var settings =
          new EngineBench.Settings(file, workload, warmup, seconds, atLeast(1, "--kept", kept));
      return new EngineBench(settings, terminal).run(beside);
    }
  }

  /** {@code baton bench start}. */
  @Command(
      name = "start",
      description = "Milliseconds of fresh JVMs to their first result, without and with AOT cache.",
      mixinStandardHelpOptions = true)
  static final class OfStart implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--processes", paramLabel = "N", description = "Default: 11.")
    int processes = 11;

    OfStart(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      return new StartBench(terminal).run(atLeast(1, "--processes", processes));
    }
  }

  /** {@code baton bench wait}. */
  @Command(
      name = "wait",
      description = "Milliseconds of a 30-day wait on the virtual clock.",
      mixinStandardHelpOptions = true)
  static final class OfWait implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--times", paramLabel = "N", description = "Default: 100.")
    int times = 100;

    OfWait(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      return new WaitBench(terminal).run(atLeast(1, "--times", times));
    }
  }

  /** {@code baton bench waiting}. */
  @Command(
      name = "waiting",
      description = "Bytes of an execution that waits on a task token, with an input of 1 KB.",
      mixinStandardHelpOptions = true)
  static final class OfWaiting implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--executions", paramLabel = "N", description = "Default: 10000.")
    int executions = 10_000;

    OfWaiting(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      return new WaitingBench(terminal).run(atLeast(1, "--executions", executions));
    }
  }

  /** {@code baton bench growth}. */
  @Command(
      name = "growth",
      description = "Cost per unit at 1, 10 and 100 times the work.",
      mixinStandardHelpOptions = true)
  static final class OfGrowth implements Callable<Integer> {
    private final Terminal terminal;

    OfGrowth(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      return new GrowthBench(terminal).run();
    }
  }

  /** {@code baton bench documents}. */
  @Command(
      name = "documents",
      description = {
        "Milliseconds, bytes of state and bytes of claim checks of each stage of",
        "document-processing: for the samples, and for documents that are much larger."
      },
      mixinStandardHelpOptions = true)
  static final class OfDocuments implements Callable<Integer> {
    private final Project project;
    private final Terminal terminal;

    @Option(names = "--times", paramLabel = "N", description = "Of each sample; default: 5.")
    int times = 5;

    OfDocuments(Project project, Terminal terminal) {
      this.project = project;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      int runs = atLeast(1, "--times", times);
      Path samples = project.root().resolve("events/samples/document-processing");
      Path assembly = new Synthesis(project, terminal).ensure();
      terminal.err().println("baton: running the samples, and documents that are much larger");
      try (DataFolder data = DataFolder.openEmpty(project.root().resolve(".baton/bench"))) {
        return new DocumentsBench(samples, assembly, terminal).run(runs, data);
      }
    }
  }
}
