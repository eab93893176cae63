package dev.baton.cloud.eventsource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.FakeLambda;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.wire.Json;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueueMappingTest {
  private static final String NOTHING_FAILED = "{\"batchItemFailures\": []}";

  private final TestCloud cloud = new TestCloud();
  private FakeLambda lambda;
  private SqsClient client;
  private String queue;

  private void start(Function<JsonNode, JsonNode> function) {
    SqsPart sqs = cloud.with(SqsPart::new);
    lambda = cloud.with(context -> new FakeLambda(function));
    EventSourcePart part = cloud.with(context -> new EventSourcePart(context, sqs));
    client = cloud.client(SqsClient.builder());
    cloud.create("AWS::SQS::Queue", "Dead", "{}");
    queue =
        cloud
            .create(
                "AWS::SQS::Queue",
                "Work",
                """
                {"VisibilityTimeout": 60, "RedrivePolicy": {"maxReceiveCount": 2,
                 "deadLetterTargetArn": "arn:aws:sqs:us-east-1:000000000000:Test-Dead"}}
                """)
            .ref();
    cloud.create(
        "AWS::Lambda::EventSourceMapping",
        "Mapping",
        """
        {"EventSourceArn": "arn:aws:sqs:us-east-1:000000000000:Test-Work",
         "FunctionName": "worker", "FunctionResponseTypes": ["ReportBatchItemFailures"]}
        """);
    part.ready();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void givesAFunctionTheMessageInLambdasShapeAndDeletesIt() {
    start(event -> Json.parse(NOTHING_FAILED));
    send("hello");
    cloud.clock.awaitIdle();
    JsonNode sent = lambda.events.getFirst().path("Records").path(0);
    assertThat(sent.path("body").asText()).isEqualTo("hello");
    assertThat(sent.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(sent.path("eventSourceARN").asText()).endsWith(":Test-Work");
    assertThat(sent.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
    assertThat(left()).isEqualTo(List.of("0", "0"));
  }

  @Test
  void bringsBackWhatFailedAfterTheVisibilityTimeoutAndSetsItAsideInTheEnd() {
    start(
        event -> {
          throw new IllegalStateException("always");
        });
    send("\"bad\"");
    cloud.clock.awaitIdle();
    assertThat(lambda.events).hasSize(2);
    assertThat(cloud.deadLetters)
        .containsExactly(
            "Test-Dead: \"bad\": received 2 times from Test-Work without being deleted");
    assertThat(cloud.clock.now()).isEqualTo("2026-01-05T09:02:00Z");
  }

  @Test
  void bringsBackOnlyTheItemsThatTheFunctionReports() {
    start(
        event -> {
          var failures = Json.object();
          var list = failures.putArray("batchItemFailures");
          for (JsonNode each : event.path("Records")) {
            boolean first = each.path("attributes").path("ApproximateReceiveCount").asInt() == 1;
            if (each.path("body").asText().equals("late") && first) {
              list.addObject().set("itemIdentifier", each.path("messageId"));
            }
          }
          return failures;
        });
    send("good");
    send("late");
    cloud.clock.awaitIdle();
    assertThat(bodies()).containsExactlyInAnyOrder("good", "late", "late");
    assertThat(left()).isEqualTo(List.of("0", "0"));
  }

  @Test
  void takesAListOfUnknownItemsForAFailureOfTheWholeBatch() {
    start(event -> Json.parse("{\"batchItemFailures\": [{\"itemIdentifier\": \"nobody\"}]}"));
    send("good");
    cloud.clock.awaitIdle();
    assertThat(bodies()).containsExactly("good", "good");
    assertThat(cloud.deadLetters).hasSize(1);
  }

  private List<String> bodies() {
    return lambda.events.stream()
        .flatMap(event -> event.path("Records").valueStream())
        .map(each -> each.path("body").asText())
        .toList();
  }

  private void send(String body) {
    client.sendMessage(send -> send.queueUrl(queue).messageBody(body));
  }

  private List<String> left() {
    var attributes =
        client
            .getQueueAttributes(get -> get.queueUrl(queue).attributeNamesWithStrings("All"))
            .attributesAsStrings();
    return List.of(
        attributes.get("ApproximateNumberOfMessages"),
        attributes.get("ApproximateNumberOfMessagesNotVisible"));
  }
}
