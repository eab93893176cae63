package dev.baton.cloud.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a bucket needs to outlive its cloud: each change as a line of its {@link Journal}. */
final class BucketStore implements AutoCloseable {
  private final Path folder;
  private final Journal journal;

  private BucketStore(Path folder, Journal journal) {
    this.folder = folder;
    this.journal = journal;
  }

  /** All buckets that a folder holds. */
  static List<Bucket> readAll(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.sorted().map(BucketStore::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The buckets in " + folder + " cannot be read", e);
    }
  }

  /** A bucket as it was, with its journal shortened to what it holds now. */
  private static Bucket read(Path folder) {
    List<ObjectNode> before = Journal.read(folder);
    Instant created =
        before.isEmpty()
            ? Instant.EPOCH
            : Instant.parse(before.getFirst().path("created").asText());
    Bucket bucket = new Bucket(String.valueOf(folder.getFileName()), created);
    before.forEach(change -> replay(bucket, folder, change));
    bucket.keepIn(new BucketStore(folder, Journal.rewrite(folder, changes(bucket))));
    return bucket;
  }

  /** The store of a bucket that has nothing in it yet. */
  static BucketStore create(Path folder, Bucket bucket) {
    return new BucketStore(folder, Journal.rewrite(folder, changes(bucket)));
  }

  private static List<ObjectNode> changes(Bucket bucket) {
    List<ObjectNode> changes = new ArrayList<>();
    changes.add(settingsOf(bucket));
    bucket.versions("").reversed().forEach(version -> changes.add(putOf(version)));
    return changes;
  }

  private static void replay(Bucket bucket, Path folder, ObjectNode change) {
    String key = change.path("key").asText();
    String versionId = change.path("versionId").asText();
    switch (change.path("change").asText()) {
      case "settings" -> {
        bucket.versioning(Bucket.Versioning.valueOf(change.path("versioning").asText()));
        bucket.notifyEventBridge(change.path("notifiesEventBridge").asBoolean());
        bucket.policy(change.path("policy").textValue());
        bucket.configurations().keySet().forEach(kind -> bucket.configure(kind, null));
        for (var each : change.path("configurations").properties()) {
          bucket.configure(each.getKey(), each.getValue().asText());
        }
      }
      case "put" -> bucket.put(version(folder, change), Preconditions.NONE);
      case "remove" -> {
        ObjectVersion _ = bucket.remove(key, versionId);
      }
      case "retag" -> {
        ObjectVersion version = bucket.version(key, versionId);
        if (version != null) {
          bucket.retag(version, text(change, "tagging"));
        }
      }
      default ->
          throw new UncheckedIOException(
              new IOException("A journal in " + folder + " holds a change that nobody knows"));
    }
  }

  /** Versioning and notification as they are now. */
  void settings(Bucket bucket) {
    journal.append(settingsOf(bucket));
  }

  /** Keeps a version, whose content is in a file from then on; one that it replaces goes. */
  ObjectVersion put(ObjectVersion version, @Nullable ObjectVersion replaced) {
    ObjectVersion kept =
        version.deleteMarker()
            ? version
            : version.withContent(journal.store(version.content().bytes()));
    journal.append(putOf(kept));
    if (replaced != null) {
      journal.drop(replaced.content());
    }
    return kept;
  }

  void remove(ObjectVersion version) {
    journal.append(
        change("remove").put("key", version.key()).put("versionId", version.versionId()));
    journal.drop(version.content());
  }

  void retag(ObjectVersion version) {
    journal.append(
        change("retag")
            .put("key", version.key())
            .put("versionId", version.versionId())
            .put("tagging", version.tagging()));
  }

  /** The bucket is no more. */
  void delete() {
    close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The bucket's folder " + folder + " cannot be deleted", e);
    }
  }

  @Override
  public void close() {
    journal.close();
  }

  private static ObjectNode change(String kind) {
    return Json.object().put("change", kind);
  }

  private static ObjectNode settingsOf(Bucket bucket) {
    ObjectNode settings =
        change("settings")
            .put("created", bucket.created().toString())
            .put("versioning", bucket.versioning().name())
            .put("notifiesEventBridge", bucket.notifiesEventBridge())
            .put("policy", bucket.policy());
    ObjectNode configurations = settings.putObject("configurations");
    bucket.configurations().forEach(configurations::put);
    return settings;
  }

  private static ObjectNode putOf(ObjectVersion version) {
    ObjectNode change =
        change("put")
            .put("key", version.key())
            .put("versionId", version.versionId())
            .put("etag", version.etag())
            .put("lastModified", version.lastModified().toString())
            .put("tagging", version.tagging())
            .put("deleteMarker", version.deleteMarker())
            .put("size", version.size());
    ObjectNode headers = change.putObject("headers");
    version.headers().forEach(headers::put);
    if (version.content() instanceof Content.InFile(Path file, int _)) {
      change.put("file", String.valueOf(file.getFileName()));
    }
    return change;
  }

  private static ObjectVersion version(Path folder, JsonNode change) {
    String file = text(change, "file");
    Content content =
        file == null
            ? new Content.InMemory(new byte[0])
            : new Content.InFile(Journal.content(folder, file), change.path("size").asInt());
    Map<String, String> headers = new LinkedHashMap<>();
    change
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return new ObjectVersion(
        change.path("key").asText(),
        change.path("versionId").asText(),
        content,
        change.path("etag").asText(),
        Instant.parse(change.path("lastModified").asText()),
        headers,
        text(change, "tagging"),
        change.path("deleteMarker").asBoolean());
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.path(name).asText() : null;
  }
}
