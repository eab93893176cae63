package dev.baton.tests.resilience;

import static dev.baton.tests.cloud.ExecutionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.CloudUnderTest;
import dev.baton.tests.cloud.ExecutionRecord;
import dev.baton.tests.cloud.FailsOnLocalStack;
import dev.baton.tests.cloud.Portable;
import dev.baton.tests.cloud.TestCloud;
import dev.baton.tests.cloud.TestTarget;
import dev.baton.tests.events.EventSchemas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is announced reaches the bus once, whatever becomes of the answer. */
@Tag("e2e")
class AnnouncementTest {
  @Portable
  @FailsOnLocalStack(
      "a rule whose target is a state machine does not reach it: no receipt is noted")
  @Test
  void anEventReachesTheBusAndItsReceiptTheTable() {
    CloudUnderTest cloud = TestTarget.cloud();
    ExecutionRecord execution = announce(cloud, "plain");
    assertThat(execution)
        .succeeded()
        .visited("IsReceipt", "PublishEvent", "Announced")
        .didNotVisit("AwaitReceipt");
    assertThat(events(cloud, "plain")).hasSize(1);
    Map<String, AttributeValue> receipt = receipt(cloud, execution.arn());
    assertThat(receipt).containsKeys("eventId", "receivedAt", "expiresAt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop-reply@1", "crash-after@1", "error@1", "timeout@1", "throttle@1"})
  void anEventWhoseAnswerIsLostOrBadIsOnTheBusOnce(String fault) {
    try (TestCloud cloud = TestCloud.withFaults("PublishEvent/events:PutEvents:" + fault)) {
      ExecutionRecord execution = announce(cloud, "doubt");
      assertThat(execution).succeeded().visited("Announced");
      assertThat(events(cloud, "doubt")).hasSize(1);
      assertThat(cloud.unmetFaults()).isEmpty();
    }
  }

  @Test
  void aReceiptThatIsLateIsWaitedFor() {
    try (TestCloud cloud =
        TestCloud.withFaults(
            "PublishEvent/events:PutEvents:drop-reply@1",
            "NoteReceipt/dynamodb:PutItem:timeout@1",
            "FindReceipt/dynamodb:GetItem:timeout@1")) {
      assertThat(announce(cloud, "late")).succeeded().visited("AwaitReceipt", "IsReceived");
      assertThat(events(cloud, "late")).hasSize(1);
    }
  }

  @Test
  void whatCannotBePublishedEndsSoThatItIsSeen() {
    try (TestCloud cloud = TestCloud.withFaults("PublishEvent/events:PutEvents:error")) {
      assertThat(announce(cloud, "never")).failedWith("NotAnnounced");
      assertThat(events(cloud, "never")).isEmpty();
    }
  }

  @Test
  void withoutALookAtTheReceiptsNothingIsPublishedAgain() {
    try (TestCloud cloud =
        TestCloud.withFaults(
            "PublishEvent/events:PutEvents:drop-reply@1", "FindReceipt/dynamodb:GetItem:error")) {
      assertThat(announce(cloud, "blind")).failedWith("NotAnnounced");
      assertThat(events(cloud, "blind")).hasSize(1);
    }
  }

  @Test
  void aReceiptThatCannotBeNotedIsSeen() {
    try (TestCloud cloud = TestCloud.withFaults("NoteReceipt/dynamodb:PutItem:error")) {
      assertThat(announce(cloud, "unnoted")).succeeded();
      List<String> failed =
          cloud
              .clients()
              .sfn
              .listExecutions(
                  request ->
                      request
                          .stateMachineArn(cloud.output("AnnouncementStateMachineArn"))
                          .statusFilter("FAILED"))
              .executions()
              .stream()
              .map(each -> each.executionArn())
              .toList();
      assertThat(failed).hasSize(1);
      assertThat(ExecutionRecord.of(cloud.clients().sfn, failed.get(0)))
          .failedWith("ReceiptNotNoted")
          .visited("NoteReceipt");
    }
  }

  private static ExecutionRecord announce(CloudUnderTest cloud, String name) {
    String arn =
        cloud
            .clients()
            .sfn
            .startExecution(
                request ->
                    request
                        .stateMachineArn(cloud.output("AnnouncementStateMachineArn"))
                        .name(cloud.unique("announcement-test-" + name))
                        .input(sample(name).toString()))
            .executionArn();
    cloud.expect("the event of " + name, () -> !events(cloud, name).isEmpty());
    cloud.settle();
    return ExecutionRecord.of(cloud.clients().sfn, arn);
  }

  private static JsonNode sample(String name) {
    ObjectNode sample =
        (ObjectNode) EventSchemas.json(Repository.at("events/samples/announcement/request.json"));
    ((ObjectNode) sample.at("/announcement/detail")).put("correlationId", name);
    return sample;
  }

  private static List<JsonNode> events(CloudUnderTest cloud, String name) {
    return cloud.published("ApprovalDecided").stream()
        .filter(detail -> detail.path("correlationId").asText().equals(name))
        .toList();
  }

  private static Map<String, AttributeValue> receipt(CloudUnderTest cloud, String executionArn) {
    return cloud
        .clients()
        .dynamodb
        .getItem(
            request ->
                request
                    .tableName(cloud.output("AnnouncementsTableName"))
                    .consistentRead(true)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS(executionArn),
                            "sk", AttributeValue.fromS("RECEIPT"))))
        .item();
  }
}
