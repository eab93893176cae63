package dev.baton.cloud.s3;

import java.util.List;
import java.util.Map;

/** Finds the name of the action that a request asks for, as AWS names it. */
final class S3Action {
  /** Parameters that turn a request for a bucket or an object into one for something of it. */
  private static final List<String> OF_BUCKET =
      List.of(
          "versioning",
          "location",
          "notification",
          "policy",
          "policyStatus",
          "encryption",
          "lifecycle",
          "cors",
          "tagging",
          "acl",
          "publicAccessBlock",
          "ownershipControls",
          "logging",
          "website",
          "replication",
          "accelerate",
          "requestPayment",
          "inventory",
          "metrics",
          "analytics",
          "intelligent-tiering",
          "object-lock");

  private static final List<String> OF_OBJECT =
      List.of("tagging", "acl", "retention", "legal-hold", "torrent", "attributes", "restore");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("notification", "NotificationConfiguration"),
          Map.entry("lifecycle", "LifecycleConfiguration"),
          Map.entry("policyStatus", "PolicyStatus"),
          Map.entry("publicAccessBlock", "PublicAccessBlock"),
          Map.entry("ownershipControls", "OwnershipControls"),
          Map.entry("intelligent-tiering", "IntelligentTieringConfiguration"),
          Map.entry("object-lock", "ObjectLockConfiguration"),
          Map.entry("accelerate", "AccelerateConfiguration"),
          Map.entry("legal-hold", "LegalHold"));

  /** Actions upon buckets whose names are not made like the others. */
  private static final Map<String, String> AS_AWS_SAYS =
      Map.of(
          "GetBucketPublicAccessBlock", "GetPublicAccessBlock",
          "PutBucketPublicAccessBlock", "PutPublicAccessBlock",
          "DeleteBucketPublicAccessBlock", "DeletePublicAccessBlock",
          "GetBucketObjectLockConfiguration", "GetObjectLockConfiguration",
          "PutBucketObjectLockConfiguration", "PutObjectLockConfiguration",
          "DeleteBucketLifecycleConfiguration", "DeleteBucketLifecycle");

  private S3Action() {}

  static String of(S3Call call) {
    if (call.bucket().isEmpty()) {
      return "ListBuckets";
    }
    return call.key().isEmpty() ? ofBucket(call) : ofObject(call);
  }

  private static String ofBucket(S3Call call) {
    for (String part : OF_BUCKET) {
      if (call.has(part)) {
        String name = verb(call) + "Bucket" + word(part);
        return AS_AWS_SAYS.getOrDefault(name, name);
      }
    }
    return switch (call.method()) {
      case "PUT" -> "CreateBucket";
      case "DELETE" -> "DeleteBucket";
      case "HEAD" -> "HeadBucket";
      case "POST" -> call.has("delete") ? "DeleteObjects" : "PostObject";
      default -> listing(call);
    };
  }

  private static String listing(S3Call call) {
    if (call.has("versions")) {
      return "ListObjectVersions";
    }
    if (call.has("uploads")) {
      return "ListMultipartUploads";
    }
    return "2".equals(call.parameter("list-type")) ? "ListObjectsV2" : "ListObjects";
  }

  private static String ofObject(S3Call call) {
    for (String part : OF_OBJECT) {
      if (call.has(part)) {
        return verb(call) + "Object" + word(part);
      }
    }
    boolean copy = call.header("x-amz-copy-source") != null;
    return switch (call.method()) {
      case "PUT" ->
          call.has("uploadId")
              ? (copy ? "UploadPartCopy" : "UploadPart")
              : (copy ? "CopyObject" : "PutObject");
      case "POST" ->
          call.has("uploads")
              ? "CreateMultipartUpload"
              : call.has("uploadId") ? "CompleteMultipartUpload" : "SelectObjectContent";
      case "DELETE" -> call.has("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
      case "HEAD" -> "HeadObject";
      default -> call.has("uploadId") ? "ListParts" : "GetObject";
    };
  }

  private static String verb(S3Call call) {
    return switch (call.method()) {
      case "PUT", "POST" -> "Put";
      case "DELETE" -> "Delete";
      default -> "Get";
    };
  }

  private static String word(String part) {
    String word = WORDS.get(part);
    return word != null ? word : Character.toUpperCase(part.charAt(0)) + part.substring(1);
  }
}
