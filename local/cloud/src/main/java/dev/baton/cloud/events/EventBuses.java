package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.CloudContext;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.SeededIds;
import dev.baton.engine.clock.Hold;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** All buses by name, and the way of an event onto one. Safe for threads. */
final class EventBuses implements EventSink {
  static final String DEFAULT = "default";

  private final CloudContext context;
  private final Delivery delivery;
  private final SeededIds ids;
  private final Archives archives;
  private final RuleSchedules schedules;
  private final Map<String, EventBus> byName = new ConcurrentSkipListMap<>();

  EventBuses(CloudContext context) {
    this.context = context;
    this.delivery = new Delivery(context);
    this.ids = new SeededIds(context.seed(), "events");
    this.archives = new Archives(context);
    this.schedules = new RuleSchedules(this);
    create(DEFAULT);
  }

  CloudContext context() {
    return context;
  }

  EventBus create(String name) {
    EventBus bus =
        new EventBus(name, context.arn("events", "event-bus/" + name), context.clock().now());
    if (byName.putIfAbsent(name, bus) != null) {
      throw AwsException.badRequest(
          "ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
    }
    return bus;
  }

  void delete(String name) {
    if (name.equals(DEFAULT)) {
      throw AwsException.badRequest("ValidationException", "Cannot delete event bus default.");
    }
    byName.remove(name);
  }

  boolean has(String nameOrArn) {
    return byName.containsKey(nameOf(nameOrArn));
  }

  /** The bus of a name or an ARN. */
  EventBus get(String nameOrArn) {
    EventBus bus = byName.get(nameOf(nameOrArn));
    if (bus == null) {
      throw AwsException.badRequest(
          "ResourceNotFoundException", "Event bus " + nameOf(nameOrArn) + " does not exist.");
    }
    return bus;
  }

  List<EventBus> all() {
    return List.copyOf(byName.values());
  }

  private static String nameOf(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  @Override
  public void publish(String source, String detailType, List<String> resources, ObjectNode detail) {
    ArrayNode about = Json.array();
    resources.forEach(about::add);
    accept(get(DEFAULT), envelope(source, detailType, about, detail, context.clock().now()));
  }

  /** An event in the form in which rules see it, with a new id. */
  ObjectNode envelope(
      String source, String detailType, JsonNode resources, JsonNode detail, Instant time) {
    ObjectNode event = Json.object();
    event.put("version", "0");
    event.put("id", ids.next());
    event.put("detail-type", detailType);
    event.put("source", source);
    event.put("account", context.account());
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", context.region());
    event.set("resources", resources);
    event.set("detail", detail);
    return event;
  }

  Archives archives() {
    return archives;
  }

  RuleSchedules schedules() {
    return schedules;
  }

  /** Takes an event to the targets of one rule, whatever its pattern. */
  void deliver(Rule rule, ObjectNode event) {
    deliver(get(DEFAULT), event, List.of(rule));
  }

  /** Puts an event on a bus; delivery goes on after this returns, and time waits for it. */
  void accept(EventBus bus, ObjectNode event) {
    archives.accept(bus, event);
    deliver(bus, event, bus.matching(event));
  }

  /**
   * Puts an event of an archive on its bus again.
   *
   * @param rules the ARNs of those that shall see it; all when there are none
   */
  void replay(EventBus bus, ObjectNode event, List<String> rules) {
    List<Rule> wanted =
        bus.matching(event).stream()
            .filter(rule -> rules.isEmpty() || rules.contains(rule.arn()))
            .toList();
    deliver(bus, event, wanted);
  }

  private void deliver(EventBus bus, ObjectNode event, List<Rule> matched) {
    context.listener().onBusEvent(bus.name(), event);
    if (!matched.isEmpty()) {
      Hold hold = context.clock().hold("event on bus " + bus.name());
      Thread.ofVirtual()
          .name("deliver-" + bus.name())
          .start(Context.current().wrap(() -> deliver(matched, event, hold)));
    }
  }

  private void deliver(List<Rule> matched, ObjectNode event, Hold hold) {
    try (hold) {
      for (Rule rule : matched) {
        rule.targets().forEach(target -> delivery.deliver(rule, target, event));
      }
    }
  }
}
