package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * All archives, and the events in them, which outlive the cloud with its data. An archive holds the
 * latest fifty thousand events. Guarded by itself.
 */
final class Archives {
  private static final int MOST_EVENTS = 50_000;

  private final CloudContext context;
  private final Records archives;
  private final Records events;
  private final Map<String, Predicate<JsonNode>> patterns = new ConcurrentHashMap<>();
  private long sequence;

  Archives(CloudContext context) {
    this.context = context;
    archives = Records.of(context, "archives");
    events = Records.of(context, "archive-events");
    sequence = events.all().size();
  }

  CloudContext context() {
    return context;
  }

  String arn(String name) {
    return context.arn("events", "archive/" + name);
  }

  boolean has(String name) {
    return archives.has(name);
  }

  ObjectNode get(String name) {
    ObjectNode archive = archives.get(name);
    if (archive == null) {
      throw AwsException.badRequest(
          "ResourceNotFoundException", "Archive " + name + " does not exist.");
    }
    return archive;
  }

  Map<String, ObjectNode> all() {
    return archives.all();
  }

  /** Adds or changes an archive; its pattern must be one. */
  synchronized void put(ObjectNode archive) {
    String pattern = archive.path("EventPattern").asText("");
    if (!pattern.isEmpty()) {
      Predicate<JsonNode> _ = EventPatterns.matcher(pattern);
    }
    archives.put(archive.path("ArchiveName").asText(), archive);
  }

  synchronized void remove(String name) {
    get(name);
    archives.remove(name);
    while (dropFirst(name)) {
      // until none is left
    }
  }

  private boolean dropFirst(String name) {
    String key = events.first(name + "/");
    if (key != null) {
      events.remove(key);
    }
    return key != null;
  }

  /** Keeps an event that was put on a bus in each archive of the bus that wants it. */
  void accept(EventBus bus, ObjectNode event) {
    for (ObjectNode archive : archives.all().values()) {
      String pattern = archive.path("EventPattern").asText("");
      boolean wanted =
          archive.path("EventSourceArn").asText().equals(bus.arn())
              && (pattern.isEmpty()
                  || patterns.computeIfAbsent(pattern, EventPatterns::matcher).test(event));
      if (wanted) {
        keep(archive, event);
      }
    }
  }

  private synchronized void keep(ObjectNode archive, ObjectNode event) {
    String name = archive.path("ArchiveName").asText();
    ObjectNode line = Json.object();
    line.set("At", Timestamps.seconds(context.clock().now()));
    line.set("Event", event);
    events.put(name + "/" + String.format("%012d", sequence++), line);
    ObjectNode present = archives.get(name);
    if (present != null) {
      long count = present.path("EventCount").asLong() + 1;
      present.put("EventCount", count);
      long size = present.path("SizeBytes").asLong() + Json.bytes(event).length;
      archives.put(name, present.put("SizeBytes", size));
      if (count > MOST_EVENTS) {
        dropFirst(name);
      }
    }
  }

  /** The events of an archive from one moment up to another, oldest first. */
  synchronized List<ObjectNode> events(ObjectNode archive, Instant from, Instant to) {
    String prefix = archive.path("ArchiveName").asText() + "/";
    int days = archive.path("RetentionDays").asInt();
    Instant oldest = days == 0 ? Instant.EPOCH : context.clock().now().minus(Duration.ofDays(days));
    List<ObjectNode> found = new ArrayList<>();
    events
        .all()
        .forEach(
            (key, line) -> {
              Instant at = Timestamps.read(line.path("At"));
              boolean inTime =
                  at != null && !at.isBefore(from) && at.isBefore(to) && !at.isBefore(oldest);
              if (key.startsWith(prefix) && inTime) {
                found.add((ObjectNode) line.path("Event"));
              }
            });
    return found;
  }
}
