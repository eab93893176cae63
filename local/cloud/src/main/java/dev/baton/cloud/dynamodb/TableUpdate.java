package dev.baton.cloud.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.wire.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Brings a table that an earlier cloud left to what the template says now; its items stay. Indexes
 * come and go; where CloudFormation would replace the table, and lose the items, this refuses.
 *
 * @param spec what CreateTable would have been given
 */
record TableUpdate(String name, ObjectNode spec, BiFunction<String, ObjectNode, AwsResponse> api) {
  private static final String INDEXES = "GlobalSecondaryIndexes";

  void run() {
    ObjectNode which = Json.object().put("TableName", name);
    JsonNode table = Json.parse(api.apply("DescribeTable", which).text()).path("Table");
    requireSameKeys(table);
    Map<String, JsonNode> before = byName(table.path(INDEXES));
    Map<String, JsonNode> wanted = byName(spec.path(INDEXES));
    for (String index : before.keySet()) {
      if (!wanted.containsKey(index)) {
        change("Delete", Json.object().put("IndexName", index));
      }
    }
    wanted.forEach(
        (index, each) -> {
          if (!before.containsKey(index)) {
            change("Create", each);
          } else if (!sameKeys(each, before.get(index))) {
            change("Delete", Json.object().put("IndexName", index));
            change("Create", each);
          }
        });
  }

  private void requireSameKeys(JsonNode table) {
    boolean same =
        sameKeys(spec, table)
            && types(spec).entrySet().stream()
                .filter(type -> inKey(type.getKey()))
                .allMatch(type -> type.getValue().equals(types(table).get(type.getKey())))
            && byName(spec.path("LocalSecondaryIndexes"))
                .keySet()
                .equals(byName(table.path("LocalSecondaryIndexes")).keySet());
    if (!same) {
      throw new IllegalArgumentException(
          "the table "
              + name
              + " of the data folder has other keys than the template now says, and keys cannot"
              + " change: choose another data folder, or start with an empty one");
    }
  }

  private boolean inKey(String attribute) {
    for (JsonNode part : spec.path("KeySchema")) {
      if (part.path("AttributeName").asText().equals(attribute)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameKeys(JsonNode one, JsonNode other) {
    return byKeyType(one.path("KeySchema")).equals(byKeyType(other.path("KeySchema")));
  }

  private void change(String kind, JsonNode index) {
    ObjectNode update = Json.object().put("TableName", name);
    update.set("AttributeDefinitions", spec.path("AttributeDefinitions"));
    update.putArray("GlobalSecondaryIndexUpdates").addObject().set(kind, index);
    TableProvider.requireDone(api.apply("UpdateTable", update));
  }

  private static Map<String, JsonNode> byName(JsonNode indexes) {
    Map<String, JsonNode> byName = new TreeMap<>();
    indexes.forEach(index -> byName.put(index.path("IndexName").asText(), index));
    return byName;
  }

  private static Map<String, String> byKeyType(JsonNode schema) {
    Map<String, String> names = new TreeMap<>();
    schema.forEach(
        part -> names.put(part.path("KeyType").asText(), part.path("AttributeName").asText()));
    return names;
  }

  private static Map<String, String> types(JsonNode table) {
    Map<String, String> types = new TreeMap<>();
    table
        .path("AttributeDefinitions")
        .forEach(
            each ->
                types.put(
                    each.path("AttributeName").asText(), each.path("AttributeType").asText()));
    return types;
  }
}
