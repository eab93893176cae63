package dev.baton.documents.storage;

import dev.baton.shared.aws.AwsErrors;
import dev.baton.shared.events.DocumentRef;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;

/** Versions of objects, which a removal deletes for good. */
public final class StoredObjects {
  private final S3Client s3;
  private final String bucket;

  public StoredObjects(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** One version of an object. */
  public record Version(String key, String versionId) {}

  /** The upload that a document's id stands for; the id is all that is known of it. */
  public List<Version> uploadsOf(String documentId) {
    return versions("inbox/").stream()
        .filter(each -> DocumentRef.idOf(bucket, each.key(), each.versionId()).equals(documentId))
        .toList();
  }

  /** Deletes the files that an execution left, in all versions; says how many there were. */
  public int deleteWork(String executionName) {
    return delete(versions("work/" + executionName + "/"));
  }

  /** Deletes versions for good. */
  public int delete(List<Version> versions) {
    for (Version version : versions) {
      DeleteObjectRequest request =
          DeleteObjectRequest.builder()
              .bucket(bucket)
              .key(version.key())
              .versionId(version.versionId())
              .build();
      // Idempotency key: bucket + key + version; what is gone is not missed.
      AwsErrors.translating(() -> s3.deleteObject(request));
    }
    return versions.size();
  }

  private List<Version> versions(String prefix) {
    ListObjectVersionsRequest request =
        ListObjectVersionsRequest.builder().bucket(bucket).prefix(prefix).build();
    return AwsErrors.translating(
        () -> {
          List<Version> versions = new ArrayList<>();
          var pages = s3.listObjectVersionsPaginator(request);
          pages.versions().forEach(each -> versions.add(new Version(each.key(), each.versionId())));
          pages
              .deleteMarkers()
              .forEach(each -> versions.add(new Version(each.key(), each.versionId())));
          return versions;
        });
  }
}
