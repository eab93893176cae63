package dev.baton.tests.cloud;

import dev.baton.tests.Repository;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cloud that {@code -Dbaton.target} names: one for all portable tests of this JVM. */
public enum TestTarget {
  /** The embedded cloud, on the virtual clock. */
  EMBEDDED,
  /** LocalStack in a container. */
  LOCALSTACK,
  /** Whatever {@code AWS_ENDPOINT_URL} names. */
  ENDPOINT,
  /** The account of the environment's credentials; what was deployed is removed at the end. */
  AWS;

  private static @Nullable CloudUnderTest cloud;
  private static @Nullable String failure;

  /** The target asked for. */
  static TestTarget named() {
    String name = System.getProperty("baton.target", "embedded");
    for (TestTarget target : values()) {
      if (target.name().equalsIgnoreCase(name)) {
        return target;
      }
    }
    throw new AssertionError(
        "-Dbaton.target=" + name + ": a target is embedded, localstack, endpoint or aws");
  }

  /** Why the target cannot be had on this machine; empty if it can. */
  static Optional<String> missing() {
    return named() == LOCALSTACK ? LocalStackInDocker.missing() : Optional.empty();
  }

  /** The target with the assembly deployed to it. */
  public static synchronized CloudUnderTest cloud() {
    if (failure != null) {
      throw new AssertionError("the target is not usable: " + failure);
    }
    if (cloud == null) {
      try {
        cloud = named().open();
      } catch (RuntimeException | AssertionError e) {
        failure = e.getMessage();
        throw e;
      }
      if (named() != EMBEDDED) {
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
      }
    }
    return cloud;
  }

  private CloudUnderTest open() {
    return switch (this) {
      case EMBEDDED -> TestCloud.warm();
      case LOCALSTACK -> LocalStackInDocker.started();
      case ENDPOINT -> EndpointCloud.at(Place.at(endpoint(), TestTarget::log), () -> {});
      case AWS -> Account.cloud();
    };
  }

  private static URI endpoint() {
    String url = System.getenv("AWS_ENDPOINT_URL");
    if (url == null || url.isBlank()) {
      throw new AssertionError("-Dbaton.target=endpoint: AWS_ENDPOINT_URL must name the endpoint");
    }
    return URI.create(url);
  }

  /** The log of the server behind the endpoint, if {@code -Dbaton.localstack.log} names it. */
  private static String log() {
    String file = System.getProperty("baton.localstack.log");
    return file == null ? "" : Repository.read(Path.of(file));
  }
}
