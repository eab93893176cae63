package dev.baton.cloud.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The operations on buckets themselves. */
final class BucketOperations {
  private static final int MOST = 10_000;

  private final Buckets buckets;

  BucketOperations(Buckets buckets) {
    this.buckets = buckets;
  }

  AwsResponse list(S3Call call) {
    String prefix = call.parameterOr("prefix", "");
    String after = Listings.after(call.parameter("continuation-token"));
    int most = Math.clamp(call.numberOr("max-buckets", MOST), 1, MOST);
    List<Bucket> rest =
        buckets.all().stream()
            .filter(each -> each.name().startsWith(prefix) && each.name().compareTo(after) > 0)
            .toList();
    List<Bucket> page = rest.subList(0, Math.min(most, rest.size()));
    String next = page.size() < rest.size() ? page.getLast().name() : null;
    return Xml.document(
        "ListAllMyBucketsResult",
        xml ->
            xml.nest("Owner", owner -> owner.put("ID", buckets.account()))
                .nest("Buckets", list -> page.forEach(bucket -> show(list, bucket)))
                .put("ContinuationToken", Listings.token(next)));
  }

  private static void show(Xml list, Bucket bucket) {
    list.nest(
        "Bucket", each -> each.put("Name", bucket.name()).put("CreationDate", bucket.created()));
  }

  /** There is one account, which may do everything. */
  AwsResponse acl(S3Call call) {
    buckets.get(call.bucket());
    return Xml.ownersGrant(buckets.account());
  }

  AwsResponse create(S3Call call) {
    // Who creates a bucket again in the oldest region is told it went well: "CreateBucket" of the
    // S3 API Reference, BucketAlreadyOwnedByYou.
    if (!buckets.region().equals("us-east-1") || !buckets.has(call.bucket())) {
      buckets.create(call.bucket());
    }
    return new AwsResponse(200, Map.of("location", List.of("/" + call.bucket())), new byte[0]);
  }

  AwsResponse delete(S3Call call) {
    buckets.delete(buckets.get(call.bucket()));
    return empty(204);
  }

  AwsResponse head(S3Call call) {
    buckets.get(call.bucket());
    return new AwsResponse(
        200, Map.of("x-amz-bucket-region", List.of(buckets.region())), new byte[0]);
  }

  AwsResponse location(S3Call call) {
    buckets.get(call.bucket());
    String region = buckets.region();
    return Xml.document(
        "LocationConstraint",
        xml -> {
          if (!region.equals("us-east-1")) {
            xml.text(region);
          }
        });
  }

  AwsResponse versioning(S3Call call) {
    Bucket.Versioning versioning = buckets.get(call.bucket()).versioning();
    return Xml.document(
        "VersioningConfiguration",
        xml -> {
          if (versioning != Bucket.Versioning.NEVER) {
            String name = versioning.name();
            xml.put("Status", name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
          }
        });
  }

  AwsResponse setVersioning(S3Call call, AwsRequest request) {
    Bucket bucket = buckets.get(call.bucket());
    String status = Xml.child(Xml.parse(request.body()), "Status");
    bucket.versioning(
        switch (status == null ? "" : status) {
          case "Enabled" -> Bucket.Versioning.ENABLED;
          case "Suspended" -> Bucket.Versioning.SUSPENDED;
          default ->
              throw AwsException.badRequest("MalformedXML", "Status is Enabled or Suspended");
        });
    return empty(200);
  }

  AwsResponse policy(S3Call call) {
    String policy = buckets.get(call.bucket()).policy();
    if (policy == null) {
      throw new AwsException(404, "NoSuchBucketPolicy", "The bucket policy does not exist");
    }
    return new AwsResponse(
        200,
        Map.of("content-type", List.of("application/json")),
        policy.getBytes(StandardCharsets.UTF_8));
  }

  AwsResponse setPolicy(S3Call call, @Nullable String document) {
    Bucket bucket = buckets.get(call.bucket());
    if (document != null && !(Json.parseOrNull(document) instanceof ObjectNode)) {
      throw AwsException.badRequest(
          "MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
    }
    bucket.policy(document);
    return empty(204);
  }

  AwsResponse notification(S3Call call) {
    Bucket bucket = buckets.get(call.bucket());
    return Xml.document(
        "NotificationConfiguration",
        xml -> {
          if (bucket.notifiesEventBridge()) {
            xml.put("EventBridgeConfiguration", "");
          }
        });
  }

  AwsResponse setNotification(S3Call call, AwsRequest request) {
    Bucket bucket = buckets.get(call.bucket());
    Element configuration = Xml.parse(request.body());
    for (String other :
        List.of("TopicConfiguration", "QueueConfiguration", "CloudFunctionConfiguration")) {
      if (!Xml.children(configuration, other).isEmpty()) {
        throw new AwsException(
            501, "NotImplemented", "Buckets here notify EventBridge only, no " + other);
      }
    }
    bucket.notifyEventBridge(!Xml.children(configuration, "EventBridgeConfiguration").isEmpty());
    return empty(200);
  }

  private static AwsResponse empty(int status) {
    return new AwsResponse(status, Map.of(), new byte[0]);
  }
}
