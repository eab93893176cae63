package dev.baton.cloud.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.Principal.Kind;
import dev.baton.cloud.fault.FaultKind;
import dev.baton.cloud.fault.Faults;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the services, for requests over HTTP and from within the process alike:
 * authorizes, injects the faults asked for, forwards, meters and tells observers. Virtual time
 * stands still while a request is served. Safe for threads.
 */
public final class Door {
  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final List<WebService> webServices = new CopyOnWriteArrayList<>();
  private final List<CallObserver> observers = new CopyOnWriteArrayList<>();
  private final Meter meter = new Meter();
  private final EngineClock clock;
  private volatile Faults faults;
  private volatile Authorizer authorizer = (request, service) -> {};
  private volatile CallTracer tracer = (request, service) -> service.get();
  private volatile Interrupter interrupter = (caller, kind) -> {};

  public Door(EngineClock clock) {
    this(clock, new Faults(List.of()));
  }

  public Door(EngineClock clock, Faults faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /** Puts a service behind this door. */
  public void add(Service service) {
    services.put(service.name(), service);
    if (service instanceof WebService web) {
      webServices.add(web);
    }
  }

  /** The service of a signing name, or null. */
  public @Nullable Service service(String name) {
    return services.get(name);
  }

  /** The service that a request from anywhere visits, or null. */
  public @Nullable WebService visited(String host, String path) {
    for (WebService web : webServices) {
      if (web.isAddressed(host, path)) {
        return web;
      }
    }
    return null;
  }

  /** The signing names of all services behind this door. */
  public Set<String> serviceNames() {
    return Set.copyOf(services.keySet());
  }

  /** Lets an authorizer decide from now on; without one every known caller may do everything. */
  public void authorizeWith(Authorizer value) {
    authorizer = value;
  }

  /** Says who ends the invocations that a fault strikes. */
  public void interruptWith(Interrupter value) {
    interrupter = value;
  }

  /** Lets a tracer note each call from now on. */
  public void traceWith(CallTracer value) {
    tracer = value;
  }

  /**
   * Asks for a permission without making the call.
   *
   * @throws AwsException when the caller may not
   */
  public void authorize(AwsRequest request) {
    Service service = services.get(request.service());
    if (service != null) {
      authorizer.authorize(request, service);
    }
  }

  public void observe(CallObserver observer) {
    observers.add(observer);
  }

  public Meter meter() {
    return meter;
  }

  /** Injects these faults from now on, and no others. */
  public void inject(Faults value) {
    faults = value;
  }

  /** The faults that this door injects. */
  public Faults faults() {
    return faults;
  }

  /**
   * Serves a request whose caller is known; an error of the service is an answer, not an exception,
   * and a fault of ours is one that names it.
   *
   * @throws NoReplyException when the caller shall never hear of it again
   */
  public AwsResponse handle(AwsRequest request) {
    return handle(request, services.get(request.service()));
  }

  /**
   * As {@link #handle(AwsRequest)}, with a service that stands for this one request.
   *
   * @param service null for one that is not there
   */
  public AwsResponse handle(AwsRequest request, @Nullable Service service) {
    long begun = System.nanoTime();
    AwsResponse response;
    try (RequestHold _ = RequestHold.take(clock, request.service() + ":" + request.action())) {
      response = tracer.call(request, () -> pass(request, service));
    }
    if (!observers.isEmpty()) {
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      observers.forEach(observer -> observer.onCall(request, response, took));
    }
    return response;
  }

  private AwsResponse pass(AwsRequest request, @Nullable Service service) {
    if (service == null) {
      return ErrorShape.of(Protocol.AWS_JSON_1_1, unknownService(request.service()));
    }
    try {
      authorizer.authorize(request, service);
      meter.count(request);
      FaultKind fault = faultOf(request);
      return fault == null
          ? authorizer.shown(request, served(service, request))
          : struck(service, request, fault);
    } catch (AwsException e) {
      return ErrorShape.of(service.protocol(request.headers()), e);
    } catch (NoReplyException e) {
      throw e;
    } catch (RuntimeException e) {
      return ErrorShape.of(
          service.protocol(request.headers()),
          new AwsException(500, "InternalFailure", e.toString()));
    }
  }

  private static AwsResponse served(Service service, AwsRequest request) {
    try {
      return service.handle(request);
    } catch (AwsException e) {
      return ErrorShape.of(service.protocol(request.headers()), e);
    }
  }

  private @Nullable FaultKind faultOf(AwsRequest request) {
    String name = request.caller().name();
    FaultKind fault = faults.of(name, request.service(), request.action());
    // A state that calls a service directly is struck here; one that calls a function, there.
    boolean direct =
        request.caller().kind() == Kind.STATE_MACHINE && !request.service().equals("lambda");
    return fault == null && direct ? faults.ofInvocation(name, name) : fault;
  }

  private AwsResponse struck(Service service, AwsRequest request, FaultKind fault) {
    return switch (fault) {
      case THROTTLE -> throw InjectedError.throttled(request.service());
      case ERROR -> throw InjectedError.failed(request.service());
      case CONFLICT -> InjectedError.conflicted(request.action(), items(request));
      case TIMEOUT, CRASH -> throw ended(request, fault);
      case DROP_REPLY -> {
        tell(request, service.handle(request));
        throw new NoReplyException("The answer was lost (injected fault)");
      }
      case CRASH_AFTER -> {
        tell(request, service.handle(request));
        throw ended(request, fault);
      }
      case DUPLICATE -> {
        tell(request, service.handle(request));
        yield service.handle(request);
      }
    };
  }

  private NoReplyException ended(AwsRequest request, FaultKind fault) {
    interrupter.interrupt(request.caller(), fault);
    return new NoReplyException("The caller did not live to see the answer (injected fault)");
  }

  /** Observers hear of an effect also when the caller does not. */
  private void tell(AwsRequest request, AwsResponse response) {
    observers.forEach(observer -> observer.onCall(request, response, Duration.ZERO));
  }

  private static int items(AwsRequest request) {
    JsonNode body = Json.parseOrNull(request.body());
    return body == null ? 1 : body.path("TransactItems").size();
  }

  static AwsException unknownService(String name) {
    return new AwsException(
        501, "UnknownServiceException", "The embedded cloud has no service \"" + name + "\"");
  }
}
