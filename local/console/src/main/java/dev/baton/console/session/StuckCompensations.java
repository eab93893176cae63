package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compensations that are stuck, as a user of AWS sees to them: the records in the table of sagas,
 * and the function that settles one.
 */
public final class StuckCompensations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final DataServices services;

  public StuckCompensations(DataServices services) {
    this.services = services;
  }

  /**
   * A compensation.
   *
   * @param record its attributes as plain JSON, with the history of what people did about it
   */
  public record Stuck(String id, String status, ObjectNode record) {
    public boolean isOpen() {
      return status.equals("OPEN");
    }

    public String text(String member) {
      return record.path(member).asText();
    }
  }

  /** All that were ever stuck, in the order of their ids. */
  public List<Stuck> all() {
    List<Stuck> all = new ArrayList<>();
    ObjectNode request = JSON.objectNode().put("TableName", services.output("SagasTableName"));
    request.put("KeyConditionExpression", "pk = :pk");
    request.putObject("ExpressionAttributeValues").putObject(":pk").put("S", "STUCK");
    request.put("ConsistentRead", true);
    JsonNode page;
    do {
      page = services.client().call("dynamodb", "DynamoDB_20120810.Query", request);
      page.path("Items").forEach(item -> all.add(stuck(item)));
      request.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
    } while (page.has("LastEvaluatedKey"));
    return all;
  }

  /** Asks for one to be retried or resolved; the answer says how it stands. */
  public JsonNode settle(String id, String action, String by, @Nullable String reason) {
    ObjectNode request = JSON.objectNode();
    request.put("compensationId", id);
    request.put("action", action);
    request.put("by", by);
    request.put("reason", reason);
    return services.call("SettleCompensationFunctionName", request);
  }

  private static Stuck stuck(JsonNode item) {
    ObjectNode record = JSON.objectNode();
    String id = item.at("/sk/S").asText();
    record.put("compensationId", id);
    for (String name :
        List.of("status", "workflow", "executionArn", "step", "error", "cause", "openedAt")) {
      record.put(name, item.path(name).path("S").asText());
    }
    var history = record.putArray("history");
    for (JsonNode entry : item.at("/history/L")) {
      ObjectNode each = history.addObject();
      for (String name : List.of("at", "by", "action", "reason", "outcome")) {
        each.put(name, entry.path("M").path(name).path("S").asText());
      }
    }
    return new Stuck(id, item.at("/status/S").asText(), record);
  }
}
