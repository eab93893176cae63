package dev.baton.cloud.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * One queue: its name, and its attributes as SQS shows them. ElasticMQ is told of those that it
 * acts upon; the others are kept. Safe for threads.
 */
public final class Queue {
  private final String name;
  private final String url;
  private final String arn;
  private final ActorRef actor;
  private final Map<String, String> attributes;
  private final Map<String, String> tags = new TreeMap<>();

  Queue(String name, String url, String arn, ActorRef actor, Map<String, String> attributes) {
    this.name = name;
    this.url = url;
    this.arn = arn;
    this.actor = actor;
    this.attributes = new TreeMap<>(attributes);
  }

  public String name() {
    return name;
  }

  public String url() {
    return url;
  }

  public String arn() {
    return arn;
  }

  ActorRef actor() {
    return actor;
  }

  boolean isFifo() {
    return name.endsWith(".fifo");
  }

  /** How long a received message stays hidden. */
  public Duration visibilityTimeout() {
    return Duration.ofSeconds(Long.parseLong(attribute("VisibilityTimeout")));
  }

  synchronized String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  synchronized @Nullable String attributeOrNull(String attribute) {
    return attributes.get(attribute);
  }

  synchronized Map<String, String> attributes() {
    return new TreeMap<>(attributes);
  }

  synchronized void set(Map<String, String> changed) {
    attributes.putAll(changed);
  }

  synchronized Map<String, String> tags() {
    return new TreeMap<>(tags);
  }

  synchronized void tag(Map<String, String> added) {
    tags.putAll(added);
  }

  synchronized void untag(Iterable<String> keys) {
    keys.forEach(tags::remove);
  }
}
