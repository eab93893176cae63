package dev.baton.cloud.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Timestamps;
import dev.baton.engine.clock.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All schedules by {@code group/name}, and the timer of each. One that fires once is waited for by
 * virtual time; those that recur fire on its way to something else. Guarded by itself.
 */
final class Schedules {
  static final String DEFAULT = "default";

  private final CloudContext context;
  private final Records records;
  private final Records groups;
  private final Firing firing;
  private final Map<String, Timer> timers = new HashMap<>();
  private boolean begun;

  Schedules(CloudContext context) {
    this.context = context;
    records = Records.of(context, "schedules");
    groups = Records.of(context, "schedule-groups");
    firing = new Firing(context);
    if (!groups.has(DEFAULT)) {
      putGroup(newGroup(DEFAULT));
    }
  }

  CloudContext context() {
    return context;
  }

  static String key(String group, String name) {
    return group + "/" + name;
  }

  String arn(String group, String name) {
    return context.arn("scheduler", "schedule/" + group + "/" + name);
  }

  Map<String, ObjectNode> all() {
    return records.all();
  }

  @Nullable ObjectNode find(String group, String name) {
    return records.get(key(group, name));
  }

  ObjectNode get(String group, String name) {
    ObjectNode found = find(group, name);
    if (found == null) {
      throw missing("Schedule " + name + " does not exist.");
    }
    return found;
  }

  static AwsException missing(String message) {
    return new AwsException(404, "ResourceNotFoundException", message);
  }

  /** Adds or replaces a schedule, and sets its timer anew. */
  synchronized void put(ObjectNode schedule) {
    String key = key(schedule.path("GroupName").asText(), schedule.path("Name").asText());
    schedule.remove("Done");
    records.put(key, schedule);
    if (begun) {
      arm(key, schedule, context.clock().now());
    }
  }

  synchronized void remove(String group, String name) {
    records.remove(key(group, name));
    cancel(key(group, name));
  }

  /** Lets the schedules fire from now on; what was due once while nothing ran fires at once. */
  synchronized void begin() {
    if (!begun) {
      begun = true;
      records.all().forEach((key, schedule) -> arm(key, schedule, context.clock().now()));
    }
  }

  synchronized void stop() {
    begun = false;
    timers.values().forEach(Timer::cancel);
    timers.clear();
  }

  private void cancel(String key) {
    Timer before = timers.remove(key);
    if (before != null) {
      before.cancel();
    }
  }

  private void arm(String key, ObjectNode schedule, Instant after) {
    cancel(key);
    if (schedule.path("State").asText("ENABLED").equals("DISABLED") || schedule.has("Done")) {
      return;
    }
    Expression when = expression(schedule);
    Instant due = due(schedule, when, after);
    if (due == null) {
      complete(key, schedule);
      return;
    }
    Instant fires = due.plus(delay(schedule, due));
    Runnable action = () -> fire(key, schedule, due);
    timers.put(
        key,
        when.once() ? context.clock().at(fires, action) : context.clock().inPassing(fires, action));
  }

  static Expression expression(ObjectNode schedule) {
    return Expression.of(
        schedule.path("ScheduleExpression").asText(),
        schedule.path("ScheduleExpressionTimezone").asText("UTC"));
  }

  private static @Nullable Instant due(ObjectNode schedule, Expression when, Instant after) {
    Instant created = Timestamps.read(schedule.path("CreationDate"));
    Instant start = Timestamps.read(schedule.path("StartDate"));
    Instant end = Timestamps.read(schedule.path("EndDate"));
    Instant from = start != null ? start : created == null ? after : created;
    Instant due = when instanceof Expression.At at ? at.moment() : when.next(after, from);
    return due == null || (end != null && !when.once() && due.isAfter(end)) ? null : due;
  }

  /** Some moment of the flexible window, the same each time for the same schedule and time. */
  private static Duration delay(ObjectNode schedule, Instant due) {
    int minutes = schedule.path("FlexibleTimeWindow").path("MaximumWindowInMinutes").asInt();
    if (!schedule.path("FlexibleTimeWindow").path("Mode").asText().equals("FLEXIBLE")) {
      return Duration.ZERO;
    }
    int mixed = (schedule.path("Name").asText() + due).hashCode();
    return Duration.ofSeconds(Math.floorMod(mixed, Math.max(1, minutes * 60)));
  }

  private synchronized void fire(String key, ObjectNode schedule, Instant due) {
    if (!begun || !records.has(key)) {
      return;
    }
    firing.begin(schedule, arn(schedule), due);
    if (expression(schedule).once()) {
      timers.remove(key);
      complete(key, schedule);
    } else {
      arm(key, schedule, due);
    }
  }

  private String arn(ObjectNode schedule) {
    return arn(schedule.path("GroupName").asText(), schedule.path("Name").asText());
  }

  /** A schedule that never fires again stays, or goes if that was asked for. */
  private void complete(String key, ObjectNode schedule) {
    if (schedule.path("ActionAfterCompletion").asText().equals("DELETE")) {
      records.remove(key);
    } else {
      records.put(key, schedule.deepCopy().put("Done", true));
    }
  }

  Map<String, ObjectNode> groups() {
    return groups.all();
  }

  ObjectNode group(String name) {
    ObjectNode group = groups.get(name);
    if (group == null) {
      throw missing("Schedule group " + name + " does not exist.");
    }
    return group;
  }

  boolean hasGroup(String name) {
    return groups.has(name);
  }

  ObjectNode newGroup(String name) {
    ObjectNode group = Json.object().put("Name", name).put("State", "ACTIVE");
    group.put("Arn", context.arn("scheduler", "schedule-group/" + name));
    group.set("CreationDate", Timestamps.seconds(context.clock().now()));
    group.set("LastModificationDate", Timestamps.seconds(context.clock().now()));
    group.putArray("Tags");
    return group;
  }

  void putGroup(ObjectNode group) {
    groups.put(group.path("Name").asText(), group);
  }

  /** Removes a group with all its schedules. */
  synchronized void removeGroup(String name) {
    groups.remove(name);
    for (ObjectNode schedule : records.all().values()) {
      if (schedule.path("GroupName").asText().equals(name)) {
        remove(name, schedule.path("Name").asText());
      }
    }
  }
}
