package dev.baton.console.session;

import dev.baton.cloud.Cloud;
import dev.baton.cloud.assembly.AssemblyException;
import dev.baton.cloud.function.isolated.Isolation;
import dev.baton.console.Failure;
import dev.baton.console.aws.AwsClient;
import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.VirtualClock;
import java.nio.file.Path;

/** A cloud of this JVM on the virtual clock, with a user's client to it. */
final class LocalCloud implements AutoCloseable {
  private static final String REGION = "us-east-1";

  private final DataFolder data;
  private final VirtualClock clock;
  private final Cloud cloud;
  private final AwsClient client;

  private LocalCloud(DataFolder data, VirtualClock clock, Cloud cloud) {
    this.data = data;
    this.clock = clock;
    this.cloud = cloud;
    this.client =
        new AwsClient(
            cloud.endpoint(), cloud.userCredentials(), REGION, cloud.clock().asJavaClock());
  }

  static LocalCloud start(Path assembly, CloudSettings options, Observer observer) {
    VirtualClock clock = new VirtualClock(options.data().timeFrom(VirtualClock.DEFAULT_START));
    try {
      Cloud.Builder settings =
          Cloud.builder()
              .assembly(assembly)
              .data(options.data().path())
              .keepData()
              .clock(clock)
              .seed(options.seed())
              .faults(options.faults())
              .listener(observer);
      Isolation isolation = options.isolation();
      if (isolation != null) {
        settings.isolated(isolation);
      }
      return new LocalCloud(options.data(), clock, settings.start());
    } catch (AssemblyException e) {
      clock.close();
      throw notUnderstood(e);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      clock.close();
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private static Failure notUnderstood(AssemblyException e) {
    int others = e.faults().size() - 1;
    String more = others == 0 ? "" : " (and %s more: --verbose lists them)".formatted(others);
    return Failure.usage(e.faults().get(0) + more, e);
  }

  AwsClient client() {
    return client;
  }

  Cloud cloud() {
    return cloud;
  }

  EngineClock clock() {
    return clock;
  }

  /** An output of the stacks; its absence is a fault of the templates. */
  String output(String key) {
    String value = cloud.outputs().get(key);
    if (value == null) {
      throw Failure.failed("no stack has an output " + key + ": run baton synth and look in infra");
    }
    return value;
  }

  @Override
  public void close() {
    data.cameTo(clock.now());
    cloud.close();
    clock.close();
  }
}
