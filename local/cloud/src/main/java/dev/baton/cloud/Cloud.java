package dev.baton.cloud;

import dev.baton.cloud.assembly.CloudAssembly;
import dev.baton.cloud.assembly.ResourceType;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.cloud.door.Door;
import dev.baton.cloud.fault.Fault;
import dev.baton.cloud.function.isolated.Isolation;
import dev.baton.cloud.iam.AccessControl;
import dev.baton.engine.Engine;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.VirtualClock;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A synthesized assembly running in this process: its queues, tables, buckets, buses, functions and
 * workflows behind one address on the loopback interface.
 *
 * <pre>{@code
 * try (Cloud cloud = Cloud.builder().assembly(Path.of("cdk.out")).start()) {
 *   String bucket = cloud.outputs().get("DocumentsBucketName");
 *   // ... any AWS client with cloud.endpoint() and cloud.userCredentials()
 *   cloud.awaitIdle();
 * }
 * }</pre>
 */
public final class Cloud implements AutoCloseable {
  private final Startup started;

  private Cloud(Startup started) {
    this.started = started;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Where AWS clients reach all services. */
  public URI endpoint() {
    return started.context().endpoint();
  }

  public EngineClock clock() {
    return started.context().clock();
  }

  /** The engine under Step Functions, for those who want more of it than its API gives. */
  public Engine engine() {
    return started.services().engine();
  }

  /** The door that all calls pass, with its counts and observers. */
  public Door door() {
    return started.context().door();
  }

  /** Who decides what the roles of the template may do. */
  public AccessControl access() {
    return started.services().iam().access();
  }

  /** The outputs of all stacks by their keys. */
  public Map<String, String> outputs() {
    return started.outputs();
  }

  /**
   * The CloudFormation types that an assembly may have, with what is done with their properties.
   */
  public List<ResourceType> resourceTypes() {
    return started.providers().stream().flatMap(provider -> provider.types().stream()).toList();
  }

  /** Where the stages of REST APIs are, by the names of both. */
  public Map<String, URI> addresses() {
    return started.services().apis().addresses();
  }

  /** Credentials for the clients of a user. */
  public AwsCredentials userCredentials() {
    return started.userCredentials();
  }

  /** The folder of this cloud; the functions' logs are in {@code logs}, a file each. */
  public Path data() {
    return started.context().data();
  }

  /** What its start took. */
  public List<StartStep> startSteps() {
    return started.times().steps();
  }

  /**
   * Waits until nothing can run and no timer is due any more; on the way virtual time passes as far
   * as it takes.
   *
   * @throws IllegalStateException on a real clock, where there is always a next moment
   */
  public void awaitIdle() {
    if (clock() instanceof VirtualClock virtual) {
      virtual.awaitIdle();
    } else {
      throw new IllegalStateException("Only a cloud on a virtual clock can be waited for");
    }
  }

  /**
   * Changes what runs into what another assembly says, in place: tables keep their items, queues
   * their messages, and executions go on. What an assembly no longer has is deleted, unless its
   * policy says otherwise. What is refused leaves everything as it was.
   *
   * @param assembly the folder that {@code cdk synth} wrote
   * @return a sentence for each resource that stays though the assembly has it no more
   * @throws dev.baton.cloud.assembly.AssemblyException as {@link Builder#start}
   */
  public List<String> update(Path assembly) {
    return started.update(CloudAssembly.read(assembly));
  }

  /** Stops everything; what was running is lost. */
  @Override
  public void close() {
    started.stop();
  }

  /** Settings of a {@link Cloud}. */
  public static final class Builder {
    @Nullable Path assembly;
    @Nullable Path data;
    @Nullable EngineClock clock;
    @Nullable AwsCredentials credentials;
    @Nullable Isolation isolation;
    boolean kept;
    boolean warm = true;
    boolean checksAccess = true;
    boolean anyCredentials;
    long seed;
    InetAddress address = InetAddress.ofLiteral("127.0.0.1");
    int port;
    int keptExecutions = 10_000;
    List<Fault> faults = List.of();
    CloudListener listener = new CloudListener() {};

    private Builder() {}

    /** The folder that {@code cdk synth} wrote; without one the services have nothing in them. */
    public Builder assembly(Path folder) {
      assembly = folder;
      return this;
    }

    /** A folder for logs, and for what the cloud keeps; a temporary one when not given. */
    public Builder data(Path folder) {
      data = folder;
      return this;
    }

    /**
     * Keeps tables and objects in the data folder, so that the next cloud on it finds them; without
     * this they are in memory. One cloud at a time may have the folder: its owner sees to that.
     */
    public Builder keepData() {
      kept = true;
      return this;
    }

    /** Makes no function ready ahead of its first call, which saves memory where few are called. */
    public Builder coldFunctions() {
      warm = false;
      return this;
    }

    /**
     * Runs each function in processes of its own, under AWS's runtime interface client; without
     * this they run in this process.
     */
    public Builder isolated(Isolation value) {
      isolation = value;
      return this;
    }

    /** The clock of everything in the cloud; a virtual one when not given. */
    public Builder clock(EngineClock value) {
      clock = value;
      return this;
    }

    /** Lets every caller do everything, whatever the roles of the template say. */
    public Builder withoutAccessControl() {
      checksAccess = false;
      return this;
    }

    /** What the clients of a user sign with; made up when not given. */
    public Builder userCredentials(AwsCredentials value) {
      credentials = value;
      return this;
    }

    /** How many executions that have ended stay readable; 10,000 unless given. */
    public Builder keptExecutions(int value) {
      keptExecutions = value;
      return this;
    }

    /** Takes whoever signs with a key that was never issued for a user, too. */
    public Builder anyUserCredentials() {
      anyCredentials = true;
      return this;
    }

    /** Seeds all that is made up: ids, keys, tokens, jitter. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** The address of the endpoint; that of the loopback interface when not given. */
    public Builder bind(InetAddress value) {
      address = value;
      return this;
    }

    /** The port of the endpoint; a free one when not given. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    public Builder faults(List<Fault> value) {
      faults = List.copyOf(value);
      return this;
    }

    public Builder listener(CloudListener value) {
      listener = value;
      return this;
    }

    /**
     * Brings the assembly up and returns when all of it is ready.
     *
     * @throws dev.baton.cloud.assembly.AssemblyException naming everything in the assembly that the
     *     cloud does not know or cannot make
     * @throws IllegalArgumentException for a fault whose function or state does not exist
     * @throws UnsupportedOperationException when functions cannot run in processes of their own on
     *     this machine
     */
    public Cloud start() {
      return new Cloud(Startup.run(this));
    }
  }
}
