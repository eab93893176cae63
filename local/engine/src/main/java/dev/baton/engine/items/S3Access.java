package dev.baton.engine.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.port.Caller;
import dev.baton.engine.port.ServiceCall;
import dev.baton.engine.port.ServiceCallback;
import dev.baton.engine.port.ServicePort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls of S3 that reading items and writing results take, on behalf of one state. */
public record S3Access(ServicePort port, Caller caller) {
  /** How much of an object one call fetches. */
  static final int PART_BYTES = 1 << 20;

  private static final String S3 = "s3";

  /** What a call that failed says. */
  record Refusal(String error, String cause) {}

  /** Some bytes of an object; {@code whole} when the range was not heeded. */
  record Part(byte[] bytes, @Nullable String etag, long objectSize, boolean whole) {}

  /** The names of an object as its arguments give them. */
  static String uri(JsonNode arguments) {
    String key = arguments.path("Key").asText("");
    return "S3://" + arguments.path("Bucket").asText() + (key.isEmpty() ? "" : "/" + key);
  }

  /** Fetches one part of an object, which must not have changed since the first one. */
  void get(
      JsonNode arguments,
      long from,
      @Nullable String etag,
      Consumer<Part> received,
      Consumer<Refusal> refused) {
    ObjectNode request = arguments.deepCopy();
    request.put("Range", "bytes=" + from + "-" + (from + PART_BYTES - 1));
    if (etag != null) {
      request.put("IfMatch", etag);
    }
    call(
        new ServiceCall(S3, "getObject", request, caller, true),
        result -> received.accept(part(result)),
        refused);
  }

  private static Part part(JsonNode result) {
    JsonNode body = result.path("Body");
    byte[] bytes;
    try {
      bytes =
          body.isBinary() ? body.binaryValue() : body.asText("").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ItemReaderException("The body of the object cannot be read: " + e.getMessage());
    }
    String range = result.path("ContentRange").asText("");
    int slash = range.indexOf('/');
    return new Part(
        bytes,
        result.path("ETag").textValue(),
        slash < 0 ? bytes.length : Long.parseLong(range.substring(slash + 1)),
        slash < 0);
  }

  /** Fetches one page of a listing. */
  void list(
      JsonNode arguments,
      @Nullable String token,
      Consumer<JsonNode> received,
      Consumer<Refusal> refused) {
    ObjectNode request = arguments instanceof ObjectNode object ? object.deepCopy() : Json.object();
    if (token != null) {
      request.put("ContinuationToken", token);
    }
    call(new ServiceCall(S3, "listObjectsV2", request, caller), received, refused);
  }

  /** Stores an object. */
  public void put(String bucket, String key, byte[] content, ServiceCallback callback) {
    ObjectNode request = Json.object().put("Bucket", bucket).put("Key", key);
    request.put("ContentType", "application/json");
    request.set("Body", BinaryNode.valueOf(content));
    call(new ServiceCall(S3, "putObject", request, caller), callback);
  }

  private void call(ServiceCall call, Consumer<JsonNode> received, Consumer<Refusal> refused) {
    ServiceCallback callback =
        new ServiceCallback() {
          @Override
          public void succeeded(JsonNode result) {
            received.accept(result);
          }

          @Override
          public void failed(String error, String cause) {
            refused.accept(new Refusal(error, cause));
          }
        };
    call(call, callback);
  }

  private void call(ServiceCall call, ServiceCallback callback) {
    try {
      port.call(call, callback);
    } catch (RuntimeException e) {
      callback.failed("States.Runtime", String.valueOf(e.getMessage()));
    }
  }
}
