package dev.baton.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.console.Failure;
import dev.baton.engine.clock.Hold;
import java.util.List;
import java.util.Map;

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
    return documents.stream().map(new DocumentRows(cloud, observer)::of).toList();
  }

  private void upload() {
    String bucket = cloud.output("DocumentsBucketName");
    try (Hold hold = cloud.clock().hold("uploading")) {
      for (Document document : documents) {
        if (document.repeats() == null && document.correlationId() == null) {
          String _ = cloud.client().putObject(bucket, document.key(), document.file(), Map.of());
        }
      }
    }
    // What belongs together comes one after the other, so that each finds those before it.
    for (Document document : documents) {
      String id = document.correlationId();
      if (document.repeats() == null && id != null) {
        try (Hold hold = cloud.clock().hold("uploading")) {
          Map<String, String> metadata = Map.of("x-amz-meta-correlation-id", id);
          String _ = cloud.client().putObject(bucket, document.key(), document.file(), metadata);
        }
        cloud.cloud().awaitIdle();
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
}
