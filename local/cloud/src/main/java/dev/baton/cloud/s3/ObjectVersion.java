package dev.baton.cloud.s3;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object, or a delete marker; never changes but for its tags.
 *
 * @param versionId {@code null} as text where the bucket does not keep versions
 * @param etag without quotes
 * @param headers what the object answers besides: content type, user metadata, checksums
 */
record ObjectVersion(
    String key,
    String versionId,
    Content content,
    String etag,
    Instant lastModified,
    Map<String, String> headers,
    @Nullable String tagging,
    boolean deleteMarker) {

  /** The id of the only version of an object in a bucket that does not keep versions. */
  static final String NO_VERSION = "null";

  int size() {
    return content.size();
  }

  String storageClass() {
    return headers.getOrDefault("x-amz-storage-class", "STANDARD");
  }

  ObjectVersion withContent(Content other) {
    return new ObjectVersion(
        key, versionId, other, etag, lastModified, headers, tagging, deleteMarker);
  }

  ObjectVersion withTagging(@Nullable String tags) {
    return new ObjectVersion(
        key, versionId, content, etag, lastModified, headers, tags, deleteMarker);
  }
}
