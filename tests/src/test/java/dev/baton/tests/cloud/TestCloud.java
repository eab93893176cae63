package dev.baton.tests.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.Cloud;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.fault.Fault;
import dev.baton.cloud.fault.Faults;
import dev.baton.cloud.function.isolated.Isolation;
import dev.baton.cloud.iam.AccessControl;
import dev.baton.cloud.iam.Refusal;
import dev.baton.engine.clock.Hold;
import dev.baton.engine.clock.VirtualClock;
import dev.baton.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The embedded cloud with the product's own assembly, on the virtual clock, as tests see it. */
public final class TestCloud implements CloudUnderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  private final VirtualClock clock = new VirtualClock();
  private final Witness witness = new Witness();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Cloud cloud;
  private final Clients clients;

  private TestCloud(List<Fault> faults) {
    this(SynthesizedAssembly.folder(), faults);
  }

  private TestCloud(Path assembly, List<Fault> faults) {
    this(assembly, faults, Boolean.getBoolean("baton.isolated"));
  }

  private TestCloud(Path assembly, List<Fault> faults, boolean isolated) {
    Cloud.Builder settings =
        Cloud.builder()
            .assembly(assembly)
            .data(emptyFolder())
            .clock(clock)
            .seed(1)
            .faults(faults)
            .listener(witness);
    if (isolated) {
      settings.isolated(Isolation.DEFAULT);
    }
    this.cloud = settings.start();
    this.clients = Clients.of(cloud);
  }

  /** The one warm cloud of this JVM; tests keep apart by the keys of their objects. */
  public static TestCloud warm() {
    return Warm.CLOUD;
  }

  /** A cloud of its own that runs each function in processes of their own. */
  public static TestCloud isolated() {
    return new TestCloud(SynthesizedAssembly.folder(), List.of(), true);
  }

  /** A cloud of its own in which these faults happen, as the command line writes them. */
  public static TestCloud withFaults(String... faults) {
    return new TestCloud(Stream.of(faults).map(Fault::parse).toList());
  }

  /** A cloud of its own whose definitions have another value for one of their substitutions. */
  public static TestCloud withSubstitution(String name, String value) {
    try {
      return new TestCloud(SynthesizedAssembly.with(name, value), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Clients clients() {
    return clients;
  }

  public VirtualClock clock() {
    return clock;
  }

  Witness witness() {
    return witness;
  }

  @Override
  public String output(String key) {
    String value = cloud.outputs().get(key);
    if (value == null) {
      throw new AssertionError("no stack has the output " + key + ": " + cloud.outputs().keySet());
    }
    return value;
  }

  /** The folder with logs, traces and metrics. */
  public Path data() {
    return cloud.data();
  }

  /** The folder of the functions' logs. */
  public Path logs() {
    return cloud.data().resolve("logs");
  }

  /** Every event of every bus, as text. */
  public List<String> everythingSaidOnBuses() {
    return witness.busEvents().stream().map(JsonNode::toString).toList();
  }

  /** Who decides what the roles may do. */
  public AccessControl access() {
    return cloud.access();
  }

  /** The calls for which a permission was missing. */
  public List<Refusal> refusals() {
    return List.copyOf(witness.refusals());
  }

  /** Lets what comes be judged by itself. */
  public void forgetRefusals() {
    witness.refusals().clear();
    failures.clear();
  }

  /** The faults asked for that no call has met. */
  public List<Fault> unmetFaults() {
    return cloud.door().faults().unmet();
  }

  /** Lets these faults happen from now on, and no others. */
  public void inject(List<String> faults) {
    cloud.door().inject(new Faults(faults.stream().map(Fault::parse).toList()));
  }

  /** Tells of each call of a service that was answered, by the threads that make them. */
  public void observeCalls(Consumer<AwsRequest> observer) {
    cloud.door().observe((request, response, took) -> observer.accept(request));
  }

  /** Each cloud is new. */
  @Override
  public String unique(String name) {
    return name;
  }

  /** The embedded cloud itself knows what is under way. */
  @Override
  public void expect(String what, BooleanSupplier happened) {}

  @Override
  public boolean isFreeLocalStack() {
    return false;
  }

  /** Lets time pass until nothing can happen any more. */
  @Override
  public void settle() {
    cloud.awaitIdle();
    if (!witness.refusals().isEmpty()) {
      throw new AssertionError("a permission is missing: " + witness.refusals());
    }
    if (!failures.isEmpty()) {
      throw new AssertionError("what the test did meanwhile failed", failures.get(0));
    }
  }

  /** Lets so much time pass, and then all that comes of it. */
  public void pass(Duration duration) {
    try (Hold _ = clock.hold("the test waits")) {
      clock.at(clock.now().plus(duration), () -> {});
    }
    settle();
  }

  @Override
  public List<JsonNode> published(String detailType) {
    return witness.busEvents().stream()
        .filter(event -> event.path("detail-type").asText().equals(detailType))
        .map(event -> event.path("detail"))
        .toList();
  }

  /** Does it off the cloud's threads; time stands still. */
  @Override
  public AutoCloseable whenPublished(String detailType, Consumer<JsonNode> action) {
    return witness.whenPublished(detailType, detail -> aside(() -> action.accept(detail)));
  }

  /** Does something when an execution enters a state, before the state begins its work. */
  public AutoCloseable whenEntered(String state, Consumer<String> action) {
    return witness.whenEntered(
        state,
        executionArn -> {
          Thread thread = aside(() -> action.accept(executionArn));
          try {
            thread.join(20_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Changes a definition until closed. */
  public AutoCloseable redefine(String stateMachineArn, Consumer<ObjectNode> change) {
    String before =
        clients.sfn.describeStateMachine(of -> of.stateMachineArn(stateMachineArn)).definition();
    ObjectNode changed = (ObjectNode) json(before);
    change.accept(changed);
    define(stateMachineArn, changed.toString());
    return () -> define(stateMachineArn, before);
  }

  private void define(String stateMachineArn, String definition) {
    clients.sfn.updateStateMachine(
        to -> to.stateMachineArn(stateMachineArn).definition(definition));
  }

  /** Text as JSON. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    clients.close();
    cloud.close();
    clock.close();
  }

  private Thread aside(Runnable action) {
    Hold hold = clock.hold("the test acts");
    return Thread.ofVirtual()
        .start(
            () -> {
              try (hold) {
                action.run();
              } catch (RuntimeException | AssertionError e) {
                failures.add(e);
              }
            });
  }

  private static Path emptyFolder() {
    Path folder =
        Repository.at("tests/target/clouds/" + ProcessHandle.current().pid())
            .resolve(Integer.toString(FOLDERS.incrementAndGet()));
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Warm {
    private static final TestCloud CLOUD = start();

    private static TestCloud start() {
      TestCloud cloud = new TestCloud(List.of());
      Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
      return cloud;
    }
  }
}
