package dev.baton.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The PutEvents action: each entry is taken or refused for itself, within the limits of AWS (ten
 * entries, 256 KiB in all).
 */
final class PutEvents {
  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 256 * 1024;

  private final EventBuses buses;

  PutEvents(EventBuses buses) {
    this.buses = buses;
  }

  JsonNode put(Params params) {
    JsonNode entries = params.get("Entries");
    check(entries);
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("Entries");
    int failed = 0;
    for (JsonNode entry : entries) {
      ObjectNode result = result(entry);
      failed += result.has("ErrorCode") ? 1 : 0;
      results.add(result);
    }
    return answer.put("FailedEntryCount", failed);
  }

  private static void check(JsonNode entries) {
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      String bound = entries.isEmpty() ? "greater than or equal to 1" : "less than or equal to 10";
      throw AwsException.badRequest(
          "ValidationException",
          "1 validation error detected: Value '"
              + (entries.isEmpty() ? "[]" : "[PutEventsRequestEntry]")
              + "' at 'entries' failed to satisfy constraint: Member must have length "
              + bound);
    }
    long size = 0;
    for (JsonNode entry : entries) {
      size += size(entry);
    }
    if (size > MOST_BYTES) {
      throw AwsException.badRequest(
          "ValidationException", "Total size of the entries in the request is over the limit.");
    }
  }

  /** The size of an entry as the EventBridge user guide counts it. */
  private static long size(JsonNode entry) {
    long size = entry.hasNonNull("Time") ? 14 : 0;
    for (String member : new String[] {"Source", "DetailType", "Detail"}) {
      size += entry.path(member).asText("").getBytes(StandardCharsets.UTF_8).length;
    }
    for (JsonNode resource : entry.path("Resources")) {
      size += resource.asText().getBytes(StandardCharsets.UTF_8).length;
    }
    return size;
  }

  private ObjectNode result(JsonNode entry) {
    for (String member : new String[] {"Source", "DetailType", "Detail"}) {
      if (entry.path(member).asText("").isEmpty()) {
        return error(
            "InvalidArgument",
            "Parameter "
                + member
                + " is not valid. Reason: "
                + member
                + " is a required argument.");
      }
    }
    if (entry.path("Source").asText().startsWith("aws.")) {
      return error("NotAuthorizedForSource", "Not authorized for the source.");
    }
    if (!(Json.parseOrNull(entry.path("Detail").asText()) instanceof ObjectNode detail)) {
      return error("MalformedDetail", "Detail is malformed.");
    }
    String bus = entry.path("EventBusName").asText(EventBuses.DEFAULT);
    if (!buses.has(bus)) {
      return error("InvalidArgument", "Event bus " + bus + " does not exist.");
    }
    JsonNode resources = entry.path("Resources");
    ObjectNode event =
        buses.envelope(
            entry.path("Source").asText(),
            entry.path("DetailType").asText(),
            resources.isArray() ? resources : Json.array(),
            detail,
            time(entry.get("Time")));
    buses.accept(buses.get(bus), event);
    return Json.object().put("EventId", event.path("id").asText());
  }

  private Instant time(@Nullable JsonNode given) {
    return given == null || !given.isNumber()
        ? buses.context().clock().now()
        : Instant.ofEpochMilli((long) (given.asDouble() * 1000));
  }

  private static ObjectNode error(String code, String message) {
    return Json.object().put("ErrorCode", code).put("ErrorMessage", message);
  }
}
