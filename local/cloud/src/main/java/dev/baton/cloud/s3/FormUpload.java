package dev.baton.cloud.s3;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An upload by the form of a browser ("POST Object" of the S3 API Reference): the fields before the
 * file, the file, and what the policy among the fields demands of both.
 *
 * @param fields by name in lower case
 */
record FormUpload(Map<String, String> fields, String fileName, byte[] content) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

  static FormUpload of(AwsRequest request) {
    Matcher boundary = BOUNDARY.matcher(String.valueOf(request.header("content-type")));
    if (!boundary.find()) {
      throw malformed();
    }
    byte[] body = request.body();
    // One character for each byte, so that places in the text are places in the body.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String line = "--" + boundary.group(1);
    Map<String, String> fields = new LinkedHashMap<>();
    int at = text.indexOf(line);
    while (at >= 0) {
      int head = at + line.length() + 2;
      int start = text.indexOf("\r\n\r\n", head);
      int end = start < 0 ? -1 : text.indexOf("\r\n" + line, start + 2);
      if (end < 0) {
        break;
      }
      String headers = utf8(body, head, start);
      Matcher name = NAME.matcher(headers);
      String field = name.find() ? name.group(1).toLowerCase(Locale.ROOT) : "";
      byte[] value = Arrays.copyOfRange(body, Math.min(start + 4, end), end);
      if (field.equals("file")) {
        Matcher file = FILE_NAME.matcher(headers);
        return new FormUpload(fields, file.find() ? file.group(1) : "", value);
      }
      fields.put(field, new String(value, StandardCharsets.UTF_8));
      at = end + 2;
    }
    throw AwsException.badRequest(
        "InvalidArgument", "POST requires exactly one file upload per request.");
  }

  private static String utf8(byte[] body, int from, int to) {
    return new String(body, from, Math.max(0, to - from), StandardCharsets.UTF_8);
  }

  private static AwsException malformed() {
    return AwsException.badRequest(
        "MalformedPOSTRequest",
        "The body of your POST request is not well-formed multipart/form-data.");
  }

  /** The key, with the name of the file where the form leaves a place for it. */
  String key() {
    String key = fields.get("key");
    if (key == null) {
      throw AwsException.badRequest(
          "InvalidArgument", "Bucket POST must contain a field named 'key'.");
    }
    return key.replace("${filename}", fileName);
  }

  /**
   * Holds the form against the policy that was signed.
   *
   * @throws AwsException {@code AccessDenied}, {@code EntityTooSmall} or {@code EntityTooLarge}
   */
  void check(String bucket, Instant now) {
    String encoded = fields.get("policy");
    if (encoded == null) {
      return;
    }
    JsonNode policy = decoded(encoded);
    if (policy == null || !policy.path("conditions").isArray()) {
      throw AwsException.badRequest("InvalidPolicyDocument", "Invalid Policy: Invalid JSON.");
    }
    try {
      if (now.isAfter(Instant.parse(policy.path("expiration").asText()))) {
        throw denied("Policy expired.");
      }
    } catch (DateTimeException e) {
      throw AwsException.badRequest(
          "InvalidPolicyDocument", "Invalid Policy: Invalid 'expiration' value.");
    }
    for (JsonNode condition : policy.path("conditions")) {
      if (condition.isObject()) {
        condition.properties().forEach(each -> equal(bucket, each.getKey(), each.getValue()));
      } else {
        check(bucket, condition);
      }
    }
  }

  private static @Nullable JsonNode decoded(String encoded) {
    try {
      return Json.parseOrNull(Base64.getMimeDecoder().decode(encoded));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void check(String bucket, JsonNode condition) {
    String field = condition.path(1).asText();
    switch (condition.path(0).asText().toLowerCase(Locale.ROOT)) {
      case "content-length-range" -> {
        if (content.length < condition.path(1).asLong()) {
          throw AwsException.badRequest(
              "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
        if (content.length > condition.path(2).asLong()) {
          throw AwsException.badRequest(
              "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        }
      }
      case "starts-with" -> {
        if (!value(bucket, field.replaceFirst("^\\$", "")).startsWith(condition.path(2).asText())) {
          throw failed(condition);
        }
      }
      default -> equal(bucket, field.replaceFirst("^\\$", ""), condition.path(2));
    }
  }

  private void equal(String bucket, String field, JsonNode wanted) {
    if (!value(bucket, field).equals(wanted.asText())) {
      throw failed(List.of("eq", "$" + field, wanted.asText()));
    }
  }

  private String value(String bucket, String field) {
    String name = field.toLowerCase(Locale.ROOT);
    return name.equals("bucket") ? bucket : fields.getOrDefault(name, "");
  }

  private static AwsException failed(Object condition) {
    return denied("Invalid according to Policy: Policy Condition failed: " + condition);
  }

  private static AwsException denied(String message) {
    return new AwsException(403, "AccessDenied", message);
  }

  /** The headers that an upload with the same effect would have. */
  Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (!List.of("key", "policy", "bucket", "file").contains(name)) {
            headers.put(name, List.of(value));
          }
        });
    return headers;
  }
}
