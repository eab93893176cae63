package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Invalid;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.JsonApi;
import dev.baton.cloud.wire.Paging;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Timestamps;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The actions upon archives. */
final class ArchiveActions {
  private static final Pattern NAME = Pattern.compile("[\\.\\-_A-Za-z0-9]+");
  private static final Paging PAGES =
      new Paging("NextToken", "NextToken", "Limit", 100, "ValidationException");

  private final EventBuses buses;
  private final Archives archives;

  ArchiveActions(EventBuses buses, Archives archives) {
    this.buses = buses;
    this.archives = archives;
  }

  Map<String, JsonApi.Action> actions() {
    return Map.of(
        "CreateArchive", (params, request) -> create(params),
        "UpdateArchive", (params, request) -> update(params),
        "DescribeArchive", (params, request) -> describe(params),
        "DeleteArchive", (params, request) -> delete(params),
        "ListArchives", (params, request) -> list(params));
  }

  JsonNode create(Params params) {
    String name = params.text("ArchiveName");
    Invalid.unless(NAME, 48, name, "ArchiveName");
    String source = params.text("EventSourceArn");
    if (archives.has(name)) {
      throw AwsException.badRequest(
          "ResourceAlreadyExistsException", "Archive " + name + " already exists.");
    }
    ObjectNode archive = Json.object().put("ArchiveName", name);
    archive.put("EventSourceArn", buses.get(source).arn()).put("State", "ENABLED");
    archive.set("CreationTime", Timestamps.seconds(archives.context().clock().now()));
    archive.put("EventCount", 0).put("SizeBytes", 0).put("RetentionDays", 0);
    fill(archive, params);
    archives.put(archive);
    return answer(archive);
  }

  void fill(ObjectNode archive, Params params) {
    for (String member : List.of("Description", "EventPattern")) {
      if (params.has(member)) {
        JsonNode value = params.get(member);
        archive.put(member, value.isContainerNode() ? value.toString() : value.asText());
      }
    }
    archive.put(
        "RetentionDays", params.numberOr("RetentionDays", archive.path("RetentionDays").asInt()));
  }

  private JsonNode answer(ObjectNode archive) {
    ObjectNode answer = Json.object();
    answer.put("ArchiveArn", archives.arn(archive.path("ArchiveName").asText()));
    answer.set("CreationTime", archive.path("CreationTime"));
    return answer.put("State", archive.path("State").asText());
  }

  private JsonNode update(Params params) {
    ObjectNode archive = archives.get(params.text("ArchiveName"));
    fill(archive, params);
    archives.put(archive);
    return answer(archive);
  }

  private JsonNode describe(Params params) {
    String name = params.text("ArchiveName");
    return archives.get(name).put("ArchiveArn", archives.arn(name));
  }

  private JsonNode delete(Params params) {
    archives.remove(params.text("ArchiveName"));
    return Json.object();
  }

  private JsonNode list(Params params) {
    String prefix = params.textOr("NamePrefix", "");
    String source = params.textOr("EventSourceArn", "");
    Map<String, JsonNode> shown = new TreeMap<>();
    archives
        .all()
        .forEach(
            (name, archive) -> {
              boolean ofBus =
                  source.isEmpty() || archive.path("EventSourceArn").asText().equals(source);
              if (name.startsWith(prefix) && ofBus) {
                archive.remove(List.of("Description", "EventPattern"));
                shown.put(name, archive);
              }
            });
    return PAGES.page(params, "Archives", shown);
  }
}
