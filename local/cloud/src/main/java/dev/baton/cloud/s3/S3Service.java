package dev.baton.cloud.s3;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Permission;
import dev.baton.cloud.door.Protocol;
import dev.baton.cloud.events.EventSink;
import dev.baton.cloud.wire.ActionTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The S3 API: which operation serves which action. */
final class S3Service implements ActionTable {
  private static final Set<String> CONFIGURES = Configurations.actions();
  private static final Set<String> OTHERS =
      Set.of(
          "AbortMultipartUpload",
          "CompleteMultipartUpload",
          "CopyObject",
          "CreateBucket",
          "CreateMultipartUpload",
          "DeleteBucket",
          "DeleteBucketPolicy",
          "DeleteObject",
          "DeleteObjectTagging",
          "DeleteObjects",
          "GetBucketAcl",
          "GetBucketLocation",
          "GetBucketNotificationConfiguration",
          "GetBucketPolicy",
          "GetBucketVersioning",
          "GetObject",
          "GetObjectAcl",
          "GetObjectAttributes",
          "GetObjectTagging",
          "HeadBucket",
          "HeadObject",
          "ListBuckets",
          "ListMultipartUploads",
          "ListObjectVersions",
          "ListObjects",
          "ListObjectsV2",
          "ListParts",
          "PostObject",
          "PutBucketNotificationConfiguration",
          "PutBucketPolicy",
          "PutBucketVersioning",
          "PutObject",
          "PutObjectTagging",
          "UploadPart",
          "UploadPartCopy");

  private static final Set<String> ACTIONS =
      Stream.of(OTHERS, CONFIGURES).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  private final BucketOperations buckets;
  private final Reads reads;
  private final Writes writes;
  private final Deletes deletes;
  private final Listings listings;
  private final Multipart multipart;
  private final Configurations configurations;

  S3Service(Buckets all, EventSink sink) {
    Notifications notifications = new Notifications(all, sink);
    buckets = new BucketOperations(all);
    reads = new Reads(all);
    writes = new Writes(all, notifications);
    deletes = new Deletes(all, notifications);
    listings = new Listings(all);
    multipart = new Multipart(all, notifications);
    configurations = new Configurations(all);
  }

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public Set<String> actions() {
    return ACTIONS;
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_XML;
  }

  @Override
  public String action(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> headers,
      byte[] body) {
    return S3Action.of(S3Call.of(method, path, query, headers));
  }

  @Override
  public List<Permission> permissions(AwsRequest request) {
    return S3Permissions.of(request);
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    if (!ACTIONS.contains(request.action())) {
      throw new AwsException(
          501, "NotImplemented", "The embedded cloud has no action s3:" + request.action());
    }
    S3Call call = S3Call.of(request);
    if (CONFIGURES.contains(request.action())) {
      return configurations.handle(request.action(), call, Payload.of(request).content());
    }
    return switch (request.action()) {
      case "GetObject" -> reads.get(call, true);
      case "HeadObject" -> reads.get(call, false);
      case "GetObjectAttributes" -> reads.attributes(call);
      case "GetObjectTagging" -> reads.tagging(call);
      case "GetObjectAcl" -> reads.acl(call);
      case "PutObject" -> writes.put(call, request);
      case "PostObject" -> writes.post(call, request);
      case "CopyObject" -> writes.copy(call, request);
      case "PutObjectTagging" -> writes.tag(call, request);
      case "DeleteObjectTagging" -> writes.untag(call);
      case "DeleteObject" -> deletes.one(call, request);
      case "DeleteObjects" -> deletes.many(call, request);
      case "ListObjectsV2", "ListObjects" -> listings.objects(call);
      case "ListObjectVersions" -> listings.versions(call);
      default -> rest(call, request);
    };
  }

  private AwsResponse rest(S3Call call, AwsRequest request) {
    return switch (request.action()) {
      case "CreateMultipartUpload" -> multipart.begin(call, request);
      case "UploadPart" -> multipart.part(call, request);
      case "UploadPartCopy" -> multipart.copyPart(call);
      case "CompleteMultipartUpload" -> multipart.complete(call, request);
      case "AbortMultipartUpload" -> multipart.abort(call);
      case "ListParts" -> multipart.parts(call);
      case "ListMultipartUploads" -> multipart.uploads(call);
      case "ListBuckets" -> buckets.list(call);
      case "GetBucketAcl" -> buckets.acl(call);
      case "CreateBucket" -> buckets.create(call);
      case "DeleteBucket" -> buckets.delete(call);
      case "HeadBucket" -> buckets.head(call);
      case "GetBucketLocation" -> buckets.location(call);
      case "GetBucketVersioning" -> buckets.versioning(call);
      case "PutBucketVersioning" -> buckets.setVersioning(call, request);
      case "GetBucketNotificationConfiguration" -> buckets.notification(call);
      case "GetBucketPolicy" -> buckets.policy(call);
      case "PutBucketPolicy" -> buckets.setPolicy(call, request.text());
      case "DeleteBucketPolicy" -> buckets.setPolicy(call, null);
      case "PutBucketNotificationConfiguration" -> buckets.setNotification(call, request);
      default -> throw new IllegalStateException("s3:" + request.action() + " is served by nobody");
    };
  }
}
