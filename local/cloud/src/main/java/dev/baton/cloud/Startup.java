package dev.baton.cloud;

import dev.baton.cloud.assembly.CloudAssembly;
import dev.baton.cloud.assembly.DeployedStack;
import dev.baton.cloud.assembly.Deployment;
import dev.baton.cloud.assembly.MadeResource;
import dev.baton.cloud.assembly.ResourceProvider;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.door.Door;
import dev.baton.cloud.door.HttpEndpoint;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.Principals;
import dev.baton.cloud.fault.Faults;
import dev.baton.cloud.iam.AllowedCalls;
import dev.baton.cloud.trace.Tracing;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.Hold;
import dev.baton.engine.clock.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings a cloud up and takes it down. What takes long runs at the same time: the services start
 * while the templates are checked, and each resource is made as soon as its service and the
 * resources that it refers to are there.
 */
final class Startup {
  private static final String REGION = "us-east-1";
  private static final String ACCOUNT = "000000000000";

  private final CloudContext context;
  private final CloudServices services;
  private final HttpEndpoint http;
  private final AwsCredentials userCredentials;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final @Nullable VirtualClock ownClock;
  private final boolean ownData;
  private final boolean checksAccess;
  private final StartTimes times;
  private volatile Map<String, String> outputs = Map.of();
  private List<MadeResource> made = List.of();

  private Startup(Cloud.Builder settings, CloudAssembly assembly, StartTimes times) {
    this.times = times;
    VirtualClock virtual = settings.clock == null ? new VirtualClock() : null;
    EngineClock clock = virtual == null ? Objects.requireNonNull(settings.clock) : virtual;
    ownClock = virtual;
    ownData = settings.data == null;
    checksAccess = settings.checksAccess;
    Principals principals = new Principals(settings.seed);
    Door door = new Door(clock, new Faults(settings.faults));
    http =
        new HttpEndpoint(
            door, principals, clock, new InetSocketAddress(settings.address, settings.port));
    Path data = data(settings);
    Tracing tracing = new Tracing(clock, data.resolve("traces.jsonl"));
    door.traceWith(tracing::call);
    context =
        new CloudContext(
            clock,
            door,
            principals,
            http.uri(),
            assembly.assets(),
            data,
            settings.kept,
            REGION,
            ACCOUNT,
            settings.seed,
            settings.listener,
            tracing);
    services = CloudServices.of(context, settings);
    String user = "arn:aws:iam::" + ACCOUNT + ":user/user";
    Principal principal = new Principal(Principal.Kind.USER, "user", user, null);
    userCredentials =
        settings.credentials == null
            ? principals.issue(principal)
            : principals.accept(settings.credentials, principal);
    if (settings.anyCredentials) {
      principals.admit(principal);
    }
  }

  static Startup run(Cloud.Builder settings) {
    StartTimes times = new StartTimes();
    Path folder = settings.assembly;
    CloudAssembly assembly = folder == null ? CloudAssembly.none() : CloudAssembly.read(folder);
    times.done("reading the templates");
    Startup startup = new Startup(settings, assembly, times);
    times.done("making the services");
    try (Hold _ = startup.context.clock().hold("the cloud starts")) {
      startup.deploy(assembly);
      return startup;
    } catch (RuntimeException | Error e) {
      startup.stop();
      throw e;
    }
  }

  CloudContext context() {
    return context;
  }

  CloudServices services() {
    return services;
  }

  StartTimes times() {
    return times;
  }

  Map<String, String> outputs() {
    return outputs;
  }

  AwsCredentials userCredentials() {
    return userCredentials;
  }

  void stop() {
    http.close();
    for (CloudPart part : services.parts().reversed()) {
      part.close();
    }
    services.engine().close();
    context.tracing().close();
    threads.shutdownNow();
    if (ownClock != null) {
      ownClock.close();
    }
    if (ownData) {
      deleteData();
    }
  }

