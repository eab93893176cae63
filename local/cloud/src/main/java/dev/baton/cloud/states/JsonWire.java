package dev.baton.cloud.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.cloud.door.AwsRequest;
import dev.baton.cloud.door.AwsResponse;
import dev.baton.cloud.door.Principal;
import dev.baton.cloud.wire.Json;
import java.util.Map;
import java.util.Set;

/**
 * Calls of services whose protocol is JSON. Step Functions writes all names with a capital, also
 * where the API does not, and takes JSON where the API wants it as text.
 */
final class JsonWire implements ServiceMapping.Wire {
  /** Members that hold JSON as text. */
  private static final Set<String> TEXTS =
      Set.of("Detail", "MessageBody", "Message", "Input", "input");

  private final String service;

  JsonWire(String service) {
    this.service = service;
  }

  private boolean lowerCase() {
    return service.equals("states");
  }

  @Override
  public AwsRequest request(Principal caller, String action, JsonNode parameters) {
    ObjectNode body = Json.object();
    parameters
        .properties()
        .forEach(
            each -> {
              String name =
                  lowerCase()
                      ? Character.toLowerCase(each.getKey().charAt(0)) + each.getKey().substring(1)
                      : each.getKey();
              body.set(name, member(name, each.getValue()));
            });
    return AwsRequest.json(caller, service, action, body.toString());
  }

  private JsonNode member(String name, JsonNode value) {
    if (TEXTS.contains(name) && value.isContainerNode()) {
      return Json.array().textNode(value.toString());
    }
    if (name.equals("Entries") && value.isArray()) {
      var entries = Json.array();
      for (JsonNode entry : value) {
        ObjectNode copy = Json.object();
        for (Map.Entry<String, JsonNode> each : entry.properties()) {
          copy.set(each.getKey(), member(each.getKey(), each.getValue()));
        }
        entries.add(copy);
      }
      return entries;
    }
    return value;
  }

  @Override
  public JsonNode result(String action, AwsResponse answer) {
    JsonNode body = Json.parse(answer.text());
    if (!lowerCase()) {
      return body;
    }
    ObjectNode capitals = Json.object();
    body.properties()
        .forEach(
            each ->
                capitals.set(
                    Character.toUpperCase(each.getKey().charAt(0)) + each.getKey().substring(1),
                    each.getValue()));
    return capitals;
  }
}
