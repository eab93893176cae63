package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.Patterns;

/**
 * A bus: where an event meets the rules. All patterns are compiled into one machine, so that
 * matching does not grow with the number of rules. Safe for threads.
 */
final class EventBus {
  private final String name;
  private final String arn;
  private final Instant created;
  private volatile Instant modified;
  private volatile String description = "";
  private volatile JsonNode policy = Json.object();
  private final Map<String, Rule> rules = new ConcurrentSkipListMap<>();
  private final Machine machine = Machine.builder().build();

  /** The machine may be read by many or changed by one. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  EventBus(String name, String arn, Instant created) {
    this.name = name;
    this.arn = arn;
    this.created = created;
    this.modified = created;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  Instant created() {
    return created;
  }

  Instant modified() {
    return modified;
  }

  /** A remark; empty where nobody made one. */
  String description() {
    return description;
  }

  void describe(String remark, Instant now) {
    description = remark;
    modified = now;
  }

  /** What PutPermission allowed, as a policy; without a statement where nobody did. */
  JsonNode policy() {
    return policy;
  }

  void policy(JsonNode value) {
    policy = value;
  }

  List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  @Nullable Rule rule(String rule) {
    return rules.get(rule);
  }

  private static List<Map<String, List<Patterns>>> compiled(Rule rule) {
    String pattern = rule.pattern();
    return pattern == null ? List.of() : EventPatterns.compile(pattern);
  }

  /** Adds a rule, or replaces the one of that name and keeps its targets. */
  void put(Rule rule) {
    List<Map<String, List<Patterns>>> compiled = compiled(rule);
    lock.writeLock().lock();
    try {
      Rule before = rules.put(rule.name(), rule);
      if (before != null) {
        EventPatterns.remove(machine, before.name(), compiled(before));
        rule.put(List.copyOf(before.targets()));
      }
      EventPatterns.add(machine, rule.name(), compiled);
    } finally {
      lock.writeLock().unlock();
    }
  }

  void remove(Rule rule) {
    lock.writeLock().lock();
    try {
      EventPatterns.remove(machine, rule.name(), compiled(rule));
      rules.remove(rule.name());
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The enabled rules whose pattern the event matches. */
  List<Rule> matching(ObjectNode event) {
    if (rules.isEmpty()) {
      return List.of();
    }
    lock.readLock().lock();
    try {
      List<Rule> matched = new ArrayList<>();
      for (String each : machine.rulesForJSONEvent(event)) {
        Rule rule = rules.get(each);
        if (rule != null && rule.enabled()) {
          matched.add(rule);
        }
      }
      return matched;
    } finally {
      lock.readLock().unlock();
    }
  }
}
