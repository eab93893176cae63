package dev.baton.console.command;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.StartStep;
import dev.baton.cloud.assembly.AssemblyDigest;
import dev.baton.cloud.assembly.AssemblyException;
import dev.baton.cloud.function.isolated.Isolation;
import dev.baton.console.Failure;
import dev.baton.console.Terminal;
import dev.baton.console.build.Synthesis;
import dev.baton.console.live.Durations;
import dev.baton.console.project.Project;
import dev.baton.console.session.ControlPort;
import dev.baton.console.session.DataFolder;
import dev.baton.console.session.DataServices;
import dev.baton.console.session.RunningCloud;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.RealClock;
import dev.baton.engine.clock.VirtualClock;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton up}: the embedded cloud for any AWS client, until it is told to end. */
@Command(
    name = "up",
    description = {
      "Start the embedded cloud and serve AWS clients until Ctrl-C.",
      "Where it is up already on the same data, it is given the template as it is now: tables keep"
          + " their items, queues their messages, and executions go on."
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final int MOST_CHANGES = 40;
  private static final int SLOWEST = 3;

  private final Project project;
  private final Terminal terminal;
  private final Phases phases = Phases.fromTheCall();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on (default: 4566); 0 for a free one.")
  int port = 4566;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "The address in numbers to listen at (default: 127.0.0.1); 0.0.0.0 for all of this"
              + " machine. Whoever reaches another one than loopback may do everything.")
  String bind = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where tables, objects and logs are kept (default: .baton/data of the checkout; with"
              + " --bare nothing is kept unless this is given). Queues, executions and timers live"
              + " as long as the command.")
  @Nullable Path data;

  @Option(
      names = "--template",
      paramLabel = "DIR",
      description = "A synthesized assembly (default: cdk.out, brought up to date).")
  @Nullable Path template;

  @Option(names = "--bare", description = "Start the services with nothing in them.")
  boolean bare;

  @Option(
      names = "--virtual",
      description = "Let time jump to what is due next whenever nothing else can happen.")
  boolean virtual;

  @Option(
      names = "--kept-executions",
      paramLabel = "N",
      description =
          "How many executions that have ended stay readable, with their histories (default:"
              + " 10000); the oldest are forgotten first.")
  int keptExecutions = 10_000;

  @Option(
      names = "--no-iam",
      description = "Let every function, workflow and rule do everything, whatever its role says.")
  boolean withoutAccessControl;

  @Mixin IsolationOptions isolation = new IsolationOptions();

  @Mixin FaultOptions faults = new FaultOptions();

  UpCommand(Project project, Terminal terminal) {
    this.project = project;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (bare && template != null) {
      throw Failure.usage("give either --bare or --template DIR, not both");
    }
    if (keptExecutions < 1) {
      throw Failure.usage("--kept-executions must be 1 or more");
    }
    Cloud.Builder settings =
        Cloud.builder()
            .bind(address())
            .port(port)
            .userCredentials(DataServices.CREDENTIALS)
            .keptExecutions(keptExecutions)
            .coldFunctions()
            .anyUserCredentials()
            .listener(new RefusalReport(terminal))
            .faults(faults.read());
    Isolation isolated = isolation.read();
    if (isolated != null) {
      settings.isolated(isolated);
    }
    if (withoutAccessControl) {
      settings.withoutAccessControl();
    }
    if (bare) {
      return data == null ? serve(settings, null, null) : serveOn(settings, null);
    }
    Path assembly = assembly();
    return serveOn(settings.assembly(assembly), assembly);
  }

  private Path assembly() {
    if (template != null) {
      return terminal.directory().resolve(template);
    }
    Path assembly = new Synthesis(project, terminal).ensure();
    phases.done("comparing sources with what is built");
    return assembly;
  }

  private InetAddress address() {
    try {
      return InetAddress.ofLiteral(bind);
    } catch (IllegalArgumentException e) {
      throw Failure.usage("--bind takes an address in numbers, such as 0.0.0.0, not " + bind, e);
    }
  }

  private int serveOn(Cloud.Builder settings, @Nullable Path assembly) throws InterruptedException {
    Path folder = KeptData.folder(data, project, terminal);
    RunningCloud running = assembly == null ? null : RunningCloud.of(folder);
    if (running != null && assembly != null) {
      if (isolation.isolated) {
        terminal
            .err()
            .println("--isolated counts when a cloud starts: the running one stays as it is");
      }
      return handOver(running, assembly);
    }
    try (DataFolder owned = DataFolder.open(folder)) {
      return serve(settings.data(owned.path()).keepData(), owned, assembly);
    }
  }

  private int serve(Cloud.Builder settings, @Nullable DataFolder owned, @Nullable Path assembly)
      throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread ending = new Thread(() -> end(told, ended), "baton-end");
    Instant start =
        owned == null ? VirtualClock.DEFAULT_START : owned.timeFrom(VirtualClock.DEFAULT_START);
    EngineClock clock = virtual ? new VirtualClock(start) : new RealClock();
    phases.done("preparing the data folder");
    try (Cloud cloud = settings.clock(clock).seed(new RealClock().millis()).start()) {
      Runtime.getRuntime().addShutdownHook(ending);
      phases.done(cloud.startSteps().stream().map(UpCommand::told).toList());
      if (owned != null && assembly != null) {
        AssemblyDigest present = AssemblyDigest.of(assembly);
        tellChanges("since it last ran on this data", owned.changesTo(present));
        owned.runs(present);
      }
      announce(cloud);
      if (owned == null) {
        told.await();
      } else {
        serveUpdates(cloud, owned, told);
        owned.cameTo(clock.now());
      }
      return 0;
    } catch (AssemblyException e) {
      throw Failure.usage(String.join(System.lineSeparator(), e.faults()), e);
    } catch (UncheckedIOException e) {
      throw Failure.failed(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw Failure.usage(String.valueOf(e.getMessage()), e);
    } finally {
      ended.countDown();
    }
  }

  /** Waits for the end, and takes other assemblies meanwhile. */
  private void serveUpdates(Cloud cloud, DataFolder owned, CountDownLatch told)
      throws InterruptedException {
    AtomicReference<ControlPort.@Nullable Access> access = new AtomicReference<>();
    Runnable announcing =
        () -> owned.announce(new DataFolder.Owner(cloud.endpoint(), cloud.outputs(), access.get()));
    try (ControlPort control =
        new ControlPort(
            to -> {
              AssemblyDigest next = AssemblyDigest.of(to);
              List<String> changes = new ArrayList<>(owned.changesTo(next));
              changes.addAll(cloud.update(to));
              owned.runs(next);
              announcing.run();
              tellChanges("and runs as it is now", changes);
              return changes;
            })) {
      access.set(control.access());
      announcing.run();
      told.await();
    }
  }

  /** Another process has the data: it becomes what the assembly says, and this one ends. */
  private int handOver(RunningCloud running, Path assembly) {
    List<String> changes = running.update(assembly);
    terminal.out().println("baton is up at " + running.endpoint() + ", updated in place");
    terminal.err().println("Its port and other settings stay as they are.");
    if (changes.isEmpty()) {
      terminal.err().println("The template has not changed.");
    }
    tellChanges("and runs as it is now", changes);
    return 0;
  }

  /** The process is told to end: waits until everything is closed. */
  private static void end(CountDownLatch told, CountDownLatch ended) {
    told.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellChanges(String how, List<String> changes) {
    if (changes.isEmpty()) {
      return;
    }
    terminal.err().println("The template has changed " + how + ":");
    changes.stream().limit(MOST_CHANGES).forEach(change -> terminal.err().println("  " + change));
    if (changes.size() > MOST_CHANGES) {
      terminal.err().println("  and " + (changes.size() - MOST_CHANGES) + " more");
    }
  }

  private void announce(Cloud cloud) {
    terminal.out().println("baton is up at " + cloud.endpoint());
    if (!address().isLoopbackAddress()) {
      terminal
          .err()
          .println(
              "WARNING: it listens at "
                  + bind
                  + ", and keys are not checked: whoever reaches this machine may read and change"
                  + " everything in it.");
    }
    terminal.err().println("  export AWS_ENDPOINT_URL=" + cloud.endpoint());
    terminal.err().println("  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
    terminal.err().println("  export AWS_DEFAULT_REGION=us-east-1");
    cloud
        .addresses()
        .forEach((name, address) -> terminal.err().println("  " + name + ": " + address));
    terminal
        .err()
        .println(
            "StartSyncExecution and TestState: switch the client's host prefix off (boto3:"
                + " inject_host_prefix=False; Java: DISABLE_HOST_PREFIX_INJECTION).");
    terminal.err().println("Ready after " + phases.total() + ": " + phases + ".");
    terminal.err().println("Ctrl-C ends it.");
  }

  private static String told(StartStep step) {
    String slowest =
        step.within().stream()
            .limit(SLOWEST)
            .map(UpCommand::told)
            .collect(Collectors.joining(", "));
    String text = step.name() + " " + Durations.text(step.took());
    return slowest.isEmpty() ? text : text + " (" + slowest + ")";
  }
}
