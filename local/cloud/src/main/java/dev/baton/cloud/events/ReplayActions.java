package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Timestamps;
import dev.baton.engine.clock.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The actions upon replays: the events of an archive go on their bus again, in order, marked with
 * {@code replay-name}, to all rules or to those that are named.
 */
final class ReplayActions {
  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "Limit", 100, "ValidationException");

  private final EventBuses buses;
  private final Archives archives;
  private final Records replays;

  ReplayActions(EventBuses buses, Archives archives) {
    this.buses = buses;
    this.archives = archives;
    replays = Records.of(archives.context(), "replays");
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "StartReplay", (params, request) -> start(params),
        "DescribeReplay", (params, request) -> get(params),
        "ListReplays", (params, request) -> list(params),
        "CancelReplay", (params, request) -> cancel(params));
  }

  private ObjectNode get(Params params) {
    String name = params.text("ReplayName");
    ObjectNode replay = replays.get(name);
    if (replay == null) {
      throw AwsException.badRequest(
          "ResourceNotFoundException", "Replay " + name + " does not exist.");
    }
    return replay;
  }

  private JsonNode start(Params params) {
    String name = params.text("ReplayName");
    String source = params.text("EventSourceArn");
    if (replays.has(name)) {
      throw AwsException.badRequest(
          "ResourceAlreadyExistsException", "Replay " + name + " already exists.");
    }
    ObjectNode archive = archives.get(source.substring(source.lastIndexOf('/') + 1));
    EventBus bus = buses.get(params.sub("Destination").text("Arn"));
    if (!bus.arn().equals(archive.path("EventSourceArn").asText())) {
      throw AwsException.badRequest(
          "ValidationException",
          "Parameter Destination.Arn is not valid. Reason: Events can only be replayed to the bus"
              + " that they were archived from.");
    }
    Instant from = moment(params, "EventStartTime");
    Instant to = moment(params, "EventEndTime");
    if (!from.isBefore(to)) {
      throw AwsException.badRequest(
          "ValidationException",
          "Parameter EventEndTime is not valid. Reason: EventEndTime must be after"
              + " EventStartTime.");
    }
    ObjectNode replay = Json.object().put("ReplayName", name).put("EventSourceArn", source);
    replay.put("ReplayArn", archives.context().arn("events", "replay/" + name));
    replay.put("Description", params.textOr("Description", ""));
    replay.set("Destination", params.get("Destination"));
    replay.set("EventStartTime", Timestamps.seconds(from));
    replay.set("EventEndTime", Timestamps.seconds(to));
    replay.set("ReplayStartTime", Timestamps.seconds(archives.context().clock().now()));
    replays.put(name, replay.put("State", "STARTING"));
    run(replay, bus, archives.events(archive, from, to));
    ObjectNode answer = Json.object().put("ReplayArn", replay.path("ReplayArn").asText());
    answer.set("ReplayStartTime", replay.path("ReplayStartTime"));
    return answer.put("State", "STARTING");
  }

  private static Instant moment(Params params, String member) {
    Instant moment = params.instantOrNull(member);
    return moment == null ? Instant.parse(params.text(member)) : moment;
  }

  private void run(ObjectNode replay, EventBus bus, List<ObjectNode> events) {
    String name = replay.path("ReplayName").asText();
    List<String> rules = new Params((ObjectNode) replay.path("Destination")).texts("FilterArns");
    Hold hold = archives.context().clock().hold("replay " + name);
    Thread.ofVirtual()
        .name("replay")
        .start(
            () -> {
              try (hold) {
                for (ObjectNode event : events) {
                  if (isCancelled(name)) {
                    return;
                  }
                  buses.replay(bus, event.deepCopy().put("replay-name", name), rules);
                  replay.set("EventLastReplayedTime", Timestamps.seconds(time(event)));
                }
                var now = Timestamps.seconds(archives.context().clock().now());
                replay.put("State", "COMPLETED").set("ReplayEndTime", now);
                replays.put(name, replay);
              }
            });
  }

  private static Instant time(ObjectNode event) {
    return Instant.parse(event.path("time").asText());
  }

  private boolean isCancelled(String name) {
    ObjectNode present = replays.get(name);
    return present == null || present.path("State").asText().equals("CANCELLED");
  }

  private JsonNode list(Params params) {
    String prefix = params.textOr("NamePrefix", "");
    String source = params.textOr("EventSourceArn", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    replays
        .all()
        .forEach(
            (name, replay) -> {
              boolean ofArchive =
                  source.isEmpty() || replay.path("EventSourceArn").asText().equals(source);
              if (name.startsWith(prefix) && ofArchive) {
                shown.put(name, replay);
              }
            });
    return PAGES.page(params, "Replays", shown);
  }

  private JsonNode cancel(Params params) {
    ObjectNode replay = get(params);
    if (replay.path("State").asText().equals("COMPLETED")) {
      throw AwsException.badRequest(
          "IllegalStatusException",
          "Replay " + params.text("ReplayName") + " is not in a valid state for this operation.");
    }
    replays.put(params.text("ReplayName"), replay.put("State", "CANCELLED"));
    return Json.object()
        .put("ReplayArn", replay.path("ReplayArn").asText())
        .put("State", "CANCELLED");
  }
}
