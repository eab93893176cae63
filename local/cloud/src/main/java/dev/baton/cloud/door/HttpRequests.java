package dev.baton.cloud.door;

import dev.baton.engine.clock.EngineClock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out what a request over HTTP asks of whom, and for whom, and asks it at the door. */
final class HttpRequests {
  private final Door door;
  private final Principals principals;
  private final EngineClock clock;
  private final HostNames hosts;
  private final RequestLimits limits = new RequestLimits();

  HttpRequests(Door door, Principals principals, EngineClock clock, HostNames hosts) {
    this.hosts = hosts;
    this.door = door;
    this.principals = principals;
    this.clock = clock;
  }

  /**
   * The answer, which may take its time.
   *
   * @throws NoReplyException when there is to be none
   */
  AwsResponse answer(HttpCall call) {
    Asked asked = asked(call);
    try {
      hosts.require(call.header("host"));
      limits.enter();
      try (RequestHold _ = RequestHold.take(clock, "a request over HTTP")) {
        WebService web = visited(call);
        return web == null ? door.handle(request(call, asked)) : visit(web, call, asked);
      } finally {
        limits.leave();
      }
    } catch (AwsException e) {
      return ErrorShape.of(asked.protocol(), e);
    } catch (IllegalArgumentException e) {
      String what = "The request cannot be read: " + e.getMessage();
      return ErrorShape.of(asked.protocol(), AwsException.badRequest("ValidationException", what));
    }
  }

  /** Whom a request asks, who does, and in which protocol; null for what cannot be known. */
  private record Asked(
      @Nullable Signature signature, @Nullable Service service, Protocol protocol) {
    @Nullable String accessKeyId() {
      return signature == null ? null : signature.accessKeyId();
    }

    /** As the signature names it; empty without one. */
    String serviceName() {
      return signature == null ? "" : signature.service();
    }
  }

  private Asked asked(HttpCall call) {
    Signature signature = signature(call);
    Service service = signature == null ? null : door.service(signature.service());
    Protocol protocol =
        service == null
            ? Protocol.of(signature == null ? "" : signature.service(), call.headers())
            : service.protocol(call.headers());
    return new Asked(signature, service, protocol);
  }

  private static @Nullable Signature signature(HttpCall call) {
    Signature signature = Signature.of(call.headers(), call.query());
    String type = call.header("content-type");
    if (signature == null && call.method().equals("GET")) {
      return Signature.ofVisit(call.query());
    }
    return signature == null && type != null && type.startsWith("multipart/form-data")
        ? Signature.ofForm(call.body())
        : signature;
  }

  /** The answer to a request whose body is not read. */
  AwsResponse tooLarge(HttpCall call) {
    return ErrorShape.of(asked(call).protocol(), RequestLimits.tooLarge());
  }

  private @Nullable WebService visited(HttpCall call) {
    String host = call.header("host");
    return door.visited(host == null ? "" : host.toLowerCase(Locale.ROOT), call.path());
  }

  private AwsResponse visit(WebService web, HttpCall call, Asked asked) {
    AwsRequest request =
        new AwsRequest(
            Principal.ANYBODY,
            web.name(),
            "Invoke",
            call.method(),
            call.path(),
            call.query(),
            call.headers(),
            call.body());
    return web.visit(request, () -> principals.identify(asked.accessKeyId()));
  }

  private AwsRequest request(HttpCall call, Asked asked) {
    Principal caller = principals.identify(asked.accessKeyId());
    Service service = asked.service();
    if (service == null) {
      throw Door.unknownService(asked.serviceName());
    }
    String action =
        service.action(call.method(), call.path(), call.query(), call.headers(), call.body());
    return new AwsRequest(
        caller,
        service.name(),
        action,
        call.method(),
        call.path(),
        call.query(),
        call.headers(),
        call.body());
  }
}
