package dev.baton.tests.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.events.EventSchemas;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The event by which S3 tells of an upload, as it reaches the intake queue. */
public record UploadEvent(String body) {

  /** The sample event with the facts of this upload in it. */
  public static UploadEvent of(Upload upload) {
    ObjectNode event =
        (ObjectNode)
            EventSchemas.json(
                Repository.at(
                    "events/samples/document-processing/events/object-created.event.json"));
    ((ObjectNode) event.at("/detail/bucket")).put("name", upload.bucket());
    ((ObjectNode) event.at("/detail/object"))
        .put("key", upload.key())
        .put("version-id", upload.versionId())
        .put("size", upload.size());
    return new UploadEvent(event.toString());
  }

  /** Puts the event on the intake queue once. */
  public void sendTo(CloudUnderTest cloud) {
    cloud
        .clients()
        .sqs
        .sendMessage(request -> request.queueUrl(cloud.output("IntakeQueueUrl")).messageBody(body));
  }

  /** Puts the event on the intake queue several times at once. */
  public void sendTo(CloudUnderTest cloud, int times) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, times)
            .mapToObj(
                index ->
                    SendMessageBatchRequestEntry.builder()
                        .id("copy-" + index)
                        .messageBody(body)
                        .build())
            .toList();
    cloud
        .clients()
        .sqs
        .sendMessageBatch(
            request -> request.queueUrl(cloud.output("IntakeQueueUrl")).entries(entries));
  }
}
