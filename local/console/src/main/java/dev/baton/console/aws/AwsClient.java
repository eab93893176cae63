package dev.baton.console.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.cloud.door.AwsCredentials;
import dev.baton.console.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** A user's calls to the services behind an endpoint, signed. Safe for threads. */
public final class AwsClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;
  private final Signature signature;
  private final InstantSource clock;

  public AwsClient(URI endpoint, AwsCredentials credentials, String region, InstantSource clock) {
    this.endpoint = endpoint;
    this.signature = new Signature(credentials, region);
    this.clock = clock;
  }

  /**
   * One call of a service with a JSON protocol.
   *
   * @param target as in X-Amz-Target, such as {@code AmazonSQS.SendMessage}
   */
  public JsonNode call(String service, String target, JsonNode body) {
    Map<String, String> headers =
        Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", target);
    return json(send(service, "POST /", headers, Body.of(body.toString())).body());
  }

  /** What a service answered, refusals included. */
  public record Reply(int status, JsonNode body) {}

  /** As {@link #call}, but a refusal is an answer. */
  public Reply exchange(String service, String target, JsonNode body) {
    Map<String, String> headers =
        Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", target);
    Answer answer = ask(service, "POST /", headers, Body.of(body.toString()));
    return new Reply(answer.status(), json(answer.body()));
  }

  /** Invokes a function and returns its answer; a failure of the function is a {@link Failure}. */
  public JsonNode invoke(String function, JsonNode payload) {
    Outcome outcome = attempt(function, payload);
    if (outcome.failed()) {
      throw Failure.failed(
          "%s failed: %s".formatted(function, outcome.answer().path("errorMessage").asText()));
    }
    return outcome.answer();
  }

  /** What a function answered, or how it failed. */
  public record Outcome(boolean failed, JsonNode answer) {}

  /** As {@link #invoke}, but a failure of the function is an outcome. */
  public Outcome attempt(String function, JsonNode payload) {
    Map<String, String> headers = Map.of("content-type", "application/json");
    String path = "POST /2015-03-31/functions/" + encode(function) + "/invocations";
    Answer answer = send("lambda", path, headers, Body.of(payload.toString()));
    boolean failed = answer.connection().getHeaderField("X-Amz-Function-Error") != null;
    return new Outcome(failed, json(answer.body()));
  }

  /** Uploads a file with headers of its own and returns the version it became. */
  public String putObject(String bucket, String key, Path file, Map<String, String> headers) {
    Answer answer = send("s3", "PUT " + path(bucket, key), headers, Body.of(file));
    String version = answer.connection().getHeaderField("x-amz-version-id");
    return version == null ? "" : version;
  }

  /** Downloads an object. */
  public byte[] getObject(String bucket, String key) {
    return send("s3", "GET " + path(bucket, key), Map.of(), Body.NONE).body();
  }

  private static String path(String bucket, String key) {
    StringBuilder path = new StringBuilder("/").append(encode(bucket));
    for (String part : key.split("/", -1)) {
      path.append('/').append(encode(part));
    }
    return path.toString();
  }

  private Answer send(String service, String request, Map<String, String> headers, Body body) {
    Answer answer = ask(service, request, headers, body);
    if (answer.status() >= 300) {
      String path = request.substring(request.indexOf(' ') + 1);
      throw refused(service, path, answer.status(), answer.body());
    }
    return answer;
  }

  private Answer ask(String service, String request, Map<String, String> headers, Body body) {
    String method = request.substring(0, request.indexOf(' '));
    String path = request.substring(request.indexOf(' ') + 1);
    try {
      TreeMap<String, String> signed = new TreeMap<>(headers);
      signed.put("host", endpoint.getAuthority());
      HttpURLConnection connection =
          (HttpURLConnection) endpoint.resolve(path).toURL().openConnection();
      connection.setRequestMethod(method);
      signature
          .sign(service, request, signed, body.hash(), clock.instant())
          .forEach(connection::setRequestProperty);
      body.write(connection);
      int status = connection.getResponseCode();
      return new Answer(connection, status, read(connection, status));
    } catch (IOException e) {
      throw Failure.failed("no answer from %s: %s".formatted(service, e.getMessage()), e);
    }
  }

  private static byte[] read(HttpURLConnection connection, int status) throws IOException {
    try (InputStream stream =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      return stream == null ? new byte[0] : stream.readAllBytes();
    }
  }

  private static Failure refused(String service, String path, int status, byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    return Failure.failed(
        "%s answered %s to %s: %s".formatted(service, status, path, text.strip()));
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw Failure.failed("an answer is not JSON: " + e.getMessage(), e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  private record Answer(HttpURLConnection connection, int status, byte[] body) {}

  private record Body(byte[] bytes, @org.jspecify.annotations.Nullable Path file) {
    static final Body NONE = new Body(new byte[0], null);

    static Body of(String text) {
      return new Body(text.getBytes(StandardCharsets.UTF_8), null);
    }

    static Body of(Path file) {
      return new Body(new byte[0], file);
    }

    String hash() {
      return file == null ? Signature.sha256(bytes) : Signature.UNSIGNED_PAYLOAD;
    }

    void write(HttpURLConnection connection) throws IOException {
      if (file == null && bytes.length == 0) {
        return;
      }
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(file == null ? bytes.length : Files.size(file));
      try (OutputStream out = connection.getOutputStream()) {
        if (file == null) {
          out.write(bytes);
        } else {
          Files.copy(file, out);
        }
      }
    }
  }
}
