package dev.baton.cloud.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Timestamps;
import dev.baton.engine.clock.Timer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All alarms by name, each evaluated when one of its periods ends; virtual time does not move for
 * it. Guarded by itself.
 */
final class Alarms {
  private static final int MOST_HISTORY = 1000;

  private final CloudContext context;
  private final Metrics metrics;
  private final AlarmNotices notices;
  private final Records records;
  private final Map<String, Timer> timers = new HashMap<>();
  private final Deque<ObjectNode> history = new ArrayDeque<>();
  private boolean begun;

  Alarms(CloudContext context, Metrics metrics, AlarmNotices notices) {
    this.context = context;
    this.metrics = metrics;
    this.notices = notices;
    records = Records.of(context, "alarms");
  }

  CloudContext context() {
    return context;
  }

  Map<String, ObjectNode> all() {
    return records.all();
  }

  boolean has(String name) {
    return records.has(name);
  }

  synchronized List<ObjectNode> history() {
    return history.stream().map(ObjectNode::deepCopy).toList();
  }

  /** Adds or replaces an alarm, which keeps its state. */
  synchronized void put(ObjectNode alarm) {
    String name = alarm.path("AlarmName").asText();
    ObjectNode before = records.get(name);
    var now = Timestamps.seconds(context.clock().now());
    alarm.set("AlarmConfigurationUpdatedTimestamp", now);
    if (before == null) {
      alarm
          .put("StateValue", "INSUFFICIENT_DATA")
          .put("StateReason", "Unchecked: Initial alarm creation");
      alarm.set("StateUpdatedTimestamp", now);
    } else {
      for (String member : List.of("StateValue", "StateReason", "StateUpdatedTimestamp")) {
        alarm.set(member, before.path(member));
      }
    }
    records.put(name, alarm);
    if (begun) {
      arm(name, alarm);
    }
  }

  synchronized void remove(String name) {
    records.remove(name);
    cancel(name);
  }

  private void cancel(String name) {
    Timer timer = timers.remove(name);
    if (timer != null) {
      timer.cancel();
    }
  }

  synchronized void begin() {
    begun = true;
    records.all().forEach(this::arm);
  }

  synchronized void stop() {
    begun = false;
    timers.values().forEach(Timer::cancel);
    timers.clear();
  }

  private void arm(String name, ObjectNode alarm) {
    cancel(name);
    long length = new AlarmCheck(alarm, metrics).period().toSeconds();
    long now = context.clock().now().getEpochSecond();
    Instant due = Instant.ofEpochSecond((Math.floorDiv(now, length) + 1) * length);
    timers.put(name, context.clock().inPassing(due, () -> evaluate(name)));
  }

  private synchronized void evaluate(String name) {
    ObjectNode alarm = records.get(name);
    if (!begun || alarm == null) {
      return;
    }
    arm(name, alarm);
    AlarmCheck.Verdict verdict = new AlarmCheck(alarm, metrics).at(context.clock().now());
    if (!verdict.state().equals(alarm.path("StateValue").asText())) {
      become(name, verdict.state(), verdict.reason());
    }
  }

  /** Changes the state of an alarm and tells those whom it names. */
  synchronized void become(String name, String state, String reason) {
    ObjectNode alarm = records.get(name);
    if (alarm == null) {
      return;
    }
    String before = alarm.path("StateValue").asText();
    Instant now = context.clock().now();
    alarm.put("StateValue", state).put("StateReason", reason);
    alarm.set("StateUpdatedTimestamp", Timestamps.seconds(now));
    records.put(name, alarm);
    ObjectNode item = Json.object().put("AlarmName", name).put("AlarmType", "MetricAlarm");
    item.put("HistoryItemType", "StateUpdate");
    item.put("HistorySummary", "Alarm updated from " + before + " to " + state);
    item.set("Timestamp", Timestamps.any(now));
    history.addFirst(item);
    if (history.size() > MOST_HISTORY) {
      history.removeLast();
    }
    if (!before.equals(state)) {
      notices.tell(alarm, before, now);
    }
  }

  synchronized void enable(String name, boolean on) {
    ObjectNode alarm = records.get(name);
    if (alarm != null) {
      records.put(name, alarm.put("ActionsEnabled", on));
    }
  }
}
