package dev.baton.cloud.events;

import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.scheduler.Expression;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Timer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The rules that fire by a schedule, in UTC: each sends an event of its own to its targets. Guarded
 * by itself.
 */
final class RuleSchedules implements AutoCloseable {
  private static final String ZONE = "UTC";

  private final EventBuses buses;
  private final Map<String, Armed> armed = new HashMap<>();

  private record Armed(Rule rule, Timer timer) {}

  RuleSchedules(EventBuses buses) {
    this.buses = buses;
  }

  /**
   * Refuses what no rule can have.
   *
   * @throws AwsException {@code ValidationException}
   */
  static void check(String schedule, EventBus bus) {
    if (!bus.name().equals(EventBuses.DEFAULT)) {
      throw AwsException.badRequest(
          "ValidationException", "ScheduleExpression is supported only on the default event bus.");
    }
    // One is singular and more are plural here, while Scheduler takes either.
    boolean spelled = !schedule.matches("rate\\((1 \\w+s|(?!1 )\\d+ \\w+[^s])\\)");
    try {
      if (spelled && !Expression.of(schedule, ZONE).once()) {
        return;
      }
    } catch (AwsException e) {
      // Refused below, in the words of EventBridge.
    }
    throw AwsException.badRequest(
        "ValidationException", "Parameter ScheduleExpression is not valid.");
  }

  /** Sets the timer of a rule anew; a rule without a schedule has none. */
  synchronized void put(Rule rule) {
    remove(rule);
    String schedule = rule.schedule();
    if (schedule != null) {
      Instant now = buses.context().clock().now();
      arm(rule, Expression.of(schedule, ZONE), now, now);
    }
  }

  synchronized void remove(Rule rule) {
    Armed before = armed.remove(rule.name());
    if (before != null) {
      before.timer().cancel();
    }
  }

  @Override
  public synchronized void close() {
    armed.values().forEach(each -> each.timer().cancel());
    armed.clear();
  }

  private void arm(Rule rule, Expression expression, Instant begun, Instant after) {
    Instant next = expression.next(after, begun);
    if (next != null) {
      Timer timer =
          buses.context().clock().inPassing(next, () -> fire(rule, expression, begun, next));
      armed.put(rule.name(), new Armed(rule, timer));
    }
  }

  private void fire(Rule rule, Expression expression, Instant begun, Instant due) {
    if (rule.enabled()) {
      var about = Json.array().add(rule.arn());
      buses.deliver(
          rule, buses.envelope("aws.events", "Scheduled Event", about, Json.object(), due));
    }
    synchronized (this) {
      Armed present = armed.get(rule.name());
      if (present != null && present.rule() == rule) {
        arm(rule, expression, begun, due);
      }
    }
  }
}
