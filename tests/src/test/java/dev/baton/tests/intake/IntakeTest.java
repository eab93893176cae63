package dev.baton.tests.intake;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.CloudUnderTest;
import dev.baton.tests.cloud.DocumentRuns;
import dev.baton.tests.cloud.DocumentRuns.Upload;
import dev.baton.tests.cloud.FailsOnLocalStack;
import dev.baton.tests.cloud.Portable;
import dev.baton.tests.cloud.TestTarget;
import dev.baton.tests.cloud.UploadEvent;
import dev.baton.tests.events.EventSchemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Events become executions, each once; what is no event is set aside with the reason. */
@Tag("e2e")
@Portable
class IntakeTest {
  private static final byte[] LETTER = "Just a few words.\n".getBytes(StandardCharsets.UTF_8);

  private final CloudUnderTest cloud = TestTarget.cloud();

  @Test
  void anUploadStartsOneExecutionNamedAfterTheDocument() {
    DocumentRuns runs = new DocumentRuns(cloud, "one");
    Upload upload = runs.upload("letter.txt", LETTER);
    cloud.settle();
    assertThat(runs.execution(upload)).succeeded();
    assertThat(runs.execution(upload).arn()).endsWith(":" + upload.documentId());
    assertThat(runs.announcements(upload.documentId())).hasSize(1);
  }

  @Test
  void theSameEventAgainIsADuplicateThatNamesTheWinner() {
    DocumentRuns runs = new DocumentRuns(cloud, "again");
    Upload upload = runs.upload("letter.txt", LETTER);
    cloud.settle();
    UploadEvent.of(upload).sendTo(cloud);
    cloud.settle();
    List<JsonNode> duplicates = duplicatesOf(upload);
    assertThat(duplicates).hasSize(1);
    assertThat(duplicates.get(0).path("executionArn").asText())
        .isEqualTo(runs.execution(upload).arn());
    assertThat(duplicates.get(0).at("/reason/code").asText()).isEqualTo("duplicate-document");
    assertThat(EventSchemas.faults("DocumentDuplicate", duplicates.get(0).toString())).isEmpty();
  }

  @Test
  void theSameEventManyTimesAtOnceStartsOneExecution() {
    DocumentRuns runs = new DocumentRuns(cloud, "at-once");
    Upload missing = new Upload(cloud.output("DocumentsBucketName"), runs.key("x.txt"), "none", 18);
    runs.expectTheEndOf(missing);
    UploadEvent.of(missing).sendTo(cloud, 5);
    cloud.settle();
    assertThat(runs.wasStarted(missing.documentId())).isTrue();
    assertThat(duplicatesOf(missing)).hasSize(4);
    assertThat(runs.announcements(missing.documentId()))
        .filteredOn(announcement -> !announcement.detailType().equals("DocumentDuplicate"))
        .hasSize(1);
  }

  @Test
  void anotherVersionOfAnObjectIsAnotherDocument() {
    DocumentRuns runs = new DocumentRuns(cloud, "versions");
    Upload first = runs.upload("letter.txt", LETTER);
    Upload second = runs.upload("letter.txt", LETTER);
    cloud.settle();
    assertThat(first.versionId()).isNotEqualTo(second.versionId());
    assertThat(runs.execution(first)).succeeded();
    assertThat(runs.execution(second)).succeeded();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "malformed-no-json.txt",
        "malformed-no-object.event.json",
        "malformed-other-source.event.json"
      })
  void aMalformedEventStartsNothingAndIsSetAsideWithTheReason(String sample) {
    String body =
        Repository.read(Repository.at("events/samples/document-processing/events/" + sample));
    new UploadEvent(body).sendTo(cloud);
    cloud.settle();
    Message letter = deadLetter();
    assertThat(letter.messageAttributes().get("reasonCode").stringValue())
        .isEqualTo("malformed-event");
    assertThat(letter.messageAttributes().get("reason").stringValue()).isNotBlank();
    assertThat(letter.body().replaceAll("\\s", "")).isEqualTo(body.replaceAll("\\s", ""));
  }

  @Test
  @FailsOnLocalStack("its event source mapping writes the JSON of a message anew")
  void whatIsSetAsideIsWhatCameByteForByte() {
    String body = "{\"source\":  \"spaced\"}\n";
    new UploadEvent(body).sendTo(cloud);
    cloud.settle();
    assertThat(deadLetter().body()).isEqualTo(body);
  }

  @Test
  void anOversizedEventStartsNothingAndIsSetAsideWithTheReason() {
    DocumentRuns runs = new DocumentRuns(cloud, "oversized");
    Upload upload = new Upload(cloud.output("DocumentsBucketName"), runs.key("x.txt"), "none", 18);
    String event = UploadEvent.of(upload).body();
    String padding = "{\"padding\": \"" + " ".repeat(200_000) + "\", ";
    new UploadEvent(event.replaceFirst("\\{", padding)).sendTo(cloud);
    cloud.settle();
    assertThat(runs.wasStarted(upload.documentId())).isFalse();
    assertThat(deadLetter().messageAttributes().get("reasonCode").stringValue())
        .isEqualTo("oversized-event");
  }

  @Test
  void anUploadOutsideTheInboxStartsNothing() {
    String bucket = cloud.output("DocumentsBucketName");
    int before = executions();
    cloud
        .clients()
        .s3
        .putObject(
            request -> request.bucket(bucket).key("elsewhere/letter.txt"),
            software.amazon.awssdk.core.sync.RequestBody.fromBytes(LETTER));
    cloud.settle();
    assertThat(executions()).isEqualTo(before);
  }

  private int executions() {
    return (int)
        cloud
            .clients()
            .sfn
            .listExecutionsPaginator(
                request ->
                    request.stateMachineArn(cloud.output("DocumentProcessingStateMachineArn")))
            .executions()
            .stream()
            .count();
  }

  private List<JsonNode> duplicatesOf(Upload upload) {
    return cloud.published("DocumentDuplicate").stream()
        .filter(detail -> detail.path("documentId").asText().equals(upload.documentId()))
        .toList();
  }

  /** Takes the one message out of the dead-letter queue. */
  private Message deadLetter() {
    String queue = cloud.output("IntakeDeadLetterQueueUrl");
    List<Message> letters =
        cloud
            .clients()
            .sqs
            .receiveMessage(
                request ->
                    request.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All"))
            .messages();
    assertThat(letters).hasSize(1);
    cloud
        .clients()
        .sqs
        .deleteMessage(
            request -> request.queueUrl(queue).receiptHandle(letters.get(0).receiptHandle()));
    return letters.get(0);
  }
}
