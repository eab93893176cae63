package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.live.Json;
import dev.baton.engine.Execution;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds out, when all is quiet, what became of documents. */
final class DocumentRows {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final LocalCloud cloud;
  private final Observer observer;

  DocumentRows(LocalCloud cloud, Observer observer) {
    this.cloud = cloud;
    this.observer = observer;
  }

  /** What became of a document that was uploaded, or whose event was delivered again. */
  Row of(Document document) {
    if (document.repeats() != null) {
      JsonNode duplicate = observer.duplicateOf(document.objectKey());
      if (duplicate != null) {
        return duplicate(document, duplicate);
      }
    }
    Observer.Seen seen = observer.executionOf(document.objectKey());
    if (seen == null) {
      return neverStarted(document, observer.deadLetterAbout(document.objectKey()));
    }
    return of(document, seen);
  }

  /** What became of a document in an execution. */
  Row of(Document document, Observer.Seen seen) {
    Execution execution = cloud.cloud().engine().describe(seen.arn());
    JsonNode outcome = outcome(execution);
    return new Row(
        document,
        seen.arn(),
        execution.status().name(),
        outcome,
        extraction(outcome),
        seen.transitions().get());
  }

  private Row duplicate(Document document, JsonNode detail) {
    ObjectNode outcome = JSON.objectNode();
    outcome.put("route", "duplicate");
    outcome.set("reason", detail.path("reason"));
    String winner = detail.path("executionArn").asText();
    String status = cloud.cloud().engine().describe(winner).status().name();
    return new Row(document, winner, status, outcome, JSON.objectNode(), 0);
  }

  /** A document for which no execution was started. */
  Row neverStarted(Document document, Observer.@Nullable DeadLetter letter) {
    ObjectNode outcome = JSON.objectNode();
    outcome
        .putObject("reason")
        .put("code", letter == null ? "malformed-event" : letter.code())
        .put("message", letter == null ? "No execution was started." : letter.sentence());
    return new Row(document, null, null, outcome, JSON.objectNode(), 0);
  }

  private static JsonNode outcome(Execution execution) {
    String output = execution.output();
    if (output != null) {
      return Json.parse(output);
    }
    ObjectNode outcome = JSON.objectNode();
    outcome
        .putObject("reason")
        .put("code", "internal")
        .put("message", execution.error() + ": " + execution.cause());
    return outcome;
  }

  /** What was extracted and thought of it, by the claim check in the outcome. */
  private JsonNode extraction(JsonNode outcome) {
    JsonNode ref = outcome.path("extractionRef");
    if (!ref.isObject()) {
      return JSON.objectNode();
    }
    byte[] extraction =
        cloud.client().getObject(ref.path("bucket").asText(), ref.path("key").asText());
    return Json.parse(new String(extraction, StandardCharsets.UTF_8));
  }
}
