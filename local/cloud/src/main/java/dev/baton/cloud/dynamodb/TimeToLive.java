package dev.baton.cloud.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsException;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which attribute of which table holds an expiry. Nothing is deleted: AWS deletes at its leisure
 * within days, so that whoever reads has to compare the expiry anyway.
 */
final class TimeToLive {
  private final Map<String, String> attributes = new ConcurrentHashMap<>();

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
