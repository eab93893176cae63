package dev.baton.cloud.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.door.Service;
import dev.baton.cloud.wire.Json;
import java.time.Instant;

/** Deletes the items of one table whose expiry has passed. */
record Sweep(Service database, Principal caller, String table, String attribute) {

  void run(Instant now) {
    ObjectNode describe = Json.object().put("TableName", table);
    JsonNode keys = call("DescribeTable", describe).path("Table").path("KeySchema");
    ObjectNode scan = Json.object().put("TableName", table);
    JsonNode page;
    do {
      page = call("Scan", expired(scan, "FilterExpression", now));
      for (JsonNode item : page.path("Items")) {
        ObjectNode delete = Json.object().put("TableName", table);
        ObjectNode key = delete.putObject("Key");
        for (JsonNode each : keys) {
          String name = each.path("AttributeName").asText();
          key.set(name, item.path(name));
        }
        call("DeleteItem", expired(delete, "ConditionExpression", now));
      }
      scan.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
    } while (page.has("LastEvaluatedKey"));
  }

  private ObjectNode expired(ObjectNode request, String member, Instant now) {
    request.put(member, "attribute_type(#expiry, :number) AND #expiry < :now");
    request.putObject("ExpressionAttributeNames").put("#expiry", attribute);
    ObjectNode values = request.putObject("ExpressionAttributeValues");
    values.putObject(":number").put("S", "N");
    values.putObject(":now").put("N", Long.toString(now.getEpochSecond()));
    return request;
  }

  private JsonNode call(String action, ObjectNode body) {
    AwsRequest request = AwsRequest.json(caller, "dynamodb", action, body.toString());
    return Json.parse(database.handle(request).text());
  }
}
