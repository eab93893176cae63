package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document.
 *
 * @param outcome the output of its execution, or the detail of the event that told about it; an
 *     empty object when there is neither
 * @param extraction what was extracted and thought of it, also where nothing was stored; an empty
 *     object where nothing was
 */
public record Row(
    Document document,
    @Nullable String executionArn,
    @Nullable String status,
    JsonNode outcome,
    JsonNode extraction,
    int transitions) {

  /** What was extracted. */
  public ArrayNode entities() {
    return extraction.path("entities") instanceof ArrayNode entities
        ? entities
        : JsonNodeFactory.instance.arrayNode();
  }

  /** What the run calls the document. */
  public String label() {
    return document.label();
  }

  public String type() {
    return outcome.path("type").asText("");
  }

  public String band() {
    return outcome.path("band").asText("");
  }

  public String route() {
    return outcome.path("route").asText("");
  }

  public String reasonCode() {
    return outcome.path("reason").path("code").asText("");
  }

  public int entitiesStored() {
    return outcome.path("entitiesStored").asInt();
  }

  /** The row as {@code --json} prints it. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", document.given());
    json.put("executionArn", executionArn);
    json.put("status", status);
    for (String member : new String[] {"type", "confidence", "band", "route", "reason"}) {
      JsonNode value = outcome.path(member);
      json.set(member, value.isMissingNode() ? json.nullNode() : value);
    }
    for (String member : new String[] {"factors", "findings"}) {
      JsonNode value = extraction.path(member);
      json.set(member, value.isArray() ? value : json.arrayNode());
    }
    json.set("entities", entities());
    json.put("transitions", transitions);
    return json;
  }
}
