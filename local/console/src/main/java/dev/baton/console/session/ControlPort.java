package dev.baton.console.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.cloud.assembly.AssemblyException;
import dev.baton.cloud.wire.Json;
import dev.baton.console.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where a running {@code baton up} is given another assembly: an address of its own on the loopback
 * interface, apart from the one that speaks to AWS clients, for whoever brings the token. That is
 * in the data folder, which is its owner's alone.
 */
public final class ControlPort implements AutoCloseable {
  private static final int LONGEST = 64 * 1024;

  /** Changes what runs; returns a line for each change. */
  public interface Update {
    /**
     * @throws AssemblyException when it is refused, and nothing has changed
     */
    List<String> to(Path assembly);
  }

  /** How the port is reached. */
  public record Access(URI uri, String token) {}

  private final HttpServer server;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final String token;
  private final Update update;

  /** Opens a free port. */
  public ControlPort(Update update) {
    this.update = update;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    token = HexFormat.of().formatHex(secret);
    try {
      server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    } catch (IOException e) {
      throw Failure.failed("cannot open a port for commands: " + e.getMessage(), e);
    }
    server.setExecutor(thread);
    server.createContext("/update", this::serve);
    server.start();
  }

  /** What another command needs to reach this one. */
  public Access access() {
    return new Access(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), token);
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8))) {
        answer(exchange, 403, Json.object());
        return;
      }
      String body =
          new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8);
      ObjectNode answer = Json.object();
      try {
        ArrayNode changes = answer.putArray("changes");
        update.to(Path.of(Json.parse(body).path("assembly").asText())).forEach(changes::add);
        answer(exchange, 200, answer);
      } catch (AssemblyException e) {
        ArrayNode faults = answer.putArray("faults");
        e.faults().forEach(faults::add);
        answer(exchange, 400, answer);
      } catch (RuntimeException e) {
        answer.putArray("faults").add(e.toString());
        answer(exchange, 500, answer);
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
