package dev.baton.cloud.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bucket: objects by key, each with its versions, newest first. Safe for threads. A change is in
 * the store, where there is one, before anybody sees it; multipart uploads under way are not kept.
 */
final class Bucket {

  /** Whether a bucket keeps versions; one that once did is never the same as one that never did. */
  enum Versioning {
    NEVER,
    ENABLED,
    SUSPENDED
  }

  private final String name;
  private final Instant created;
  private final TreeMap<String, List<ObjectVersion>> objects = new TreeMap<>();
  private final Map<String, Upload> uploads = new LinkedHashMap<>();
  private volatile Versioning versioning = Versioning.NEVER;
  private volatile boolean notifiesEventBridge;
  private final Map<String, String> configurations = new TreeMap<>();
  private volatile Map<String, String> encryption = Configurations.encryption(null);
  private @Nullable String policy;
  private @Nullable BucketStore store;

  Bucket(String name, Instant created) {
    this.name = name;
    this.created = created;
  }

  /** From now on every change is kept. */
  synchronized void keepIn(BucketStore folder) {
    store = folder;
  }

  String name() {
    return name;
  }

  Instant created() {
    return created;
  }

  Versioning versioning() {
    return versioning;
  }

  synchronized void versioning(Versioning wanted) {
    versioning = wanted;
    keepSettings();
  }

  boolean notifiesEventBridge() {
    return notifiesEventBridge;
  }

  synchronized void notifyEventBridge(boolean on) {
    notifiesEventBridge = on;
    keepSettings();
  }

  /** Who may use the bucket, as JSON; null where nobody said. */
  synchronized @Nullable String policy() {
    return policy;
  }

  synchronized void policy(@Nullable String document) {
    policy = document;
    keepSettings();
  }

  /** A document of {@link Configurations}: empty when it was deleted, null when never put. */
  synchronized @Nullable String configuration(String kind) {
    return configurations.get(kind);
  }

  synchronized void configure(String kind, @Nullable String document) {
    if (document == null) {
      configurations.remove(kind);
    } else {
      configurations.put(kind, document);
    }
    if (kind.equals(Configurations.ENCRYPTION)) {
      encryption = Configurations.encryption(document);
    }
    keepSettings();
  }

  /** The headers that say how an object is encrypted whose upload does not say it. */
  Map<String, String> encryption() {
    return encryption;
  }

  /** All documents of {@link Configurations} by kind. */
  synchronized Map<String, String> configurations() {
    return Map.copyOf(configurations);
  }

  private void keepSettings() {
    if (store != null) {
      store.settings(this);
    }
  }

  synchronized boolean isEmpty() {
    return objects.isEmpty();
  }

  /** The newest version, which may be a delete marker; null when there never was one. */
  synchronized @Nullable ObjectVersion newest(String key) {
    List<ObjectVersion> versions = objects.get(key);
    return versions == null ? null : versions.getFirst();
  }

  synchronized @Nullable ObjectVersion version(String key, String versionId) {
    for (ObjectVersion version : objects.getOrDefault(key, List.of())) {
      if (version.versionId().equals(versionId)) {
        return version;
      }
    }
    return null;
  }

  /** Makes a version the newest, if the condition holds of the one before. */
  synchronized void put(ObjectVersion version, Preconditions.OfWrite condition) {
    condition.check(newest(version.key()));
    ObjectVersion before =
        version.versionId().equals(ObjectVersion.NO_VERSION)
            ? version(version.key(), ObjectVersion.NO_VERSION)
            : null;
    ObjectVersion kept = store == null ? version : store.put(version, before);
    List<ObjectVersion> versions = objects.computeIfAbsent(version.key(), key -> new ArrayList<>());
    if (before != null) {
      versions.remove(before);
    }
    versions.addFirst(kept);
  }

  synchronized void retag(ObjectVersion version, @Nullable String tags) {
    List<ObjectVersion> versions = objects.getOrDefault(version.key(), List.of());
    int at = versions.indexOf(version);
    if (at >= 0) {
      ObjectVersion tagged = version.withTagging(tags);
      if (store != null) {
        store.retag(tagged);
      }
      versions.set(at, tagged);
    }
  }

  /** Removes one version for good; null when it was not there. */
  synchronized @Nullable ObjectVersion remove(String key, String versionId) {
    ObjectVersion version = version(key, versionId);
    List<ObjectVersion> versions = objects.get(key);
    if (version != null && versions != null) {
      if (store != null) {
        store.remove(version);
      }
      versions.remove(version);
      if (versions.isEmpty()) {
        objects.remove(key);
      }
    }
    return version;
  }

  /** All versions with a key of this prefix, by key, newest first. */
  synchronized List<ObjectVersion> versions(String prefix) {
    List<ObjectVersion> found = new ArrayList<>();
    for (Map.Entry<String, List<ObjectVersion>> each : objects.tailMap(prefix).entrySet()) {
      if (!each.getKey().startsWith(prefix)) {
        break;
      }
      found.addAll(each.getValue());
    }
    return found;
  }

  /** The newest versions of the objects that exist, by key. */
  List<ObjectVersion> existing(String prefix) {
    List<ObjectVersion> found = new ArrayList<>();
    String before = null;
    for (ObjectVersion version : versions(prefix)) {
      if (!version.key().equals(before) && !version.deleteMarker()) {
        found.add(version);
      }
      before = version.key();
    }
    return found;
  }

  synchronized void begin(Upload upload) {
    uploads.put(upload.id(), upload);
  }

  synchronized @Nullable Upload upload(String id) {
    return uploads.get(id);
  }

  synchronized List<Upload> uploads() {
    return List.copyOf(uploads.values());
  }

  synchronized void end(Upload upload) {
    uploads.remove(upload.id());
  }

  /** The bucket is deleted, and all that was kept of it. */
  synchronized void delete() {
    if (store != null) {
      store.delete();
    }
  }

  /** Nothing is kept from now on. */
  synchronized void close() {
    if (store != null) {
      store.close();
    }
  }
}
