package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of S3 that a workflow makes: upon single objects, whose bodies are text unless bytes
 * are asked for, and listings.
 */
final class S3Wire implements ServiceMapping.Wire {
  private static final Map<String, String> METHODS =
      Map.of(
          "GetObject", "GET",
          "HeadObject", "HEAD",
          "PutObject", "PUT",
          "CopyObject", "PUT",
          "DeleteObject", "DELETE");

  private static final Map<String, String> REQUEST_HEADERS =
      Map.of(
          "ContentType", "content-type",
          "CopySource", "x-amz-copy-source",
          "IfMatch", "if-match",
          "IfNoneMatch", "if-none-match",
          "Range", "range");

  private static final Map<String, String> ANSWER_HEADERS =
      Map.of(
          "etag", "ETag",
          "content-range", "ContentRange",
          "x-amz-version-id", "VersionId",
          "content-type", "ContentType");

  /** Members of a listing's request and the parameters they become. */
  private static final Map<String, String> LISTING =
      Map.of(
          "Prefix", "prefix",
          "Delimiter", "delimiter",
          "MaxKeys", "max-keys",
          "StartAfter", "start-after",
          "ContinuationToken", "continuation-token");

  @Override
  public AwsRequest request(Principal caller, String action, JsonNode parameters) {
    Map<String, List<String>> headers = new HashMap<>();
    REQUEST_HEADERS.forEach(
        (member, header) -> {
          if (parameters.hasNonNull(member)) {
            headers.put(header, List.of(parameters.path(member).asText()));
          }
        });
    boolean lists = action.equals("ListObjectsV2");
    String key = encoded(parameters.path("Key").asText());
    return new AwsRequest(
        caller,
        "s3",
        action,
        METHODS.getOrDefault(action, "GET"),
        "/" + parameters.path("Bucket").asText() + (lists ? "" : "/" + key),
        lists ? listing(parameters) : version(parameters),
        headers,
        body(parameters.path("Body")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static @Nullable String version(JsonNode parameters) {
    return parameters.hasNonNull("VersionId")
        ? "versionId=" + encoded(parameters.path("VersionId").asText())
        : null;
  }

  private static String listing(JsonNode parameters) {
    StringBuilder query = new StringBuilder("list-type=2");
    LISTING.forEach(
        (member, name) -> {
          if (parameters.hasNonNull(member)) {
            query.append('&').append(name).append('=');
            query.append(encoded(parameters.path(member).asText()));
          }
        });
    return query.toString();
  }

  private static byte[] body(JsonNode content) {
    if (content instanceof BinaryNode binary) {
      return binary.binaryValue();
    }
    if (content.isMissingNode()) {
      return new byte[0];
    }
    String text = content.isTextual() ? content.asText() : content.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public JsonNode result(String action, AwsResponse answer) {
    return action.equals("ListObjectsV2")
        ? ObjectListing.parse(answer.body())
        : result(action, answer, TextNode.valueOf(answer.text()));
  }

  /** As {@link #result}, with the body of an object as bytes. */
  static JsonNode binaryResult(String action, AwsResponse answer) {
    return result(action, answer, BinaryNode.valueOf(answer.body()));
  }

  private static JsonNode result(String action, AwsResponse answer, JsonNode body) {
    ObjectNode result = Json.object();
    ANSWER_HEADERS.forEach(
        (header, member) -> {
          if (answer.headers().containsKey(header)) {
            result.put(member, answer.headers().get(header).get(0));
          }
        });
    if (action.equals("GetObject")) {
      result.set("Body", body);
    }
    List<String> length = answer.headers().get("content-length");
    if (length != null) {
      result.put("ContentLength", Long.parseLong(length.get(0)));
    }
    return result;
  }
}
