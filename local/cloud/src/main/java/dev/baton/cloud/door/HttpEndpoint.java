package dev.baton.cloud.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.engine.clock.EngineClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The door as AWS clients see it: one HTTP address on the loopback interface for all services, told
 * apart by the signature's scope.
 */
public final class HttpEndpoint implements AutoCloseable {
  static {
    // Without it the second packet of each small answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Handlers run here too: their HTTP client would repeat a call by itself whose answer is lost.
    System.setProperty("sun.net.http.retryPost", "false");
    // Who sends a request slowly is cut off; a body of any size has come by then over loopback.
    System.setProperty("sun.net.httpserver.maxReqTime", "120");
    System.setProperty("sun.net.httpserver.maxReqHeaderSize", "65536");
    // What is refused unread is not read to its end.
    System.setProperty("sun.net.httpserver.drainAmount", "0");
  }

  private final Door door;
  private final Principals principals;
  private final EngineClock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong requests = new AtomicLong();
  private final RequestLimits limits = new RequestLimits();

  /**
   * Opens the address; requests are served from then on.
   *
   * @param port 0 for a free one
   */
  public HttpEndpoint(Door door, Principals principals, EngineClock clock, int port) {
    this.door = door;
    this.principals = principals;
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(loopback(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port + " cannot be opened: " + e.getMessage(), e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where clients point {@code AWS_ENDPOINT_URL} at. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange, respond(exchange));
    } catch (NoReplyException e) {
      // Closing the exchange before an answer has begun ends the connection.
    }
  }

  private AwsResponse respond(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    headers.remove(AwsRequest.VIA_SERVICE); // only services in this process say this
    String query = exchange.getRequestURI().getRawQuery();
    Signature signature = Signature.of(headers, query);
    Service service = signature == null ? null : door.service(signature.service());
    Protocol protocol = service == null ? Protocol.of(headers) : service.protocol(headers);
    try {
      RequestLimits.requireLocal(exchange.getRequestHeaders().getFirst("host"));
      limits.enter();
      try {
        byte[] body = RequestLimits.body(exchange);
        try (RequestHold _ = RequestHold.take(clock, "a request over HTTP")) {
          return respond(exchange, signature, service, headers, body);
        }
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

  private AwsResponse respond(
      HttpExchange exchange,
      @Nullable Signature signature,
      @Nullable Service service,
      Map<String, List<String>> headers,
      byte[] body) {
    Principal caller = principals.identify(signature == null ? null : signature.accessKeyId());
    if (signature == null || service == null) {
      throw Door.unknownService(signature == null ? "" : signature.service());
    }
    return door.handle(request(caller, service, exchange, headers, body));
  }

  private static AwsRequest request(
      Principal caller,
      Service service,
      HttpExchange exchange,
      Map<String, List<String>> headers,
      byte[] body) {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    String action = service.action(method, path, query, headers, body);
    return new AwsRequest(caller, service.name(), action, method, path, query, headers, body);
  }

  private void answer(HttpExchange exchange, AwsResponse response) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    response
        .headers()
        .forEach(
            (name, values) -> {
              boolean framing =
                  name.equals("transfer-encoding") || (name.equals("content-length") && !head);
              if (!framing) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
              }
            });
    if (firstHeader(response, "x-amzn-requestid") == null) {
      exchange
          .getResponseHeaders()
          .set("x-amzn-requestid", String.format(Locale.ROOT, "%032x", requests.incrementAndGet()));
    }
    boolean empty = head || response.body().length == 0;
    exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
    if (!empty) {
      exchange.getResponseBody().write(response.body());
      exchange.getResponseBody().flush();
    }
  }

  private static @Nullable String firstHeader(AwsResponse response, String name) {
    List<String> values = response.headers().get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
