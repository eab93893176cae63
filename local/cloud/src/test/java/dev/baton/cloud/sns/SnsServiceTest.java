package dev.baton.cloud.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.FakeLambda;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.events.EventsPart;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.wire.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SnsServiceTest {
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:Test-Seen";

  @TempDir Path data;
  private TestCloud cloud;
  private SnsClient client;
  private SqsClient sqs;
  private String topic;

  @BeforeEach
  void start() {
    cloud = TestCloud.keptIn(data);
    cloud.with(SqsPart::new);
    cloud.with(EventsPart::new);
    cloud.with(SnsPart::new);
    client = cloud.remote(SnsClient.builder());
    sqs = cloud.remote(SqsClient.builder());
    cloud.create("AWS::SQS::Queue", "Seen", "{}");
    cloud.create("AWS::SQS::Queue", "Lost", "{}");
    topic = client.createTopic(c -> c.name("orders")).topicArn();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void deliversToAQueueWrappedOrRaw() {
    String subscription = subscribe(Map.of());
    String id =
        client
            .publish(
                p ->
                    p.topicArn(topic)
                        .subject("s")
                        .message("hello")
                        .messageAttributes(Map.of("kind", attribute("String", "new"))))
            .messageId();
    JsonNode wrapped = Json.parse(seen().getFirst().body());
    assertThat(wrapped.path("MessageId").asText()).isEqualTo(id);
    assertThat(wrapped.path("Message").asText()).isEqualTo("hello");
    assertThat(wrapped.path("Subject").asText()).isEqualTo("s");
    assertThat(wrapped.path("TopicArn").asText()).isEqualTo(topic);
    assertThat(wrapped.path("Timestamp").asText()).isEqualTo("2026-01-05T09:00:00.000Z");
    assertThat(wrapped.path("MessageAttributes").path("kind").path("Value").asText())
        .isEqualTo("new");
    client.setSubscriptionAttributes(
        s ->
            s.subscriptionArn(subscription)
                .attributeName("RawMessageDelivery")
                .attributeValue("true"));
    publish("bare", Map.of("kind", attribute("String", "raw")));
    Message raw = seen().getFirst();
    assertThat(raw.body()).isEqualTo("bare");
    assertThat(raw.messageAttributes().get("kind").stringValue()).isEqualTo("raw");
  }

  @Test
  void filtersByAttributesAsThePolicySays() {
    subscribe(
        Map.of(
            "RawMessageDelivery", "true",
            "FilterPolicy",
                """
                {"kind": [{"prefix": "or"}, "sale"], "total": [{"numeric": [">", 10]}],
                 "tags": ["gold"], "test": [{"exists": false}]}
                """));
    MessageAttributeValue gold = attribute("String.Array", "[\"gold\", \"red\"]");
    publish(
        "yes",
        Map.of(
            "kind",
            attribute("String", "order"),
            "total",
            attribute("Number", "11"),
            "tags",
            gold));
    publish(
        "cheap",
        Map.of(
            "kind", attribute("String", "order"), "total", attribute("Number", "9"), "tags", gold));
    publish(
        "other",
        Map.of("kind", attribute("String", "x"), "total", attribute("Number", "11"), "tags", gold));
    publish(
        "test",
        Map.of(
            "kind",
            attribute("String", "sale"),
            "total",
            attribute("Number", "11"),
            "tags",
            gold,
            "test",
            attribute("String", "1")));
    publish("none", Map.of());
    assertThat(seen()).extracting(Message::body).containsExactly("yes");
  }

  @Test
  void filtersByTheBodyAsThePolicySays() {
    subscribe(
        Map.of(
            "RawMessageDelivery", "true",
            "FilterPolicyScope", "MessageBody",
            "FilterPolicy", "{\"order\": {\"total\": [{\"numeric\": [\">=\", 5]}]}}"));
    publish("{\"order\": {\"total\": 5}}", Map.of());
    publish("{\"order\": {\"total\": 4}}", Map.of());
    publish("no json", Map.of());
    assertThat(seen()).extracting(Message::body).containsExactly("{\"order\": {\"total\": 5}}");
  }

  @Test
  void invokesAFunctionWithTheEventOfSns() {
    FakeLambda lambda = new FakeLambda(event -> event);
    cloud.with(context -> lambda);
    client.subscribe(
        s ->
            s.topicArn(topic)
                .protocol("lambda")
                .endpoint("arn:aws:lambda:us-east-1:000000000000:function:work"));
    publish("hello", Map.of());
    cloud.clock.awaitIdle();
    JsonNode event = lambda.events.getFirst().path("Records").path(0);
    assertThat(event.path("EventSource").asText()).isEqualTo("aws:sns");
    assertThat(event.path("Sns").path("Message").asText()).isEqualTo("hello");
  }

  @Test
  void setsAsideWhatCannotBeDelivered() {
    subscribe(
        Map.of(
            "RedrivePolicy",
            "{\"deadLetterTargetArn\": \"arn:aws:sqs:us-east-1:000000000000:Test-Lost\"}"));
    sqs.deleteQueue(d -> d.queueUrl(url("Test-Seen")));
    publish("hello", Map.of());
    cloud.clock.awaitIdle();
    Message lost = received("Test-Lost").getFirst();
    assertThat(lost.body()).contains("hello");
    assertThat(lost.messageAttributes().get("ErrorCode").stringValue())
        .isEqualTo("QueueDoesNotExist");
  }

  @Test
  void publishesInBatchesAndByProtocol() {
    subscribe(Map.of("RawMessageDelivery", "true"));
    var answer =
        client.publishBatch(
            p ->
                p.topicArn(topic)
                    .publishBatchRequestEntries(
                        entry("a", "one"),
                        entry("b", "{\"default\": \"d\", \"sqs\": \"for queues\"}").toBuilder()
                            .messageStructure("json")
                            .build(),
                        entry("c", "[]").toBuilder().messageStructure("json").build()));
    assertThat(answer.successful())
        .extracting(PublishBatchResultEntry::id)
        .containsExactly("a", "b");
    assertThat(answer.failed())
        .singleElement()
        .satisfies(f -> assertThat(f.senderFault()).isTrue());
    assertThat(seen()).extracting(Message::body).containsExactlyInAnyOrder("one", "for queues");
    List<PublishBatchRequestEntry> many =
        IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "x")).toList();
    assertThatThrownBy(
            () -> client.publishBatch(p -> p.topicArn(topic).publishBatchRequestEntries(many)))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
  }

  @Test
  void listsTopicsAndSubscriptionsPageByPage() {
    for (int i = 0; i < 120; i++) {
      String name = "t" + i;
      client.createTopic(c -> c.name(name));
    }
    assertThat(client.listTopics().topics()).hasSize(100);
    assertThat(client.listTopicsPaginator().topics()).hasSize(121);
    subscribe(Map.of());
    assertThat(client.listSubscriptionsByTopic(l -> l.topicArn(topic)).subscriptions())
        .singleElement()
        .satisfies(s -> assertThat(s.endpoint()).isEqualTo(QUEUE));
    assertThat(client.getTopicAttributes(g -> g.topicArn(topic)).attributes())
        .containsEntry("SubscriptionsConfirmed", "1")
        .containsEntry("Owner", "000000000000");
    client.tagResource(
        t -> t.resourceArn(topic).tags(Tag.builder().key("team").value("a").build()));
    assertThat(client.listTagsForResource(l -> l.resourceArn(topic)).tags()).hasSize(1);
    client.deleteTopic(d -> d.topicArn(topic));
    assertThat(client.listSubscriptions().subscriptions()).isEmpty();
  }

  @Test
  void refusesWhatSnsRefuses() {
    assertThatThrownBy(() -> client.publish(p -> p.topicArn(topic + "x").message("m")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Topic does not exist");
    assertThatThrownBy(() -> client.publish(p -> p.topicArn(topic).message("")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Invalid parameter: Empty message");
    assertThatThrownBy(() -> client.publish(p -> p.topicArn(topic).message("x".repeat(262_145))))
        .hasMessageContaining("Message too long");
    assertThatThrownBy(() -> client.createTopic(c -> c.name("orders.fifo")))
        .hasMessageContaining("no FIFO topics");
    assertThatThrownBy(() -> subscribe(Map.of("FilterPolicy", "{\"a\": 1}")))
        .hasMessageContaining("FilterPolicy");
    assertThatThrownBy(
            () -> client.subscribe(s -> s.topicArn(topic).protocol("sms").endpoint("+491234")))
        .hasMessageContaining("no protocol sms");
    assertThatThrownBy(() -> client.confirmSubscription(c -> c.topicArn(topic).token("none")))
        .hasMessageContaining("Token");
    assertThatThrownBy(() -> client.listPlatformApplications())
        .isInstanceOf(SnsException.class)
        .hasMessageContaining("no action sns:ListPlatformApplications");
  }

  @Test
  void isATargetOfRules() {
    subscribe(Map.of("RawMessageDelivery", "true"));
    cloud.create(
        "AWS::Events::Rule",
        "Rule",
        "{\"EventPattern\": {\"source\": [\"shop\"]}, \"Targets\": [{\"Id\": \"t\", \"Arn\": \""
            + topic
            + "\", \"InputPath\": \"$.detail\"}]}");
    PutEventsRequestEntry event =
        PutEventsRequestEntry.builder().source("shop").detailType("d").detail("{\"a\":1}").build();
    cloud.remote(EventBridgeClient.builder()).putEvents(p -> p.entries(event));
    assertThat(seen()).extracting(Message::body).containsExactly("{\"a\":1}");
  }

  private String subscribe(Map<String, String> attributes) {
    return client
        .subscribe(s -> s.topicArn(topic).protocol("sqs").endpoint(QUEUE).attributes(attributes))
        .subscriptionArn();
  }

  private void publish(String message, Map<String, MessageAttributeValue> attributes) {
    client.publish(p -> p.topicArn(topic).message(message).messageAttributes(attributes));
  }

  private static MessageAttributeValue attribute(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }

  private static PublishBatchRequestEntry entry(String id, String message) {
    return PublishBatchRequestEntry.builder().id(id).message(message).build();
  }

  private List<Message> seen() {
    cloud.clock.awaitIdle();
    List<Message> messages = received("Test-Seen");
    messages.forEach(
        m -> sqs.deleteMessage(d -> d.queueUrl(url("Test-Seen")).receiptHandle(m.receiptHandle())));
    return messages;
  }

  private List<Message> received(String queue) {
    return sqs.receiveMessage(
            r -> r.queueUrl(url(queue)).maxNumberOfMessages(10).messageAttributeNames("All"))
        .messages();
  }

  private static String url(String name) {
    return "https://sqs.us-east-1.amazonaws.com/000000000000/" + name;
  }
}
