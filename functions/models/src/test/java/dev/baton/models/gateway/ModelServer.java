package dev.baton.models.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.shared.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Speaks the protocols of Ollama, Anthropic and Gemini on the loopback interface. */
final class ModelServer implements AutoCloseable {
  private final HttpServer server;
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private int status = 200;
  private boolean silent;

  ModelServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void says(String... texts) {
    answers.addAll(List.of(texts));
  }

  synchronized void fails(int with) {
    status = with;
  }

  synchronized void isSilent() {
    silent = true;
  }

  /** The bodies of the requests so far. */
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (waits()) {
      return;
    }
    byte[] reply =
        reply(exchange.getRequestURI().getPath(), new String(body, StandardCharsets.UTF_8));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  private boolean waits() {
    synchronized (this) {
      if (!silent) {
        return false;
      }
    }
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private synchronized byte[] reply(String path, String body) {
    asked.add(body);
    if (status != 200) {
      return "{\"error\":{\"type\":\"error\",\"message\":\"no\"}}".getBytes(StandardCharsets.UTF_8);
    }
    String text = answers.isEmpty() ? "" : answers.remove();
    return Json.writeBytes(
        switch (path) {
          case "/api/chat" -> ollama(text);
          case "/messages" -> anthropic(text);
          case "/models/a-model:generateContent" -> gemini(text);
          default -> throw new IllegalArgumentException(path);
        });
  }

  private static Map<String, Object> ollama(String text) {
    return Map.of(
        "model", "a-model", "done", true, "message", Map.of("role", "assistant", "content", text));
  }

  private static Map<String, Object> anthropic(String text) {
    return Map.of(
        "id", "msg_1",
        "type", "message",
        "role", "assistant",
        "stop_reason", "end_turn",
        "content", List.of(Map.of("type", "text", "text", text)),
        "usage", Map.of("input_tokens", 1, "output_tokens", 1));
  }

  private static Map<String, Object> gemini(String text) {
    Map<String, Object> content = Map.of("role", "model", "parts", List.of(Map.of("text", text)));
    return Map.of(
        "candidates", List.of(Map.of("content", content, "finishReason", "STOP")),
        "usageMetadata",
            Map.of("promptTokenCount", 1, "candidatesTokenCount", 1, "totalTokenCount", 2));
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
