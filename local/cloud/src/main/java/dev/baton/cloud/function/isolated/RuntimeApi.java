package dev.baton.cloud.function.isolated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API of AWS Lambda (2018-06-01) for one process of one function, on the loopback
 * interface: the process asks for its next invocation, which waits for one, and posts what came of
 * it. With SnapStart it asks first to be restored. Safe for threads.
 */
public final class RuntimeApi implements AutoCloseable {
  static {
    // Without it the second packet of each small answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final Pattern ANSWER = Pattern.compile("invocation/([^/]+)/(response|error)");

  /** The largest answer of a function, in bytes. */
  private static final int LARGEST = 6 * 1024 * 1024 + 100;

  private record Waiting(
      String id, byte[] payload, Duration timeout, @Nullable String traceHeader) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String functionArn;
  private final InstantSource clock;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<Outcome>> running = new ConcurrentHashMap<>();
  private final CompletableFuture<@Nullable Outcome> ready = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Outcome> snapshot = new CompletableFuture<>();
  private final CountDownLatch restored = new CountDownLatch(1);
  private volatile CompletableFuture<Void> asking = new CompletableFuture<>();

  private RuntimeApi(HttpServer server, String functionArn, InstantSource clock) {
    this.server = server;
    this.functionArn = functionArn;
    this.clock = clock;
  }

  /** Opens the API on a free port. */
  public static RuntimeApi open(String functionArn, InstantSource clock) {
    try {
      InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      RuntimeApi api = new RuntimeApi(server, functionArn, clock);
      server.setExecutor(api.threads);
      server.createContext("/", api::serve);
      server.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException("No port can be opened: " + e.getMessage(), e);
    }
  }

  /** Host and port, for the process's {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Done when the process asks for its first invocation; with an outcome, when it could not start.
   */
  public CompletableFuture<@Nullable Outcome> ready() {
    return ready;
  }

  /** Done while the process waits for an invocation. */
  public CompletableFuture<Void> asking() {
    return asking;
  }

  /** Done when the process has run its hooks before a snapshot and waits to be restored. */
  public CompletableFuture<@Nullable Outcome> snapshot() {
    return snapshot;
  }

  /** Lets a process go on that waits to be restored. */
  public void restore() {
    restored.countDown();
  }

  /** Hands the process an invocation; its outcome comes when the process has posted it. */
  public CompletableFuture<Outcome> invoke(String id, byte[] payload, Duration timeout) {
    return invoke(id, payload, timeout, null);
  }

  /**
   * As {@link #invoke(String, byte[], Duration)}, within a trace.
   *
   * @param traceHeader as X-Ray writes it; null outside of a trace
   */
  public CompletableFuture<Outcome> invoke(
      String id, byte[] payload, Duration timeout, @Nullable String traceHeader) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    running.put(id, outcome);
    waiting.add(new Waiting(id, payload, timeout, traceHeader));
    return outcome;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    restored.countDown();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      String what = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
      Matcher answer = ANSWER.matcher(what);
      if (answer.matches()) {
        accept(exchange, answer.group(1), new Outcome(body, error(exchange, answer.group(2))));
      } else if (what.equals("invocation/next")) {
        next(exchange);
      } else if (what.equals("restore/next")) {
        snapshot.complete(null);
        restored.await();
        send(exchange, 200, new byte[0]);
      } else if (what.equals("init/error") || what.equals("restore/error")) {
        Outcome failed = new Outcome(body, error(exchange, "error"));
        ready.complete(failed);
        snapshot.complete(failed);
        send(exchange, 202, new byte[0]);
      } else {
        send(exchange, 404, new byte[0]);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: the connection ends without an answer
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    ready.complete(null);
    asking.complete(null);
    Waiting next = waiting.take();
    asking = new CompletableFuture<>();
    long deadline = clock.instant().plus(next.timeout()).toEpochMilli();
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", next.id());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    String traceHeader = next.traceHeader();
    if (traceHeader != null) {
      headers.set("Lambda-Runtime-Trace-Id", traceHeader);
    }
    send(exchange, 200, next.payload());
  }

  private void accept(HttpExchange exchange, String id, Outcome outcome) throws IOException {
    CompletableFuture<Outcome> known = running.remove(id);
    // First the process hears that it was heard, so that whoever waits finds it waiting again.
    boolean tooLarge = outcome.payload().length > LARGEST;
    send(exchange, known == null ? 400 : tooLarge ? 413 : 202, new byte[0]);
    if (known != null) {
      known.complete(tooLarge ? Outcome.tooLarge() : outcome);
    }
  }

  private static @Nullable String error(HttpExchange exchange, String kind) {
    if (kind.equals("response")) {
      return null;
    }
    String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
    return type == null ? "Unknown" : type;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    // Without a content type AWS's own client ends the whole process.
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
