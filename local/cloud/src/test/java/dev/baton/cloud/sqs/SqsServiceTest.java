package dev.baton.cloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.TestCloud;
import dev.baton.engine.clock.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsServiceTest {
  private final TestCloud cloud = new TestCloud();
  private SqsPart part;
  private SqsClient client;
  private String deadLetters;
  private String queue;

  @BeforeEach
  void start() {
    part = cloud.with(SqsPart::new);
    client = cloud.client(SqsClient.builder());
    deadLetters = cloud.create("AWS::SQS::Queue", "Dead", "{}").ref();
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
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void givesAMessageWithItsAttributesAndTheCloudsTime() {
    client.sendMessage(
        send ->
            send.queueUrl(queue)
                .messageBody("hello")
                .messageAttributes(
                    Map.of(
                        "reason",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("because")
                            .build())));
    Message message =
        client
            .receiveMessage(
                receive ->
                    receive
                        .queueUrl(queue)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .getFirst();
    assertThat(message.body()).isEqualTo("hello");
    assertThat(message.messageAttributes()).containsOnlyKeys("reason");
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsEntry(
            MessageSystemAttributeName.SENT_TIMESTAMP,
            Long.toString(cloud.clock.now().toEpochMilli()));
    client.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
    assertThat(count("ApproximateNumberOfMessagesNotVisible")).isEqualTo("0");
  }

  @Test
  void hidesAReceivedMessageUntilTheClockReachesItsVisibilityTimeout() {
    send("once");
    assertThat(receive()).hasSize(1);
    assertThat(receive()).isEmpty();
    pass(Duration.ofSeconds(60));
    assertThat(receive()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 43_201})
  void refusesToHideAMessageForLongerThanSqsCan(int seconds) {
    send("still there");
    assertThatThrownBy(
            () -> client.receiveMessage(r -> r.queueUrl(queue).visibilityTimeout(seconds)))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining(
            "for parameter VisibilityTimeout is invalid. Reason: Must be between 0")
        .hasMessageContaining("Value " + seconds);
    assertThat(receive()).hasSize(1);
  }

  @Test
  void delaysAMessageOnTheClock() {
    client.sendMessage(send -> send.queueUrl(queue).messageBody("later").delaySeconds(10));
    assertThat(receive()).isEmpty();
    pass(Duration.ofSeconds(10));
    assertThat(receive()).extracting(Message::body).containsExactly("later");
  }

  @Test
  void movesAMessageToTheDeadLetterQueueAfterItsReceives() {
    send("{\"bad\":1}");
    receive();
    pass(Duration.ofSeconds(60));
    receive();
    pass(Duration.ofSeconds(60));
    assertThat(receive()).isEmpty();
    List<Message> dead = client.receiveMessage(receive -> receive.queueUrl(deadLetters)).messages();
    assertThat(dead).extracting(Message::body).containsExactly("{\"bad\":1}");
    assertThat(cloud.deadLetters)
        .containsExactly(
            "Test-Dead: {\"bad\":1}: received 2 times from Test-Work without being deleted");
  }

  @Test
  void wakesWhoeverDrainsWhenAMessageCanBeReceived() {
    List<String> seen = new CopyOnWriteArrayList<>();
    part.deliveries()
        .drainWith(
            "Test-Work",
            () ->
                receive()
                    .forEach(
                        message -> {
                          seen.add(message.body() + "@" + cloud.clock.now().getEpochSecond() % 100);
                          if (seen.size() > 1) {
                            client.deleteMessage(
                                d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
                          }
                        }));
    client.sendMessage(send -> send.queueUrl(queue).messageBody("later").delaySeconds(7));
    cloud.clock.awaitIdle();
    assertThat(seen).containsExactly("later@7", "later@67");
  }

  @Test
  void answersEachEntryOfABatchForItself() {
    assertThat(
            client
                .sendMessageBatch(
                    batch ->
                        batch.queueUrl(queue).entries(entry("a", "one", 0), entry("b", "two", 901)))
                .toString())
        .contains("Successful=[SendMessageBatchResultEntry(Id=a")
        .contains("Failed=[BatchResultErrorEntry(Id=b");
  }

  @Test
  void refusesAsSqsDoes() {
    assertThatThrownBy(() -> client.getQueueUrl(get -> get.queueName("nowhere")))
        .isInstanceOf(QueueDoesNotExistException.class);
    assertThatThrownBy(() -> client.deleteMessage(d -> d.queueUrl(queue).receiptHandle("nonsense")))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("not valid");
    assertThatThrownBy(() -> client.listMessageMoveTasks(list -> list.sourceArn("x")))
        .hasMessageContaining("SourceArn parameter doesn't exist");
  }

  @Test
  void keepsOrderWithinAGroupOfAFifoQueueAndDropsDuplicates() {
    String fifo =
        cloud
            .create(
                "AWS::SQS::Queue",
                "Ordered",
                "{\"FifoQueue\": true, \"ContentBasedDeduplication\": true}")
            .ref();
    for (String body : List.of("one", "one", "two")) {
      client.sendMessage(send -> send.queueUrl(fifo).messageBody(body).messageGroupId("g"));
    }
    Message first = client.receiveMessage(r -> r.queueUrl(fifo)).messages().getFirst();
    assertThat(first.body()).isEqualTo("one");
    assertThat(client.receiveMessage(r -> r.queueUrl(fifo)).messages()).isEmpty();
    client.deleteMessage(d -> d.queueUrl(fifo).receiptHandle(first.receiptHandle()));
    assertThat(client.receiveMessage(r -> r.queueUrl(fifo)).messages())
        .extracting(Message::body)
        .containsExactly("two");
  }

  @Test
  void movesDeadLettersBackToWhereTheyCameFrom() {
    send("poison");
    for (int i = 0; i < 3; i++) {
      var _ = receive();
      pass(Duration.ofSeconds(61));
    }
    String source = "arn:aws:sqs:us-east-1:000000000000:Test-Dead";
    client.startMessageMoveTask(s -> s.sourceArn(source));
    cloud.clock.awaitIdle();
    assertThat(receive()).extracting(Message::body).containsExactly("poison");
    assertThat(client.listMessageMoveTasks(l -> l.sourceArn(source)).results())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.status()).isEqualTo("COMPLETED");
              assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(1);
            });
    assertThatThrownBy(
            () ->
                client.startMessageMoveTask(
                    s -> s.sourceArn("arn:aws:sqs:us-east-1:000000000000:Test-Work")))
        .hasMessageContaining("Dead Letter Queue");
  }

  @Test
  void refusesCharactersThatXmlDoesNotHave() {
    assertThatThrownBy(() -> send("bell \u0007")).hasMessageContaining("Invalid characters");
  }

  private static SendMessageBatchRequestEntry entry(String id, String body, int delay) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(body)
        .delaySeconds(delay)
        .build();
  }

  private String count(String attribute) {
    return client
        .getQueueAttributes(get -> get.queueUrl(queue).attributeNamesWithStrings(attribute))
        .attributes()
        .get(QueueAttributeName.fromValue(attribute));
  }

  private void send(String body) {
    client.sendMessage(send -> send.queueUrl(queue).messageBody(body));
  }

  private List<Message> receive() {
    return client
        .receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
        .messages();
  }

  private void pass(Duration time) {
    try (Hold setUp = cloud.clock.hold("setting a timer")) {
      cloud.clock.at(cloud.clock.now().plus(time), () -> {});
    }
    cloud.clock.awaitIdle();
  }
}
