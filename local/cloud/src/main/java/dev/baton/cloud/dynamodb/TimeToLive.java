package dev.baton.cloud.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which attribute of which table holds an expiry, and when a table was last swept. AWS deletes what
 * has expired at its leisure, within days; here that is done when a table is read, an hour or more
 * of the cloud's time after the last sweep, so that expiry alone moves no clock.
 */
final class TimeToLive {
  static final Set<String> ACTIONS = Set.of("UpdateTimeToLive", "DescribeTimeToLive");

  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final Map<String, String> attributes = new ConcurrentHashMap<>();
  private final Map<String, Instant> swept = new ConcurrentHashMap<>();

  /** The attribute by which a table is to be swept now; null when it is not due or has none. */
  @Nullable String due(String table, Instant now) {
    String attribute = attributes.get(table);
    if (attribute == null) {
      return null;
    }
    Instant last = swept.putIfAbsent(table, now);
    if (last == null || last.plus(BETWEEN_SWEEPS).isAfter(now)) {
      return null;
    }
    return swept.replace(table, last, now) ? attribute : null;
  }

  /** Whether no table has an expiry. */
  boolean isUnused() {
    return attributes.isEmpty();
  }

  JsonNode handle(String action, Params params) {
    String table = params.text("TableName");
    return action.equals("UpdateTimeToLive") ? update(table, params) : describe(table);
  }

  private JsonNode update(String table, Params params) {
    JsonNode specification = params.get("TimeToLiveSpecification");
    String attribute = specification.path("AttributeName").asText("");
    if (attribute.isEmpty()) {
      throw AwsException.badRequest(
          "ValidationException", "TimeToLiveSpecification needs an AttributeName");
    }
    if (specification.path("Enabled").asBoolean()) {
      attributes.put(table, attribute);
    } else {
      attributes.remove(table, attribute);
    }
    ObjectNode answer = Json.object();
    answer.set("TimeToLiveSpecification", specification);
    return answer;
  }

  private JsonNode describe(String table) {
    String attribute = attributes.get(table);
    ObjectNode answer = Json.object();
    ObjectNode description = answer.putObject("TimeToLiveDescription");
    description.put("TimeToLiveStatus", attribute == null ? "DISABLED" : "ENABLED");
    if (attribute != null) {
      description.put("AttributeName", attribute);
    }
    return answer;
  }
}
