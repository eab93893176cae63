package dev.baton.cloud.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.record.Records;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.Params;
import dev.baton.cloud.wire.Tags;
import java.util.Set;

/** The tags of tables, which DynamoDB Local does not have. */
final class TableTags {
  static final Set<String> ACTIONS = Set.of("TagResource", "UntagResource", "ListTagsOfResource");

  private final Records records;

  TableTags(Records records) {
    this.records = records;
  }

  /** The table that a request is about. */
  static String table(JsonNode request) {
    return request.path("ResourceArn").asText().replaceFirst("^.*:table/", "");
  }

  /** A table came or went. */
  void changed(String action, JsonNode request) {
    String table = request.path("TableName").asText().replaceFirst("^.*:table/", "");
    if (action.equals("DeleteTable")) {
      records.remove(table);
    } else if (request.path("Tags").isArray()) {
      ObjectNode tagged = Json.object();
      Tags.add(tagged, request.path("Tags"));
      records.put(table, tagged);
    }
  }

  /** Answers an action upon a table that is there. */
  JsonNode handle(String action, Params params) {
    String table = table(params.members());
    ObjectNode kept = records.get(table);
    ObjectNode tagged = kept == null ? Json.object() : kept;
    switch (action) {
      case "TagResource" -> Tags.add(tagged, params.get("Tags"));
      case "UntagResource" -> Tags.remove(tagged, params.texts("TagKeys"));
      default -> {
        return Json.object().set("Tags", tagged.withArrayProperty("Tags"));
      }
    }
    records.put(table, tagged);
    return Json.object();
  }
}
