package dev.baton.console.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.text.Json;
import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.clock.VirtualClock;
import java.util.List;
import java.util.Map;

/** What the replays of all kinds share: the engine, and the recorder's way of showing answers. */
final class Replays {
  static final String ROLE = Place.HERE.role();

  private static final List<String> DECODED = List.of("input", "output", "parameters");
  private static final List<String> DROPPED =
      List.of("inputDetails", "outputDetails", "assignedVariablesDetails");

  private Replays() {}

  static Engine engine(RecordedCase recorded, VirtualClock clock) {
    return Engine.builder()
        .clock(clock)
        .region(RecordedCase.REGION)
        .account(RecordedCase.ACCOUNT)
        .port(new Functions(recorded.lambdas(), clock))
        .build();
  }

  static JsonNode decode(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  /** Event details with the texts the recorder decoded as JSON values. */
  static ObjectNode decoded(ObjectNode details) {
    for (String name : DECODED) {
      JsonNode value = details.get(name);
      if (value != null && value.isTextual()) {
        details.set(name, decode(value.textValue()));
      }
    }
    DROPPED.forEach(details::remove);
    if (details.get("assignedVariables") instanceof ObjectNode variables) {
      for (Map.Entry<String, JsonNode> entry : variables.properties()) {
        entry.setValue(decode(entry.getValue().asText()));
      }
    }
    return details;
  }

  /** A refusal as the recorder shows it: by code, or as boto words the exception. */
  static ObjectNode error(RecordedCase recorded, EngineException e, String operation) {
    return error(recorded, e.code(), String.valueOf(e.getMessage()), operation);
  }

  static ObjectNode error(RecordedCase recorded, String code, String message, String operation) {
    ObjectNode error = Json.object();
    if (recorded.expected().path("apiError").has("exception")) {
      String words =
          "An error occurred (%s) when calling the %s operation: %s"
              .formatted(code, operation, message);
      error.put("exception", code).put("message", words);
    } else {
      error.put("code", code).put("message", message);
    }
    return Json.object().set("apiError", error);
  }
}
