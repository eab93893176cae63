package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls of S3 that a workflow makes upon single objects; a body is text. */
final class S3Wire implements DoorPort.Wire {
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
          "x-amz-version-id", "VersionId",
          "content-type", "ContentType");

  @Override
  public AwsRequest request(Principal caller, String action, JsonNode parameters) {
    Map<String, List<String>> headers = new HashMap<>();
    REQUEST_HEADERS.forEach(
        (member, header) -> {
          if (parameters.hasNonNull(member)) {
            headers.put(header, List.of(parameters.path(member).asText()));
          }
        });
    String key =
        URLEncoder.encode(parameters.path("Key").asText(), StandardCharsets.UTF_8)
            .replace("+", "%20");
    JsonNode content = parameters.path("Body");
    String body = content.isTextual() ? content.asText() : content.toString();
    return new AwsRequest(
        caller,
        "s3",
        action,
        METHODS.getOrDefault(action, "GET"),
        "/" + parameters.path("Bucket").asText() + "/" + key,
        parameters.hasNonNull("VersionId")
            ? "versionId=" + parameters.path("VersionId").asText()
            : null,
        headers,
        content.isMissingNode() ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public JsonNode result(String action, AwsResponse answer) {
    ObjectNode result = Json.object();
    ANSWER_HEADERS.forEach(
        (header, member) -> {
          if (answer.headers().containsKey(header)) {
            result.put(member, answer.headers().get(header).get(0));
          }
        });
    if (action.equals("GetObject")) {
      result.put("Body", answer.text());
    }
    List<String> length = answer.headers().get("content-length");
    if (length != null) {
      result.put("ContentLength", Long.parseLong(length.get(0)));
    }
    return result;
  }
}
