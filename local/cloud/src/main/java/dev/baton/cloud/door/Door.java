package dev.baton.cloud.door;

import dev.baton.engine.clock.EngineClock;
import dev.baton.engine.clock.Hold;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the services, for requests over HTTP and from within the process alike. Virtual
 * time stands still while a request is served. Safe for threads.
 */
public final class Door {
  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final EngineClock clock;

  public Door(EngineClock clock) {
    this.clock = clock;
  }

  /** Puts a service behind this door. */
  public void add(Service service) {
    services.put(service.name(), service);
  }

  /** The service of a signing name, or null. */
  public @Nullable Service service(String name) {
    return services.get(name);
  }

  /**
   * Serves a request whose caller is known; an error of the service is an answer, not an exception.
   *
   * @throws NoReplyException when the caller shall never hear of it again
   */
  public AwsResponse handle(AwsRequest request) {
    Service service = services.get(request.service());
    if (service == null) {
      return ErrorShape.of(
          Protocol.AWS_JSON_1_1,
          new AwsException(
              501, "UnknownService", "The embedded cloud has no service " + request.service()));
    }
    try (Hold hold = clock.hold(request.service() + ":" + request.action())) {
      return service.handle(request);
    } catch (AwsException e) {
      return ErrorShape.of(service.protocol(), e);
    }
  }
}
