package dev.baton.tests.cloud;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack's own image in a container. {@code -Dbaton.localstack.image} and {@code
 * -Dbaton.localstack.version} name another one; {@code LOCALSTACK_AUTH_TOKEN} is passed on.
 */
final class LocalStackInDocker {
  private static final String IMAGE = "localstack/localstack";

  /** The last one that needs no token. */
  private static final String VERSION = "4.14.0";

  private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

  private LocalStackInDocker() {}

  /** Why there is no LocalStack to be had here; empty if there is. */
  static Optional<String> missing() {
    return Docker.IS_THERE
        ? Optional.empty()
        : Optional.of("no container engine answers here, so there is no LocalStack");
  }

  /** Starts the container and deploys to it. */
  static CloudUnderTest started() {
    // The container class mounts the engine's socket, through which LocalStack runs functions.
    LocalStackContainer container =
        new LocalStackContainer(image()).withEnv(settings(System.getenv(), arch()));
    container.start();
    return EndpointCloud.at(Place.at(container.getEndpoint(), container::getLogs), container::stop);
  }

  static DockerImageName image() {
    return DockerImageName.parse(
            System.getProperty("baton.localstack.image", IMAGE)
                + ":"
                + System.getProperty("baton.localstack.version", VERSION))
        .asCompatibleSubstituteFor(IMAGE);
  }

  /** The container's environment: functions are for ARM, and run on what is at hand. */
  static Map<String, String> settings(Map<String, String> environment, String architecture) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("DISABLE_EVENTS", "1");
    settings.put("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "60");
    if (!architecture.equals("aarch64")) {
      settings.put("LAMBDA_IGNORE_ARCHITECTURE", "1");
    }
    String token = environment.get(TOKEN);
    if (token != null && !token.isBlank()) {
      settings.put(TOKEN, token);
    }
    return settings;
  }

  private static String arch() {
    return System.getProperty("os.arch");
  }

  private static final class Docker {
    private static final boolean IS_THERE = DockerClientFactory.instance().isDockerAvailable();
  }
}
