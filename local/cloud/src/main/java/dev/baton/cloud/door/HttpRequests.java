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
    Signature signature = signature(call);
    Service service = signature == null ? null : door.service(signature.service());
    Protocol protocol = protocol(call, signature, service);
    try {
      hosts.require(call.header("host"));
      limits.enter();
      try (RequestHold _ = RequestHold.take(clock, "a request over HTTP")) {
        WebService web = visited(call);
        return web == null
            ? door.handle(request(call, signature, service))
            : visit(web, call, signature);
      } finally {
        limits.leave();
      }
    } catch (AwsException e) {
      return ErrorShape.of(protocol, e);
    } catch (IllegalArgumentException e) {
      String what = "The request cannot be read: " + e.getMessage();
      return ErrorShape.of(protocol, AwsException.badRequest("ValidationException", what));
    }
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
    Signature signature = Signature.of(call.headers(), call.query());
    Service service = signature == null ? null : door.service(signature.service());
    return ErrorShape.of(protocol(call, signature, service), RequestLimits.tooLarge());
  }

  private @Nullable WebService visited(HttpCall call) {
    String host = call.header("host");
    return door.visited(host == null ? "" : host.toLowerCase(Locale.ROOT), call.path());
  }

  private AwsResponse visit(WebService web, HttpCall call, @Nullable Signature signature) {
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
    return web.visit(
        request, () -> principals.identify(signature == null ? null : signature.accessKeyId()));
  }

  private AwsRequest request(
      HttpCall call, @Nullable Signature signature, @Nullable Service service) {
    Principal caller = principals.identify(signature == null ? null : signature.accessKeyId());
    if (signature == null || service == null) {
      throw Door.unknownService(signature == null ? "" : signature.service());
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

  private static Protocol protocol(
      HttpCall call, @Nullable Signature signature, @Nullable Service service) {
    return service == null
        ? Protocol.of(signature == null ? "" : signature.service(), call.headers())
        : service.protocol(call.headers());
  }
}
