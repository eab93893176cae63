package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operations that read an object. */
final class Reads {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /** What a request may have an answer say instead of what the object says. */
  private static final List<String> OVERRIDES =
      List.of(
          "content-type",
          "content-language",
          "expires",
          "cache-control",
          "content-disposition",
          "content-encoding");

  private final Buckets buckets;

  Reads(Buckets buckets) {
    this.buckets = buckets;
  }

  /** GetObject, or HeadObject when no content is wanted. */
  AwsResponse get(S3Call call, boolean withContent) {
    Bucket bucket = buckets.get(call.bucket());
    ObjectVersion version = find(bucket, call.key(), call.versionId());
    Map<String, List<String>> headers = headers(version, call);
    if (Preconditions.notModified(call, version)) {
      headers.keySet().removeIf(name -> name.startsWith("x-amz-checksum-"));
      return new AwsResponse(304, headers, new byte[0]);
    }
    byte[] content = version.content().bytes();
    int status = 200;
    Matcher range = RANGE.matcher(String.valueOf(call.header("range")));
    if (range.matches() && !range.group().equals("bytes=-")) {
      int[] bounds = bounds(range, content.length);
      headers.put(
          "content-range",
          List.of("bytes " + bounds[0] + "-" + (bounds[1] - 1) + "/" + content.length));
      content = Arrays.copyOfRange(content, bounds[0], bounds[1]);
      headers.keySet().removeIf(name -> name.startsWith("x-amz-checksum-"));
      status = 206;
    }
    headers.put("content-length", List.of(Integer.toString(content.length)));
    return new AwsResponse(status, headers, withContent ? content : new byte[0]);
  }

  private static int[] bounds(Matcher range, int size) {
    String first = range.group(1);
    String last = range.group(2);
    long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
    long to = first.isEmpty() || last.isEmpty() ? size : Long.parseLong(last) + 1;
    if (from >= size || to <= from) {
      throw new AwsException(416, "InvalidRange", "The requested range is not satisfiable");
    }
    return new int[] {(int) from, (int) Math.min(to, size)};
  }

  /** The version asked for, or the newest; not a delete marker. */
  static ObjectVersion find(Bucket bucket, String key, @Nullable String versionId) {
    ObjectVersion version = versionId == null ? bucket.newest(key) : bucket.version(key, versionId);
    if (version == null && versionId != null) {
      throw new AwsException(404, "NoSuchVersion", "The specified version does not exist.");
    }
    if (version == null) {
      throw new AwsException(404, "NoSuchKey", "The specified key does not exist.");
    }
    if (version.deleteMarker()) {
      AwsException refusal =
          versionId == null
              ? new AwsException(404, "NoSuchKey", "The specified key does not exist.")
              : new AwsException(
                  405,
                  "MethodNotAllowed",
                  "The specified method is not allowed against this resource.");
      throw refusal
          .withHeader("x-amz-delete-marker", "true")
          .withHeader("x-amz-version-id", version.versionId());
    }
    return version;
  }

  private static Map<String, List<String>> headers(ObjectVersion version, S3Call call) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    boolean checksums = "ENABLED".equalsIgnoreCase(call.header("x-amz-checksum-mode"));
    version
        .headers()
        .forEach(
            (name, value) -> {
              if (checksums || !name.startsWith("x-amz-checksum-")) {
                headers.put(name, List.of(value));
              }
            });
    for (String name : OVERRIDES) {
      String value = call.parameter("response-" + name);
      if (value != null) {
        headers.put(name, List.of(value));
      }
    }
    headers.put("etag", List.of('"' + version.etag() + '"'));
    headers.put("last-modified", List.of(HTTP_DATE.format(version.lastModified())));
    headers.put("accept-ranges", List.of("bytes"));
    if (!version.versionId().equals(ObjectVersion.NO_VERSION)) {
      headers.put("x-amz-version-id", List.of(version.versionId()));
    }
    int tags = Tagging.count(version.tagging());
    if (tags > 0) {
      headers.put("x-amz-tagging-count", List.of(Integer.toString(tags)));
    }
    return headers;
  }

  AwsResponse attributes(S3Call call) {
    ObjectVersion version = find(buckets.get(call.bucket()), call.key(), call.versionId());
    AwsResponse document =
        Xml.document(
            "GetObjectAttributesResponse",
            xml ->
                xml.put("ETag", version.etag())
                    .nest("Checksum", sums -> checksums(sums, version))
                    .put("StorageClass", version.storageClass())
                    .put("ObjectSize", version.size()));
    Map<String, List<String>> headers = new LinkedHashMap<>(document.headers());
    headers.put("last-modified", List.of(HTTP_DATE.format(version.lastModified())));
    if (!version.versionId().equals(ObjectVersion.NO_VERSION)) {
      headers.put("x-amz-version-id", List.of(version.versionId()));
    }
    return new AwsResponse(200, headers, document.body());
  }

  private static void checksums(Xml sums, ObjectVersion version) {
    version
        .headers()
        .forEach(
            (name, value) -> {
              if (name.startsWith("x-amz-checksum-")) {
                String algorithm = name.substring("x-amz-checksum-".length());
                sums.put("Checksum" + algorithm.toUpperCase(Locale.ROOT), value);
              }
            });
  }

  /** Objects belong to whom their bucket belongs. */
  AwsResponse acl(S3Call call) {
    ObjectVersion _ = find(buckets.get(call.bucket()), call.key(), call.versionId());
    return Xml.ownersGrant(buckets.account());
  }

  AwsResponse tagging(S3Call call) {
    ObjectVersion version = find(buckets.get(call.bucket()), call.key(), call.versionId());
    return Tagging.document(version.tagging());
  }
}
