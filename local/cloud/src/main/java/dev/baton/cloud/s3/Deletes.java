package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The operations that delete objects: for good, or by a marker where versions are kept. */
final class Deletes {
  private static final int MOST = 1000;

  private final Buckets buckets;
  private final Notifications notifications;

  Deletes(Buckets buckets, Notifications notifications) {
    this.buckets = buckets;
    this.notifications = notifications;
  }

  /** What became of one delete: the version removed, or the marker made. */
  private record Deleted(@Nullable String versionId, boolean marker) {}

  AwsResponse one(S3Call call, AwsRequest request) {
    Bucket bucket = buckets.get(call.bucket());
    Preconditions.OfWrite condition =
        call.header("if-match") == null ? Preconditions.NONE : Preconditions.ofWrite(call);
    condition.check(bucket.newest(call.key()));
    Deleted deleted = delete(bucket, call.key(), call.versionId(), request);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    if (deleted.versionId() != null) {
      headers.put("x-amz-version-id", List.of(deleted.versionId()));
    }
    if (deleted.marker()) {
      headers.put("x-amz-delete-marker", List.of("true"));
    }
    return new AwsResponse(204, headers, new byte[0]);
  }

  private Deleted delete(
      Bucket bucket, String key, @Nullable String versionId, AwsRequest request) {
    if (versionId != null) {
      ObjectVersion removed = bucket.remove(key, versionId);
      if (removed != null) {
        notifications.deleted(bucket, removed, false, request);
      }
      return new Deleted(versionId, removed != null && removed.deleteMarker());
    }
    if (bucket.versioning() == Bucket.Versioning.NEVER) {
      ObjectVersion removed = bucket.remove(key, ObjectVersion.NO_VERSION);
      if (removed != null) {
        notifications.deleted(bucket, removed, false, request);
      }
      return new Deleted(null, false);
    }
    ObjectVersion marker =
        new ObjectVersion(
            key,
            buckets.versionFor(bucket),
            new Content.InMemory(new byte[0]),
            "",
            buckets.now(),
            Map.of(),
            null,
            true);
    bucket.put(marker, Preconditions.NONE);
    notifications.deleted(bucket, marker, true, request);
    return new Deleted(marker.versionId(), true);
  }

  AwsResponse many(S3Call call, AwsRequest request) {
    Bucket bucket = buckets.get(call.bucket());
    Element delete = Xml.parse(Payload.of(request).content());
    List<Element> objects = Xml.children(delete, "Object");
    if (objects.isEmpty() || objects.size() > MOST) {
      throw AwsException.badRequest(
          "MalformedXML", "A request names 1 to " + MOST + " objects to delete");
    }
    boolean quiet = "true".equals(Xml.child(delete, "Quiet"));
    return Xml.document(
        "DeleteResult",
        xml -> {
          for (Element object : objects) {
            String key = String.valueOf(Xml.child(object, "Key"));
            String version = Xml.child(object, "VersionId");
            Deleted deleted = delete(bucket, key, version, request);
            if (!quiet) {
              xml.nest("Deleted", each -> show(each, key, version, deleted));
            }
          }
        });
  }

  private static void show(Xml each, String key, @Nullable String asked, Deleted deleted) {
    each.put("Key", key).put("VersionId", asked);
    if (deleted.marker()) {
      each.put("DeleteMarker", true).put("DeleteMarkerVersionId", deleted.versionId());
    }
  }
}
