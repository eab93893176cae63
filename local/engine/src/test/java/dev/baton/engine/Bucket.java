package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.port.ServiceCallback;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One bucket that answers as S3 does, named {@code data}: ranges, pages, and what it refuses. */
final class Bucket {
  private static final int PAGE = 3;

  final Map<String, byte[]> objects = new TreeMap<>();
  String name = "data";
  int reads;

  Bucket(Workbench bench) {
    bench
        .answers("s3:getObject", this::get)
        .answers("s3:listObjectsV2", this::list)
        .answers("s3:putObject", this::put);
  }

  Bucket with(String key, String content) {
    return with(key, content.getBytes(StandardCharsets.UTF_8));
  }

  Bucket with(String key, byte[] content) {
    objects.put(key, content);
    return this;
  }

  /** The content of the only object whose key ends so. */
  String text(String end) {
    String key = objects.keySet().stream().filter(each -> each.endsWith(end)).findFirst().get();
    return new String(Objects.requireNonNull(objects.get(key)), StandardCharsets.UTF_8);
  }

  JsonNode json(String end) {
    return ExecutionAssert.json(text(end));
  }

  private boolean isMissing(JsonNode request, ServiceCallback callback) {
    if (request.path("Bucket").asText().equals(name)) {
      return false;
    }
    callback.failed("NoSuchBucket", "The specified bucket does not exist");
    return true;
  }

  private void get(JsonNode request, ServiceCallback callback) {
    if (isMissing(request, callback)) {
      return;
    }
    reads++;
    byte[] content = objects.get(request.path("Key").asText());
    if (content == null) {
      callback.failed("NoSuchKey", "The specified key does not exist.");
      return;
    }
    String[] range = request.path("Range").asText().substring("bytes=".length()).split("-", 2);
    int from = Integer.parseInt(range[0]);
    if (from >= content.length) {
      callback.failed("InvalidRange", "The requested range is not satisfiable");
      return;
    }
    int to = Math.min(content.length, Integer.parseInt(range[1]) + 1);
    ObjectNode result = Json.object().put("ETag", "\"" + Arrays.hashCode(content) + "\"");
    result.put("ContentRange", "bytes " + from + "-" + (to - 1) + "/" + content.length);
    callback.succeeded(
        result.set("Body", BinaryNode.valueOf(Arrays.copyOfRange(content, from, to))));
  }

  private void list(JsonNode request, ServiceCallback callback) {
    if (isMissing(request, callback)) {
      return;
    }
    reads++;
    String prefix = request.path("Prefix").asText("");
    String after = request.path("ContinuationToken").asText("");
    ObjectNode page = Json.object().put("IsTruncated", false);
    ArrayNode contents = page.putArray("Contents");
    for (Map.Entry<String, byte[]> object : objects.entrySet()) {
      if (!object.getKey().startsWith(prefix) || object.getKey().compareTo(after) <= 0) {
        continue;
      }
      if (contents.size() == PAGE) {
        page.put("IsTruncated", true);
        page.put("NextContinuationToken", contents.get(PAGE - 1).path("Key").asText());
        break;
      }
      contents
          .addObject()
          .put("ETag", "\"e\"")
          .put("Key", object.getKey())
          .put("LastModified", "2026-01-02T03:04:05.000Z")
          .put("Size", object.getValue().length)
          .put("StorageClass", "STANDARD");
    }
    callback.succeeded(page);
  }

  private void put(JsonNode request, ServiceCallback callback) {
    if (isMissing(request, callback)) {
      return;
    }
    objects.put(request.path("Key").asText(), ((BinaryNode) request.path("Body")).binaryValue());
    callback.succeeded(Json.object().put("ETag", "\"e\""));
  }
}
