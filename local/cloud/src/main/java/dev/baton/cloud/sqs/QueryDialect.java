package dev.baton.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.wire.Json;
import dev.baton.cloud.wire.QueryForm;
import java.util.List;
import java.util.Map;

/**
 * Requests of the query protocol, which older clients of SQS speak, as those of the JSON protocol:
 * there lists and maps have other names, and their elements numbers (SQS API reference 2012-11-05,
 * "Making query requests").
 */
final class QueryDialect {
  private static final String ENTRY = "RequestEntry";

  /** What a list of names or of pairs is called there, and here. */
  private static final Map<String, String> LISTS =
      Map.of(
          "AttributeName", "AttributeNames",
          "AWSAccountId", "AWSAccountIds",
          "ActionName", "Actions",
          "MessageAttributeName", "MessageAttributeNames",
          "MessageSystemAttributeName", "MessageSystemAttributeNames",
          "TagKey", "TagKeys");

  private static final Map<String, String> MAPS =
      Map.of(
          "Attribute", "Attributes",
          "MessageAttribute", "MessageAttributes",
          "MessageSystemAttribute", "MessageSystemAttributes",
          "Tag", "Tags");

  private QueryDialect() {}

  /** Whether a request with these headers is in this dialect. */
  static boolean speaks(Map<String, List<String>> headers) {
    String type = headers.getOrDefault("content-type", List.of("")).get(0);
    return !headers.containsKey("x-amz-target") && !type.startsWith("application/x-amz-json");
  }

  /** The same request in the JSON protocol; its queue may be in the path alone. */
  static AwsRequest translated(AwsRequest request) {
    String query = request.query();
    String form = request.text() + (query == null || query.isEmpty() ? "" : "&" + query);
    ObjectNode body = members(QueryForm.parse(form));
    String path = request.path();
    if (!body.has("QueueUrl") && path.lastIndexOf('/') > 0) {
      body.put("QueueUrl", path);
    }
    if (request.action().equals("CreateQueue") && body.has("Tags")) {
      body.set("tags", body.remove("Tags"));
    }
    return AwsRequest.json(request.caller(), "sqs", request.action(), body.toString());
  }

  private static ObjectNode members(ObjectNode form) {
    ObjectNode members = Json.object();
    form.properties()
        .forEach(
            member -> {
              String name = member.getKey();
              JsonNode value = member.getValue();
              if (LISTS.containsKey(name)) {
                members.set(LISTS.get(name), value.isArray() ? value : Json.array().add(value));
              } else if (MAPS.containsKey(name) && value.isArray()) {
                members.set(MAPS.get(name), pairs(value));
              } else if (name.endsWith(ENTRY) && value.isArray()) {
                ArrayNode entries = members.putArray("Entries");
                value.forEach(
                    each -> entries.add(each instanceof ObjectNode entry ? members(entry) : each));
              } else {
                members.set(name, value);
              }
            });
    return members;
  }

  private static JsonNode pairs(JsonNode list) {
    ObjectNode map = Json.object();
    for (JsonNode pair : list) {
      map.set(pair.path("Name").asText(pair.path("Key").asText()), pair.path("Value"));
    }
    return map;
  }
}
