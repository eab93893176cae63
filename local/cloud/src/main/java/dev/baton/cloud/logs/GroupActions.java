package dev.baton.cloud.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The actions upon groups and streams. */
final class GroupActions {
  private static final Pattern NAME = Pattern.compile("[\\.\\-_/#A-Za-z0-9]+");
  private static final Pattern STREAM = Pattern.compile("[^:*]+");
  private static final Set<Integer> DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);
  static final Paging PAGES =
      new Paging("nextToken", "nextToken", "limit", 50, "InvalidParameterException");

  private final LogGroups groups;

  GroupActions(LogGroups groups) {
    this.groups = groups;
  }

  Map<String, JsonApi.Action> actions() {
    Map<String, JsonApi.Action> actions = new TreeMap<>();
    actions.put("CreateLogGroup", (params, request) -> create(params));
    actions.put("DeleteLogGroup", (params, request) -> delete(params));
    actions.put("DescribeLogGroups", (params, request) -> describe(params));
    actions.put("PutRetentionPolicy", (params, request) -> retain(params));
    actions.put("DeleteRetentionPolicy", (params, request) -> keep(params));
    actions.put("CreateLogStream", (params, request) -> createStream(params));
    actions.put("DeleteLogStream", (params, request) -> deleteStream(params));
    actions.put("DescribeLogStreams", (params, request) -> describeStreams(params));
    actions.put("TagResource", (params, request) -> tag(params));
    actions.put("UntagResource", (params, request) -> untag(params));
    actions.put("ListTagsForResource", (params, request) -> tags(params));
    return actions;
  }

  /** The group that a request means, by its name or its ARN. */
  static String name(Params params) {
    String given = params.textOr("logGroupName", params.textOr("logGroupIdentifier", ""));
    if (given.isEmpty()) {
      return params.text("logGroupName");
    }
    return ofArn(given);
  }

  private static String ofArn(String given) {
    String name = given.startsWith("arn:") ? given.split(":log-group:", 2)[1] : given;
    return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
  }

  private JsonNode create(Params params) {
    String name = params.text("logGroupName");
    if (name.length() > 512 || !NAME.matcher(name).matches()) {
      throw AwsException.badRequest(
          "InvalidParameterException",
          "1 validation error detected: Value '"
              + name
              + "' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular"
              + " expression pattern: "
              + NAME.pattern());
    }
    groups.create(name);
    ObjectNode group = groups.group(name);
    group.set("tags", params.has("tags") ? params.get("tags") : Json.object());
    groups.put(group);
    return Json.object();
  }

  private JsonNode delete(Params params) {
    groups.remove(name(params));
    return Json.object();
  }

  private JsonNode describe(Params params) {
    String prefix = params.textOr("logGroupNamePrefix", "");
    String part = params.textOr("logGroupNamePattern", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    groups
        .all()
        .forEach(
            (name, group) -> {
              if (name.startsWith(prefix) && name.contains(part)) {
                group.remove("tags");
                group.put("arn", groups.arn(name) + ":*").put("logGroupArn", groups.arn(name));
                group.put("metricFilterCount", 0).put("storedBytes", 0);
                shown.put(name, group.put("logGroupClass", "STANDARD"));
              }
            });
    return PAGES.page(params, "logGroups", shown);
  }

  private JsonNode retain(Params params) {
    int days = params.numberOr("retentionInDays", 0);
    if (!DAYS.contains(days)) {
      throw AwsException.badRequest(
          "InvalidParameterException", "retentionInDays must be one of " + new TreeSet<>(DAYS));
    }
    groups.retain(name(params), days);
    return Json.object();
  }

  private JsonNode keep(Params params) {
    ObjectNode group = groups.group(name(params));
    group.remove("retentionInDays");
    groups.put(group);
    return Json.object();
  }

  private JsonNode createStream(Params params) {
    String stream = params.text("logStreamName");
    Invalid.unless(STREAM, 512, stream, "logStreamName");
    groups.createStream(name(params), stream);
    return Json.object();
  }

  private JsonNode deleteStream(Params params) {
    groups.removeStream(name(params), params.text("logStreamName"));
    return Json.object();
  }

  private JsonNode describeStreams(Params params) {
    String group = name(params);
    String prefix = params.textOr("logStreamNamePrefix", "");
    boolean byTime = params.textOr("orderBy", "LogStreamName").equals("LastEventTime");
    Map<String, JsonNode> shown = new TreeMap<>();
    for (LogGroups.Stream stream : groups.streams(group).values()) {
      if (stream.name.startsWith(prefix)) {
        long last = stream.events.isEmpty() ? 0 : stream.events.getLast().timestamp();
        String key = byTime ? String.format("%020d", last) + stream.name : stream.name;
        shown.put(params.flag("descending") ? inverted(key) : key, show(group, stream));
      }
    }
    return PAGES.page(params, "logStreams", shown);
  }

  /** A key that sorts the other way round. */
  private static String inverted(String key) {
    StringBuilder other = new StringBuilder();
    key.chars().forEach(letter -> other.append((char) (0x7fff - Math.min(letter, 0x7ffe))));
    return other.append('\uffff').toString();
  }

  private ObjectNode show(String group, LogGroups.Stream stream) {
    ObjectNode shown = Json.object().put("logStreamName", stream.name);
    shown.put("creationTime", stream.created).put("storedBytes", 0);
    shown.put("arn", groups.arn(group) + ":log-stream:" + stream.name);
    shown.put("uploadSequenceToken", "1");
    if (!stream.events.isEmpty()) {
      shown.put("firstEventTimestamp", stream.events.getFirst().timestamp());
      shown.put("lastEventTimestamp", stream.events.getLast().timestamp());
      shown.put("lastIngestionTime", stream.events.getLast().ingestion());
    }
    return shown;
  }

  private ObjectNode tagged(Params params) {
    return groups.group(ofArn(params.text("resourceArn")));
  }

  private JsonNode tag(Params params) {
    ObjectNode group = tagged(params);
    params
        .get("tags")
        .properties()
        .forEach(each -> group.withObjectProperty("tags").set(each.getKey(), each.getValue()));
    groups.put(group);
    return Json.object();
  }

  private JsonNode untag(Params params) {
    ObjectNode group = tagged(params);
    params.texts("tagKeys").forEach(group.withObjectProperty("tags")::remove);
    groups.put(group);
    return Json.object();
  }

  private JsonNode tags(Params params) {
    ObjectNode answer = Json.object();
    return answer.set("tags", tagged(params).withObjectProperty("tags"));
  }
}
