package dev.baton.cloud.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.events.EventSink;
import dev.baton.cloud.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a bucket tells EventBridge of its objects, in the shape of "Amazon S3 event message
 * structure" of the S3 user guide.
 */
final class Notifications {
  private final Buckets buckets;
  private final EventSink sink;
  private final AtomicLong sequence = new AtomicLong(0x61700000000000L);

  Notifications(Buckets buckets, EventSink sink) {
    this.buckets = buckets;
    this.sink = sink;
  }

  /**
   * @param reason the action that created it, such as {@code PutObject}
   */
  void created(Bucket bucket, ObjectVersion version, String reason, AwsRequest request) {
    if (bucket.notifiesEventBridge()) {
      ObjectNode detail = detail(bucket, version, reason, request);
      ObjectNode object = (ObjectNode) detail.path("object");
      object.put("size", version.size());
      object.put("etag", version.etag());
      sequencer(object);
      publish(bucket, "Object Created", detail);
    }
  }

  /** A version went for good, or a delete marker came. */
  void deleted(Bucket bucket, ObjectVersion version, boolean marker, AwsRequest request) {
    if (bucket.notifiesEventBridge()) {
      ObjectNode detail = detail(bucket, version, "DeleteObject", request);
      sequencer((ObjectNode) detail.path("object"));
      detail.put("deletion-type", marker ? "Delete Marker Created" : "Permanently Deleted");
      publish(bucket, "Object Deleted", detail);
    }
  }

  private ObjectNode detail(
      Bucket bucket, ObjectVersion version, String reason, AwsRequest request) {
    ObjectNode detail = Json.object();
    detail.put("version", "0");
    detail.putObject("bucket").put("name", bucket.name());
    ObjectNode object = detail.putObject("object");
    object.put("key", version.key());
    if (!version.versionId().equals(ObjectVersion.NO_VERSION)) {
      object.put("version-id", version.versionId());
    }
    detail.put("request-id", buckets.newId().substring(0, 16).toUpperCase(Locale.ROOT));
    detail.put(
        "requester", request.caller().arn().isEmpty() ? "s3.amazonaws.com" : buckets.account());
    detail.put("source-ip-address", "127.0.0.1");
    detail.put("reason", reason);
    return detail;
  }

  private void sequencer(ObjectNode object) {
    object.put("sequencer", String.format(Locale.ROOT, "%018X", sequence.incrementAndGet()));
  }

  private void publish(Bucket bucket, String type, ObjectNode detail) {
    sink.publish("aws.s3", type, List.of("arn:aws:s3:::" + bucket.name()), detail);
  }
}
