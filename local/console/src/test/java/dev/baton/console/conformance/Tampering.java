package dev.baton.console.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes one field of what a case expects. */
final class Tampering {
  private Tampering() {}

  /** The places whose change has to be seen: no masks, and nothing the recording leaves open. */
  static List<String> places(JsonNode expected) {
    List<String> places = new ArrayList<>();
    for (String name : List.of("status", "error", "nextState", "result")) {
      if (expected.has(name)) {
        places.add("/" + name);
      }
    }
    JsonNode history = expected.path("history");
    for (int i = 0; i < history.size(); i++) {
      places.add("/history/" + i + "/type");
      for (Map.Entry<String, JsonNode> entry : history.get(i).path("details").properties()) {
        boolean exact =
            !entry.getValue().isTextual()
                || entry.getValue().textValue().chars().allMatch(Character::isLetterOrDigit);
        boolean open = List.of("roleArn", "cause", "output", "input").contains(entry.getKey());
        if (exact && !open) {
          places.add("/history/" + i + "/details/" + entry.getKey());
        }
      }
    }
    return places;
  }

  static ObjectNode at(ObjectNode recorded, String place) {
    ObjectNode copy = recorded.deepCopy();
    int slash = place.lastIndexOf('/');
    JsonNode parent = copy.path("expected").at(place.substring(0, slash));
    String name = place.substring(slash + 1);
    JsonNode other = JsonNodeFactory.instance.textNode("tampered with");
    if (parent instanceof ObjectNode object) {
      object.set(name, other);
    } else if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), other);
    }
    return copy;
  }
}
