package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.Failure;
import dev.baton.console.live.Json;
import dev.baton.engine.Execution;
import dev.baton.engine.clock.Hold;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents from upload to outcome: the uploads themselves start everything. */
final class DocumentRun {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final LocalCloud cloud;
  private final Observer observer;
  private final List<Document> documents;

  DocumentRun(LocalCloud cloud, Observer observer, List<Document> documents) {
    this.cloud = cloud;
    this.observer = observer;
    this.documents = documents;
  }

  /** Runs all documents to their end and returns a row for each, in the order given. */
  List<Row> run() {
    Reviewer reviewer = Reviewer.watch(cloud, observer, this::decisionOn);
    upload();
    cloud.cloud().awaitIdle();
    if (repeat()) {
      cloud.cloud().awaitIdle();
    }
    reviewer.check();
    return documents.stream().map(this::row).toList();
  }

  private void upload() {
    String bucket = cloud.output("DocumentsBucketName");
    try (Hold hold = cloud.clock().hold("uploading")) {
      for (Document document : documents) {
        if (document.repeats() == null) {
          String _ = cloud.client().putObject(bucket, document.key(), document.file());
        }
      }
    }
  }

  /** Delivers the events of repeated documents once more, as a queue may do at any time. */
  private boolean repeat() {
    boolean any = false;
    for (Document document : documents) {
      if (document.repeats() != null) {
        any = true;
        JsonNode event = observer.objectEvent(document.objectKey());
        if (event == null) {
          throw Failure.failed("the upload of %s raised no event".formatted(document.label()));
        }
        ObjectNode message = JSON.objectNode();
        message.put("QueueUrl", cloud.output("IntakeQueueUrl"));
        message.put("MessageBody", event.toString());
        JsonNode _ = cloud.client().call("sqs", "AmazonSQS.SendMessage", message);
      }
    }
    return any;
  }

  private Decision decisionOn(String documentId) {
    for (Document document : documents) {
      Observer.Seen seen = observer.executionOf(document.objectKey());
      if (seen != null
          && seen.input().path("document").path("documentId").asText().equals(documentId)) {
        return document.decision();
      }
    }
    return Decision.EXPIRE;
  }

  private Row row(Document document) {
    if (document.repeats() != null) {
      JsonNode duplicate = observer.duplicateOf(document.objectKey());
      if (duplicate != null) {
        return duplicate(document, duplicate);
      }
    }
    Observer.Seen seen = observer.executionOf(document.objectKey());
    if (seen == null) {
      return neverStarted(document);
    }
    Execution execution = cloud.cloud().engine().describe(seen.arn());
    JsonNode outcome = outcome(execution);
    return new Row(
        document.label(),
        seen.arn(),
        execution.status().name(),
        outcome,
        entities(outcome),
        seen.transitions().get());
  }

  private Row duplicate(Document document, JsonNode detail) {
    ObjectNode outcome = JSON.objectNode();
    outcome.put("route", "duplicate");
    outcome.set("reason", detail.path("reason"));
    String winner = detail.path("executionArn").asText();
    String status = cloud.cloud().engine().describe(winner).status().name();
    return new Row(document.label(), winner, status, outcome, JSON.arrayNode(), 0);
  }

  private Row neverStarted(Document document) {
    Observer.@Nullable DeadLetter letter = observer.deadLetterAbout(document.objectKey());
    ObjectNode outcome = JSON.objectNode();
    outcome
        .putObject("reason")
        .put("code", "malformed-event")
        .put("message", letter == null ? "No execution was started." : letter.reason());
    return new Row(document.label(), null, null, outcome, JSON.arrayNode(), 0);
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

  /** What was extracted, by the claim check in the outcome. */
  private ArrayNode entities(JsonNode outcome) {
    JsonNode ref = outcome.path("extractionRef");
    if (!ref.isObject()) {
      return JSON.arrayNode();
    }
    byte[] extraction =
        cloud.client().getObject(ref.path("bucket").asText(), ref.path("key").asText());
    JsonNode entities = Json.parse(new String(extraction, StandardCharsets.UTF_8)).path("entities");
    List<JsonNode> all = new ArrayList<>();
    entities.forEach(all::add);
    return JSON.arrayNode().addAll(all);
  }
}
