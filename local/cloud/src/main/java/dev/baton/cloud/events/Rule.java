package dev.baton.cloud.events;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A rule of a bus: a pattern or a schedule or both, and targets by id. Safe for threads. */
final class Rule {
  private final String name;
  private final String arn;
  private final Trigger trigger;
  private final @Nullable String description;
  private final @Nullable String roleArn;
  private final Map<String, Target> targets = new ConcurrentSkipListMap<>();
  private volatile boolean enabled;

  /** What a rule fires by: one of them, or both. */
  record Trigger(@Nullable String pattern, @Nullable String schedule) {}

  Rule(
      String name,
      String arn,
      Trigger trigger,
      @Nullable String description,
      @Nullable String roleArn) {
    this.name = name;
    this.arn = arn;
    this.trigger = trigger;
    this.description = description;
    this.roleArn = roleArn;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  @Nullable String pattern() {
    return trigger.pattern();
  }

  @Nullable String schedule() {
    return trigger.schedule();
  }

  @Nullable String description() {
    return description;
  }

  @Nullable String roleArn() {
    return roleArn;
  }

  boolean enabled() {
    return enabled;
  }

  void enable(boolean on) {
    enabled = on;
  }

  Collection<Target> targets() {
    return targets.values();
  }

  void put(List<Target> added) {
    added.forEach(target -> targets.put(target.id(), target));
  }

  void remove(List<String> ids) {
    ids.forEach(targets::remove);
  }
}
