package dev.baton.cloud.s3;

import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.SeededIds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All buckets by name, with the cloud's time and ids for what is put into them. */
final class Buckets {
  private final CloudContext context;
  private final SeededIds ids;
  private final @Nullable Path folder;
  private final Map<String, Bucket> byName = new ConcurrentSkipListMap<>();

  Buckets(CloudContext context) {
    this.context = context;
    this.ids = new SeededIds(context.seed(), "s3");
    this.folder = context.kept() ? context.data().resolve("s3") : null;
  }

  /** Finds what an earlier cloud on the same data left. */
  void start() {
    if (folder != null) {
      BucketStore.readAll(folder).forEach(bucket -> byName.put(bucket.name(), bucket));
    }
  }

  void close() {
    byName.values().forEach(Bucket::close);
  }

  Instant now() {
    return context.clock().now();
  }

  String region() {
    return context.region();
  }

  String account() {
    return context.account();
  }

  String newId() {
    return ids.next().replace("-", "");
  }

  /** The id for a new version in a bucket. */
  String versionFor(Bucket bucket) {
    return bucket.versioning() == Bucket.Versioning.ENABLED ? newId() : ObjectVersion.NO_VERSION;
  }

  Bucket get(String name) {
    Bucket bucket = byName.get(name);
    if (bucket == null) {
      throw new AwsException(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    return bucket;
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  List<Bucket> all() {
    return List.copyOf(byName.values());
  }

  Bucket create(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw AwsException.badRequest("InvalidBucketName", "The specified bucket is not valid.");
    }
    Bucket bucket = new Bucket(name, now());
    Bucket before = byName.putIfAbsent(name, bucket);
    if (before != null) {
      throw new AwsException(
          409,
          "BucketAlreadyOwnedByYou",
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
    if (folder != null) {
      bucket.keepIn(BucketStore.create(folder.resolve(name), bucket));
    }
    return bucket;
  }

  void delete(Bucket bucket) {
    if (!bucket.isEmpty()) {
      throw new AwsException(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
    }
    byName.remove(bucket.name());
    bucket.delete();
  }
}
