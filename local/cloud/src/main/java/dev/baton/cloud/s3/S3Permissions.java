package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What requests to S3 need permission for, which S3 often names otherwise than the request: Service
 * Authorization Reference, "Actions, resources, and condition keys for Amazon S3".
 */
final class S3Permissions {
  private static final Map<String, String> OF_BUCKET =
      Map.ofEntries(
          Map.entry("ListObjects", "ListBucket"),
          Map.entry("ListObjectsV2", "ListBucket"),
          Map.entry("HeadBucket", "ListBucket"),
          Map.entry("ListObjectVersions", "ListBucketVersions"),
          Map.entry("ListMultipartUploads", "ListBucketMultipartUploads"),
          Map.entry("GetBucketNotificationConfiguration", "GetBucketNotification"),
          Map.entry("PutBucketNotificationConfiguration", "PutBucketNotification"),
          Map.entry("GetBucketEncryption", "GetEncryptionConfiguration"),
          Map.entry("PutBucketEncryption", "PutEncryptionConfiguration"),
          Map.entry("GetBucketLifecycleConfiguration", "GetLifecycleConfiguration"),
          Map.entry("PutBucketLifecycleConfiguration", "PutLifecycleConfiguration"),
          Map.entry("DeleteBucketEncryption", "PutEncryptionConfiguration"),
          Map.entry("DeleteBucketLifecycle", "PutLifecycleConfiguration"),
          Map.entry("DeleteBucketTagging", "PutBucketTagging"),
          Map.entry("DeleteBucketOwnershipControls", "PutBucketOwnershipControls"),
          Map.entry("GetPublicAccessBlock", "GetBucketPublicAccessBlock"),
          Map.entry("PutPublicAccessBlock", "PutBucketPublicAccessBlock"),
          Map.entry("DeletePublicAccessBlock", "PutBucketPublicAccessBlock"),
          Map.entry("GetBucketCors", "GetBucketCORS"),
          Map.entry("PutBucketCors", "PutBucketCORS"),
          Map.entry("DeleteBucketCors", "PutBucketCORS"),
          Map.entry("GetBucketReplication", "GetReplicationConfiguration"),
          Map.entry("GetBucketAccelerateConfiguration", "GetAccelerateConfiguration"),
          Map.entry("GetObjectLockConfiguration", "GetBucketObjectLockConfiguration"));

  private static final Map<String, String> OF_OBJECT =
      Map.ofEntries(
          Map.entry("HeadObject", "GetObject"),
          Map.entry("CopyObject", "PutObject"),
          Map.entry("CreateMultipartUpload", "PutObject"),
          Map.entry("UploadPart", "PutObject"),
          Map.entry("UploadPartCopy", "PutObject"),
          Map.entry("CompleteMultipartUpload", "PutObject"),
          Map.entry("ListParts", "ListMultipartUploadParts"));

  private final AwsRequest request;
  private final S3Call call;
  private final List<Permission> needed = new ArrayList<>();

  private S3Permissions(AwsRequest request) {
    this.request = request;
    this.call = S3Call.of(request);
  }

  static List<Permission> of(AwsRequest request) {
    S3Permissions permissions = new S3Permissions(request);
    permissions.collect();
    return permissions.needed;
  }

  private void collect() {
    String action = request.action();
    if (call.bucket().isEmpty()) {
      needed.add(new Permission("s3:ListAllMyBuckets", "*", facts()));
    } else if (action.equals("DeleteObjects")) {
      Element delete = Xml.parse(Payload.of(request).content());
      for (Element object : Xml.children(delete, "Object")) {
        String key = String.valueOf(Xml.child(object, "Key"));
        needed.add(ofObject(call.bucket(), key, "DeleteObject", Xml.child(object, "VersionId")));
      }
    } else if (action.equals("PostObject")) {
      needed.add(ofObject(call.bucket(), FormUpload.of(request).key(), "PutObject", null));
    } else if (call.key().isEmpty()) {
      String name = OF_BUCKET.getOrDefault(action, action);
      needed.add(new Permission("s3:" + name, "arn:aws:s3:::" + call.bucket(), facts()));
    } else {
      String name = OF_OBJECT.getOrDefault(action, action);
      needed.add(ofObject(call.bucket(), call.key(), name, call.versionId()));
      source();
      if (name.equals("PutObject") && call.header("x-amz-tagging") != null) {
        needed.add(ofObject(call.bucket(), call.key(), "PutObjectTagging", null));
      }
    }
  }

  /** What is copied must be readable. */
  private void source() {
    String source = call.header("x-amz-copy-source");
    if (source != null) {
      String path = source.startsWith("/") ? source.substring(1) : source;
      int query = path.indexOf('?');
      String version = query < 0 ? null : path.substring(query).replace("?versionId=", "");
      String name = S3Call.decode(query < 0 ? path : path.substring(0, query));
      int slash = name.indexOf('/');
      if (slash > 0) {
        String bucket = name.substring(0, slash);
        needed.add(ofObject(bucket, name.substring(slash + 1), "GetObject", version));
      }
    }
  }

  private Permission ofObject(String bucket, String key, String action, @Nullable String version) {
    boolean versioned = version != null && action.matches("(Get|Delete)Object(Tagging|Acl)?");
    String name = versioned ? action.replace("Object", "ObjectVersion") : action;
    return new Permission("s3:" + name, "arn:aws:s3:::" + bucket + "/" + key, facts());
  }

  private Map<String, List<String>> facts() {
    Map<String, List<String>> facts = new HashMap<>();
    for (String name : List.of("prefix", "delimiter", "max-keys")) {
      note(facts, "s3:" + name, call.parameter(name));
    }
    note(facts, "s3:versionid", call.versionId());
    for (String name :
        List.of("x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id")) {
      note(facts, "s3:" + name, call.header(name));
    }
    return facts;
  }

  private static void note(Map<String, List<String>> facts, String key, @Nullable String value) {
    if (value != null) {
      facts.put(key, List.of(value));
    }
  }
}