  private void deleteData() {
    try (Stream<Path> files = Files.walk(context.data())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // A temporary folder that something still writes to is left to the system.
    }
  }

  private void deploy(CloudAssembly assembly) {
    Map<ResourceProvider, CompletableFuture<?>> started = new HashMap<>();
    List<CompletableFuture<?>> starts = new ArrayList<>();
    for (CloudPart part : services.parts()) {
      part.services().forEach(context.door()::add);
      CompletableFuture<?> start = CompletableFuture.runAsync(() -> times.start(part), threads);
      starts.add(start);
      part.providers().forEach(provider -> started.put(provider, start));
    }
    Deployment deployment =
        new Deployment(
            assembly,
            new Deployment.Place(REGION, ACCOUNT),
            List.copyOf(started.keySet()),
            provider -> Objects.requireNonNull(started.get(provider)),
            threads);
    deployment.check();
    deployment.make();
    starts.forEach(CompletableFuture::join);
    times.done("starting them and making all resources");
    if (checksAccess) {
      services.iam().access().begin(deployment.made());
    }
    become(deployment);
    context.door().faults().requireTargets(effects(deployment));
    services.parts().forEach(CloudPart::ready);
    times.done("permissions, schedules and pollers");
  }

  /**
   * Changes what runs into what another assembly says; see {@link Cloud#update}.
   *
   * @return what stays though the assembly has it no more, a sentence each
   */
  synchronized List<String> update(CloudAssembly assembly) {
    Deployment deployment =
        new Deployment(
                assembly,
                new Deployment.Place(REGION, ACCOUNT),
                providers(),
                provider -> CompletableFuture.completedFuture(null),
                threads)
            .over(made);
    deployment.check();
    context.assets().addAll(assembly.assets());
    try (Hold _ = context.clock().hold("the cloud changes")) {
      change(deployment);
      List<String> staying = deployment.clean();
      become(deployment);
      return staying;
    }
  }

  /** Who makes the resources of an assembly. */
  List<ResourceProvider> providers() {
    return services.parts().stream().flatMap(part -> part.providers().stream()).toList();
  }

  private void change(Deployment deployment) {
    try {
      deployment.make();
      List<DeployedStack> _ = deployment.stacks();
      if (checksAccess) {
        services.iam().access().renew(made, deployment.made());
      }
    } catch (RuntimeException e) {
      deployment.undo();
      if (checksAccess) {
        services.iam().access().renew(deployment.made(), made);
      }
      throw e;
    }
  }

  private void become(Deployment deployment) {
    made = deployment.made();
    List<DeployedStack> stacks = deployment.stacks();
    services.stacks().deployed(stacks);
    outputs =
        stacks.stream()
            .flatMap(stack -> stack.outputs().stream())
            .collect(
                Collectors.toUnmodifiableMap(
                    DeployedStack.Output::key, DeployedStack.Output::value, (_, last) -> last));
  }

  /** What faults can name: functions with what their roles allow, states with what they call. */
  private Map<String, Set<String>> effects(Deployment deployment) {
    Map<String, Set<String>> effects = new TreeMap<>();
    Set<String> names = context.door().serviceNames();
    services
        .functions()
        .roles()
        .forEach(
            (label, role) -> {
              var policies = services.iam().policies().of(role.substring(role.indexOf('/') + 1));
              Set<String> calls = AllowedCalls.in(policies, names);
              effects.put(label, policies.isEmpty() ? Set.of(Faults.ANY_CALL) : calls);
            });
    for (var machine : deployment.made("AWS::StepFunctions::StateMachine")) {
      StateEffects.of(machine.properties())
          .forEach((state, calls) -> effects.merge(state, calls, Startup::both));
    }
    return effects;
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Path data(Cloud.Builder settings) {
    try {
      return settings.data == null
          ? Files.createTempDirectory("baton")
          : Files.createDirectories(settings.data);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder cannot be made", e);
    }
  }
}
