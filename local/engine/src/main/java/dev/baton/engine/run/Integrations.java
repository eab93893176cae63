package dev.baton.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.state.Resource;
import dev.baton.asl.text.Json;
import org.jspecify.annotations.Nullable;

/** What Step Functions makes of the answers and errors of services it is integrated with. */
final class Integrations {
  private static final String LAMBDA = "lambda";
  private static final int OK = 200;

  private Integrations() {}

  static String errorPrefix(Resource.Integration integration) {
    boolean invokes = integration.service().equals(LAMBDA) && !integration.sdk();
    return invokes ? LAMBDA : integration.errorPrefix();
  }

  /** The name of an error: a function's own name as it is, a service's with its prefix. */
  static String errorName(String prefix, String error, String cause) {
    if (prefix.equals(LAMBDA)) {
      boolean thrown = cause.startsWith("{") || error.indexOf('.') >= 0;
      return thrown ? error : "Lambda." + error;
    }
    if (error.startsWith("States.") || error.startsWith(prefix + ".")) {
      return error;
    }
    return prefix + "." + (error.endsWith("Exception") ? error : error + "Exception");
  }

  /**
   * The request to send. A function's payload is bytes: text is taken for JSON text, and null for
   * an empty object.
   */
  static JsonNode request(Resource.Integration integration, JsonNode parameters) {
    JsonNode payload = parameters.path("Payload");
    boolean invokes = integration.service().equals(LAMBDA) && !integration.sdk();
    if (!invokes || !(parameters instanceof ObjectNode) || payload.isContainerNode()) {
      return parameters;
    }
    ObjectNode request = parameters.deepCopy();
    request.set("Payload", payload.isTextual() ? json(payload) : orEmpty(payload));
    return request;
  }

  private static JsonNode orEmpty(JsonNode payload) {
    return payload.isNull() || payload.isMissingNode() ? Json.object() : payload;
  }

  private static JsonNode json(JsonNode text) {
    try {
      return Json.parse(text.textValue());
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  /** The result of a call: the response, with what Step Functions adds about how it got there. */
  static JsonNode result(Resource.Integration integration, JsonNode raw) {
    ObjectNode result = Json.object();
    if (integration.service().equals(LAMBDA) && integration.action().equals("invoke")) {
      result.put("ExecutedVersion", "$LATEST");
      result.set("Payload", raw);
      addMetadata(result, raw);
      result.put("StatusCode", OK);
      return result;
    }
    if (raw instanceof ObjectNode response) {
      result.setAll(response);
    }
    if (!integration.sdk() && !result.has("SdkHttpMetadata")) {
      addMetadata(result, raw);
    }
    return result;
  }

  /** The error that an answer amounts to although the call succeeded; null for none. */
  static @Nullable String failure(Resource.Integration integration, JsonNode raw) {
    boolean refused =
        integration.service().equals("events")
            && integration.action().equals("putEvents")
            && raw.path("FailedEntryCount").asInt() > 0;
    return refused && !integration.sdk() ? "EventBridge.FailedEntry" : null;
  }

  static void addMetadata(ObjectNode result, JsonNode raw) {
    ObjectNode http = result.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    ObjectNode headers = http.putObject("HttpHeaders");
    String length = String.valueOf(Json.text(raw).length());
    all.putArray("Content-Length").add(length);
    all.putArray("Content-Type").add("application/json");
    headers.put("Content-Length", length).put("Content-Type", "application/json");
    http.put("HttpStatusCode", OK);
    result
        .putObject("SdkResponseMetadata")
        .put("RequestId", "00000000-0000-0000-0000-000000000000");
  }
}
