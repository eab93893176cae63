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
    Tagging.check(call.header("x-amz-tagging"), Tagging.MOST_OF_OBJECT);
    Map<String, String> headers = kept(call, bucket);
    payload.checksums().forEach((name, sum) -> headers.put("x-amz-checksum-" + name, sum));
    ObjectVersion version =
        version(bucket, call.key(), payload.content(), headers, call.header("x-amz-tagging"));
    bucket.put(version, Preconditions.ofWrite(call));
    notifications.created(bucket, version, "PutObject", request);
    return new AwsResponse(200, answer(version), new byte[0]);
  }

  /** An upload by a form, which may ask for another answer than none. */
  AwsResponse post(S3Call call, AwsRequest request) {
    FormUpload form = FormUpload.of(request);
    form.check(call.bucket(), buckets.now());
    String key = form.key();
    S3Call as = new S3Call("PUT", call.bucket(), key, Map.of(), form.headers());
    Bucket bucket = buckets.get(call.bucket());
    checkKey(key);
    ObjectVersion version =
        version(bucket, key, form.content(), kept(as, bucket), as.header("x-amz-tagging"));
    bucket.put(version, Preconditions.NONE);
    notifications.created(bucket, version, "POST Object", request);
    Map<String, List<String>> headers = new LinkedHashMap<>(answer(version));
    String location = "/" + call.bucket() + "/" + key;
    headers.put("location", List.of(location));
    String redirect = form.fields().get("success_action_redirect");
    if (redirect != null) {
      headers.put("location", List.of(redirect));
      return new AwsResponse(303, headers, new byte[0]);
    }
    String status = form.fields().getOrDefault("success_action_status", "204");
    if (!status.equals("201")) {
      return new AwsResponse(status.equals("200") ? 200 : 204, headers, new byte[0]);
    }
    AwsResponse document =
        Xml.document(
            "PostResponse",
            xml ->
                xml.put("Location", location)
                    .put("Bucket", call.bucket())
                    .put("Key", key)
                    .put("ETag", '"' + version.etag() + '"'));
    headers.putAll(document.headers());
    return new AwsResponse(201, headers, document.body());
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
    Preconditions.ofCopy(call, source);
    checkItself(call);
    boolean replaceMetadata = "REPLACE".equals(call.header("x-amz-metadata-directive"));
    boolean replaceTags = "REPLACE".equals(call.header("x-amz-tagging-directive"));
    Map<String, String> headers = kept(call, bucket);
    if (!replaceMetadata) {
      source
          .headers()
          .forEach(
              (name, value) -> {
                if (!name.startsWith("x-amz-server-side") && !name.equals("x-amz-storage-class")) {
                  headers.put(name, value);
                }
              });
    }
    ObjectVersion version =
        version(
            bucket,
            call.key(),
            source.content().bytes(),
            headers,
            replaceTags ? call.header("x-amz-tagging") : source.tagging());
    bucket.put(version, Preconditions.ofWrite(call));
    notifications.created(bucket, version, "CopyObject", request);
    AwsResponse document =
        Xml.document(
            "CopyObjectResult",
            xml ->
                xml.put("ETag", '"' + version.etag() + '"')
                    .put("LastModified", version.lastModified()));
    Map<String, List<String>> answer = new LinkedHashMap<>(answer(version));
    if (!source.versionId().equals(ObjectVersion.NO_VERSION)) {
      answer.put("x-amz-copy-source-version-id", List.of(source.versionId()));
    }
    answer.putAll(document.headers());
    return new AwsResponse(200, answer, document.body());
  }

  /** A copy onto itself must change something. */
  private static void checkItself(S3Call call) {
    String source = S3Call.decode(String.valueOf(call.header("x-amz-copy-source")));
    String path = source.startsWith("/") ? source.substring(1) : source;
    boolean changes =
        "REPLACE".equals(call.header("x-amz-metadata-directive"))
            || call.header("x-amz-storage-class") != null
            || call.header("x-amz-server-side-encryption") != null
            || call.header("x-amz-website-redirect-location") != null;
    if (path.equals(call.bucket() + "/" + call.key()) && !changes) {
      throw AwsException.badRequest(
          "InvalidRequest",
          "This copy request is illegal because it is trying to copy an object to itself without"
              + " changing the object's metadata, storage class, website redirect location or"
              + " encryption attributes.");
    }
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
    String tags = Tagging.read(Payload.of(request).content());
    Tagging.check(tags, Tagging.MOST_OF_OBJECT);
    bucket.retag(version, tags);
    return new AwsResponse(200, Map.of(), new byte[0]);
  }

  AwsResponse untag(S3Call call) {
    Bucket bucket = buckets.get(call.bucket());
    bucket.retag(Reads.find(bucket, call.key(), call.versionId()), null);
    return new AwsResponse(204, Map.of(), new byte[0]);
  }

  /** The headers of an upload that the object will answer. */
  static Map<String, String> kept(S3Call call, Bucket bucket) {
    Map<String, String> kept = new LinkedHashMap<>();
    if (call.header("x-amz-server-side-encryption") == null) {
      kept.putAll(bucket.encryption());
    }
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
