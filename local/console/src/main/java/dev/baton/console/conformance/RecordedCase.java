package dev.baton.console.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case whose placeholders for region, account and functions stand replaced by names of our own,
 * alike in definition, input and expectation.
 *
 * @param lambdas the behaviour of each function, by the name it has here
 */
record RecordedCase(ObjectNode json, Map<String, JsonNode> lambdas) {
  static final String REGION = Place.HERE.region();
  static final String ACCOUNT = Place.HERE.account();

  static RecordedCase prepare(ObjectNode recorded, Place place) {
    ObjectNode source = recorded.deepCopy();
    source.remove("source");
    String text = Json.text(source);
    text = text.replace("<partition>", "aws").replace("<region>", place.region());
    text = text.replace(ACCOUNT, place.account());
    String activity =
        "arn:aws:states:%s:%s:activity:conformance".formatted(place.region(), place.account());
    text = text.replace("\"activity_arn\"", "\"" + activity + "\"");
    Map<String, JsonNode> lambdas = new LinkedHashMap<>();
    int number = 0;
    for (Map.Entry<String, JsonNode> entry : recorded.path("lambdas").properties()) {
      String name = "function-" + number++;
      text = replaceToken(text, entry.getKey(), name);
      lambdas.put(name, entry.getValue());
    }
    try {
      return new RecordedCase((ObjectNode) Json.parse(text), lambdas);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String replaceToken(String text, String token, String name) {
    String bare = token.startsWith("<") ? token.substring(1, token.length() - 1) : token;
    return text.replace("<" + bare + ">", name).replace(token, name);
  }

  String kind() {
    return json.has("eventPattern") ? "eventPattern" : json.path("kind").asText();
  }

  JsonNode expected() {
    return json.path("expected");
  }

  /** Whether boto itself refuses the parameters, so that no call is made. */
  boolean isRefusedByTheClient() {
    String message = expected().path("apiError").path("message").asText();
    return message.startsWith("Parameter validation failed");
  }

  /** The definition as text. */
  String definition() {
    JsonNode value = json.get("definition");
    return value == null ? json.path("definitionText").asText() : Json.text(value);
  }

  /** The input as text; null when none was given. */
  @Nullable String input() {
    if (json.path("inputOmitted").asBoolean()) {
      return null;
    }
    JsonNode value = json.get("input");
    return value == null ? json.path("inputText").textValue() : Json.text(value);
  }

  boolean flag(String name) {
    return json.path(name).asBoolean();
  }
}
