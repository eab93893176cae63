package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations that write an object at once. */
final class Writes {
  /** Headers of an upload that the object keeps and gives back. */
  private static final Set<String> KEPT =
      Set.of(
          "content-type",
          "content-language",
          "expires",
          "cache-control",
          "content-disposition",
          "x-amz-website-redirect-location",
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id",
          "x-amz-storage-class");

  private final Buckets buckets;
  private final Notifications notifications;

  Writes(Buckets buckets, Notifications notifications) {
    this.buckets = buckets;
    this.notifications = notifications;
  }

  AwsResponse put(S3Call call, AwsRequest request) {
    Bucket bucket = buckets.get(call.bucket());
    checkKey(call.key());
    Payload payload = Payload.of(request);
    Map<String, String> headers = kept(call);
    payload.checksums().forEach((name, sum) -> headers.put("x-amz-checksum-" + name, sum));
    ObjectVersion version =
        version(bucket, call.key(), payload.content(), headers, call.header("x-amz-tagging"));
    bucket.put(version, Preconditions.ofWrite(call));
    notifications.created(bucket, version, "PutObject", request);
    return new AwsResponse(200, answer(version), new byte[0]);
  }

  static void checkKey(String key) {
    if (key.getBytes(StandardCharsets.UTF_8).length > 1024) {
      throw AwsException.badRequest("KeyTooLongError", "Your key is too long");
    }
  }

  private ObjectVersion version(
      Bucket bucket,
      String key,
      byte[] content,
      Map<String, String> headers,
      @Nullable String tagging) {
    return new ObjectVersion(
        key,
        buckets.versionFor(bucket),
        new Content.InMemory(content),
        Checksums.etag(content),
        buckets.now(),
        headers,
        tagging,
        false);
  }

  AwsResponse copy(S3Call call, AwsRequest request) {
    Bucket bucket = buckets.get(call.bucket());
    ObjectVersion source = source(call);
    boolean replaceMetadata = "REPLACE".equals(call.header("x-amz-metadata-directive"));
    boolean replaceTags = "REPLACE".equals(call.header("x-amz-tagging-directive"));
    ObjectVersion version =
        version(
            bucket,
            call.key(),
            source.content().bytes(),
            replaceMetadata ? kept(call) : source.headers(),
            replaceTags ? call.header("x-amz-tagging") : source.tagging());
    bucket.put(version, Preconditions.ofWrite(call));
    notifications.created(bucket, version, "CopyObject", request);
    AwsResponse document =
        Xml.document(
            "CopyObjectResult",
            xml ->
                xml.put("ETag", '"' + version.etag() + '"')
                    .put("LastModified", version.lastModified()));
    Map<String, List<String>> headers = new LinkedHashMap<>(answer(version));
    headers.putAll(document.headers());
    return new AwsResponse(200, headers, document.body());
  }

  private ObjectVersion source(S3Call call) {
    return source(buckets, String.valueOf(call.header("x-amz-copy-source")));
  }

  /** The object that a copy source names: {@code bucket/key?versionId=id}, encoded. */
  static ObjectVersion source(Buckets buckets, String header) {
    int question = header.indexOf("?versionId=");
    String versionId = question < 0 ? null : header.substring(question + "?versionId=".length());
    String path = S3Call.decode(question < 0 ? header : header.substring(0, question));
    String trimmed = path.startsWith("/") ? path.substring(1) : path;
    int slash = trimmed.indexOf('/');
    if (slash < 0) {
      throw AwsException.badRequest("InvalidArgument", "Copy Source must mention the source key");
    }
    return Reads.find(
        buckets.get(trimmed.substring(0, slash)), trimmed.substring(slash + 1), versionId);
  }

  AwsResponse tag(S3Call call, AwsRequest request) {
    Bucket bucket = buckets.get(call.bucket());
    ObjectVersion version = Reads.find(bucket, call.key(), call.versionId());
    bucket.retag(version, Tagging.read(request.body()));
    return new AwsResponse(200, Map.of(), new byte[0]);
  }

  AwsResponse untag(S3Call call) {
    Bucket bucket = buckets.get(call.bucket());
    bucket.retag(Reads.find(bucket, call.key(), call.versionId()), null);
    return new AwsResponse(204, Map.of(), new byte[0]);
  }

  /** The headers of an upload that the object will answer. */
  static Map<String, String> kept(S3Call call) {
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put("content-type", "binary/octet-stream");
    call.headers()
        .forEach(
            (name, values) -> {
              if (KEPT.contains(name) || name.startsWith("x-amz-meta-")) {
                kept.put(name, values.get(0));
              }
            });
    String encoding = call.header("content-encoding");
    if (encoding != null) {
      String own = encoding.replaceAll("\\s*aws-chunked\\s*,?\\s*", "").replaceAll(",\\s*$", "");
      if (!own.isBlank()) {
        kept.put("content-encoding", own);
      }
    }
    return kept;
  }

  /** What the one who wrote a version is told of it. */
  static Map<String, List<String>> answer(ObjectVersion version) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("etag", List.of('"' + version.etag() + '"'));
    if (!version.versionId().equals(ObjectVersion.NO_VERSION)) {
      headers.put("x-amz-version-id", List.of(version.versionId()));
    }
    version
        .headers()
        .forEach(
            (name, value) -> {
              if (name.startsWith("x-amz-checksum-") || name.startsWith("x-amz-server-side")) {
                headers.put(name, List.of(value));
              }
            });
    return headers;
  }
}
