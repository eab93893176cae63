package dev.baton.cloud.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The actions that write, read and filter events. */
final class EventActions {
  private static final int MOST = 10_000;
  private static final Paging PAGES =
      new Paging("nextToken", "nextToken", "limit", MOST, "InvalidParameterException");

  private final LogGroups groups;

  EventActions(LogGroups groups) {
    this.groups = groups;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "PutLogEvents", (params, request) -> put(params),
        "GetLogEvents", (params, request) -> get(params),
        "FilterLogEvents", (params, request) -> filter(params));
  }

  private JsonNode put(Params params) {
    String group = GroupActions.name(params);
    String stream = params.text("logStreamName");
    groups.requireStream(group, stream);
    JsonNode events = params.get("logEvents");
    if (events.isEmpty() || events.size() > MOST) {
      throw AwsException.badRequest(
          "InvalidParameterException",
          "1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member"
              + " must have length between 1 and 10000");
    }
    long before = Long.MIN_VALUE;
    for (JsonNode event : events) {
      long time = event.path("timestamp").asLong();
      if (time < before) {
        throw AwsException.badRequest(
            "InvalidParameterException",
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
      before = time;
    }
    for (JsonNode event : events) {
      Instant time = Instant.ofEpochMilli(event.path("timestamp").asLong());
      groups.accept(group, stream, time, event.path("message").asText());
    }
    return Json.object().put("nextSequenceToken", "1");
  }

  /** A token is a place between events; as on AWS it comes back unchanged at the end. */
  private JsonNode get(Params params) {
    String group = GroupActions.name(params);
    String stream = params.text("logStreamName");
    groups.requireStream(group, stream);
    List<LogGroups.Event> all = within(groups.events(group, List.of(stream)), params);
    int limit = Math.max(1, Math.min(params.numberOr("limit", MOST), MOST));
    String token = params.textOr("nextToken", params.flag("startFromHead") ? "f/" : "b/");
    if (!token.matches("[fb]/[0-9]*")) {
      throw AwsException.badRequest(
          "InvalidParameterException", "The specified nextToken is invalid.");
    }
    String place = token.substring(2);
    int from;
    int to;
    if (token.startsWith("f/")) {
      from = place.isEmpty() ? 0 : after(all, place);
      to = Math.min(all.size(), from + limit);
    } else {
      to = place.isEmpty() ? all.size() : before(all, place);
      from = Math.max(0, to - limit);
    }
    ObjectNode answer = Json.object();
    ArrayNode shown = answer.putArray("events");
    for (LogGroups.Event event : all.subList(from, to)) {
      ObjectNode line = shown.addObject().put("timestamp", event.timestamp());
      line.put("message", event.message()).put("ingestionTime", event.ingestion());
    }
    answer.put("nextForwardToken", from == to ? "f/" + place : "f/" + all.get(to - 1).id());
    return answer.put("nextBackwardToken", from == to ? "b/" + place : "b/" + all.get(from).id());
  }

  private static int after(List<LogGroups.Event> all, String id) {
    int index = 0;
    while (index < all.size() && all.get(index).id().compareTo(id) <= 0) {
      index++;
    }
    return index;
  }

  private static int before(List<LogGroups.Event> all, String id) {
    int index = 0;
    while (index < all.size() && all.get(index).id().compareTo(id) < 0) {
      index++;
    }
    return index;
  }

  private static List<LogGroups.Event> within(List<LogGroups.Event> events, Params params) {
    long start = params.get("startTime").asLong(Long.MIN_VALUE);
    long end = params.get("endTime").asLong(Long.MAX_VALUE);
    return events.stream().filter(e -> e.timestamp() >= start && e.timestamp() < end).toList();
  }

  private JsonNode filter(Params params) {
    String group = GroupActions.name(params);
    FilterPattern pattern = FilterPattern.of(params.textOr("filterPattern", ""));
    String prefix = params.textOr("logStreamNamePrefix", "");
    List<String> named = params.texts("logStreamNames");
    List<String> wanted = new ArrayList<>();
    for (String stream : groups.streams(group).keySet()) {
      if (stream.startsWith(prefix) && (named.isEmpty() || named.contains(stream))) {
        wanted.add(stream);
      }
    }
    Map<String, JsonNode> found = new TreeMap<>();
    long start = params.get("startTime").asLong(Long.MIN_VALUE);
    long end = params.get("endTime").asLong(Long.MAX_VALUE);
    for (LogGroups.Event event : groups.events(group, wanted)) {
      boolean inTime = event.timestamp() >= start && event.timestamp() <= end;
      if (inTime && pattern.matches(event.message())) {
        ObjectNode line = Json.object().put("logStreamName", event.stream());
        line.put("timestamp", event.timestamp()).put("message", event.message());
        line.put("ingestionTime", event.ingestion());
        found.put(event.id(), line.put("eventId", event.id()));
      }
    }
    ObjectNode answer = PAGES.page(params, "events", found);
    ArrayNode searched = answer.putArray("searchedLogStreams");
    wanted.forEach(
        s -> searched.addObject().put("logStreamName", s).put("searchedCompletely", true));
    return answer;
  }
}
