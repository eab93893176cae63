package dev.baton.cloud.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All groups with their streams and events. Groups are kept with the data; events are in memory,
 * the latest of each stream, as what functions write is in files of the data folder anyway. Guarded
 * by itself.
 */
final class LogGroups {
  private static final int MOST_EVENTS = 10_000;

  private final CloudContext context;
  private final Records groups;
  private final Map<String, TreeMap<String, Stream>> streams = new TreeMap<>();
  private final List<LogSink> followers = new CopyOnWriteArrayList<>();
  private long sequence;

  LogGroups(CloudContext context) {
    this.context = context;
    groups = Records.of(context, "log-groups");
  }

  /** One line of a log. */
  record Event(long sequence, String stream, long timestamp, long ingestion, String message) {

    /** An id that sorts as the events do. */
    String id() {
      return String.format("%020d%020d", timestamp, sequence);
    }
  }

  /** A stream with its latest events, oldest first. */
  static final class Stream {
    final String name;
    final long created;
    final Deque<Event> events = new ArrayDeque<>();

    Stream(String name, long created) {
      this.name = name;
      this.created = created;
    }
  }

  CloudContext context() {
    return context;
  }

  void follow(LogSink follower) {
    followers.add(follower);
  }

  String arn(String group) {
    return context.arn("logs", "log-group:" + group);
  }

  synchronized void create(String group) {
    if (groups.has(group)) {
      throw AwsException.badRequest(
          "ResourceAlreadyExistsException", "The specified log group already exists");
    }
    ensure(group);
  }

  synchronized void ensure(String group) {
    if (!groups.has(group)) {
      ObjectNode made = Json.object().put("logGroupName", group);
      groups.put(group, made.put("creationTime", context.clock().millis()));
    }
  }

  synchronized ObjectNode group(String name) {
    ObjectNode group = groups.get(name);
    if (group == null) {
      throw AwsException.badRequest(
          "ResourceNotFoundException", "The specified log group does not exist.");
    }
    return group;
  }

  synchronized void put(ObjectNode group) {
    groups.put(group.path("logGroupName").asText(), group);
  }

  synchronized void retain(String name, int days) {
    put(group(name).put("retentionInDays", days));
  }

  synchronized void remove(String group) {
    group(group);
    groups.remove(group);
    streams.remove(group);
  }

  Map<String, ObjectNode> all() {
    return groups.all();
  }

  synchronized Map<String, Stream> streams(String group) {
    group(group);
    return new TreeMap<>(streams.getOrDefault(group, new TreeMap<>()));
  }

  synchronized void createStream(String group, String name) {
    group(group);
    if (streams(group).containsKey(name)) {
      throw AwsException.badRequest(
          "ResourceAlreadyExistsException", "The specified log stream already exists");
    }
    stream(group, name);
  }

  private Stream stream(String group, String name) {
    return streams
        .computeIfAbsent(group, g -> new TreeMap<>())
        .computeIfAbsent(name, n -> new Stream(n, context.clock().millis()));
  }

  synchronized void removeStream(String group, String name) {
    requireStream(group, name);
    streams.getOrDefault(group, new TreeMap<>()).remove(name);
  }

  synchronized void requireStream(String group, String name) {
    if (!streams(group).containsKey(name)) {
      throw AwsException.badRequest(
          "ResourceNotFoundException", "The specified log stream does not exist.");
    }
  }

  /** Adds an event; a group and a stream that are not there are made. */
  void accept(String group, String stream, Instant time, String message) {
    synchronized (this) {
      ensure(group);
      Deque<Event> events = stream(group, stream).events;
      long now = context.clock().millis();
      events.add(new Event(sequence++, stream, time.toEpochMilli(), now, message));
      if (events.size() > MOST_EVENTS) {
        events.removeFirst();
      }
    }
    followers.forEach(follower -> follower.accept(group, stream, time, message));
  }

  /** The events of some streams that are not older than the group keeps them, in order of time. */
  synchronized List<Event> events(String group, List<String> wanted) {
    int days = group(group).path("retentionInDays").asInt(Integer.MAX_VALUE / 100_000);
    long oldest = context.clock().millis() - days * 86_400_000L;
    List<Event> found = new ArrayList<>();
    for (Stream stream : streams(group).values()) {
      if (wanted.contains(stream.name)) {
        stream.events.forEach(event -> addIf(event.timestamp() >= oldest, event, found));
      }
    }
    found.sort(Comparator.comparing(Event::id));
    return found;
  }

  private static void addIf(boolean young, Event event, List<Event> found) {
    if (young) {
      found.add(event);
    }
  }
}
