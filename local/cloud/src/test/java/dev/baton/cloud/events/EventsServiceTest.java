package dev.baton.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.wire.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class EventsServiceTest {
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:Test-Seen";

  private static final String EVENT =
      """
      {"id": "1", "account": "000000000000", "source": "s", "time": "2026-01-01T00:00:00Z",
       "region": "us-east-1", "resources": [], "detail-type": "T", "b": 1}
      """;

  private final TestCloud cloud = new TestCloud();
  private EventBridgeClient client;
  private SqsClient sqs;

  @BeforeEach
  void start() {
    cloud.with(SqsPart::new);
    cloud.with(EventsPart::new);
    client = cloud.client(EventBridgeClient.builder());
    sqs = cloud.client(SqsClient.builder());
    cloud.create("AWS::SQS::Queue", "Seen", "{}");
    cloud.create("AWS::SQS::Queue", "Lost", "{}");
    cloud.create("AWS::Events::EventBus", "Bus", "{\"Name\": \"orders\"}");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void deliversAnEventThatMatchesARuleAndNoOther() {
    rule("{\"source\": [\"shop\"], \"detail\": {\"total\": [{\"numeric\": [\">\", 10]}]}}", "");
    put(entry("shop", "{\"total\": 5}"), entry("shop", "{\"total\": 50}"));
    assertThat(seen()).hasSize(1);
    JsonNode event = Json.parse(cloudEvents().getLast());
    assertThat(event.path("source").asText()).isEqualTo("shop");
    assertThat(event.path("time").asText()).isEqualTo("2026-01-05T09:00:00Z");
    assertThat(event.path("detail").path("total").asInt()).isEqualTo(50);
    assertThat(event.fieldNames())
        .toIterable()
        .containsExactly(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "detail");
  }

  @Test
  void fillsInATemplate() {
    rule(
        "{\"source\": [\"shop\"]}",
        """
        , "InputTransformer": {"InputPathsMap": {"total": "$.detail.total", "who": "$.detail.who"},
           "InputTemplate": "{\\"text\\": \\"<who> pays <total>\\", \\"sum\\": <total>}"}
        """);
    put(entry("shop", "{\"total\": 5, \"who\": \"Ada\"}"));
    assertThat(Json.parse(seen().getFirst()))
        .isEqualTo(Json.parse("{\"text\": \"Ada pays 5\", \"sum\": 5}"));
  }

  @Test
  void takesOrRefusesEachEntryForItself() {
    List<PutEventsResultEntry> results =
        put(
            entry("shop", "{}"),
            entry("aws.s3", "{}"),
            entry("shop", "[1]"),
            entry("shop", "{}").toBuilder().eventBusName("nowhere").build(),
            entry("", "{}"));
    assertThat(results)
        .extracting(PutEventsResultEntry::errorCode)
        .containsExactly(
            null,
            "NotAuthorizedForSource",
            "MalformedDetail",
            "InvalidArgument",
            "InvalidArgument");
    assertThatThrownBy(() -> put(new PutEventsRequestEntry[0]))
        .isInstanceOf(EventBridgeException.class);
    String large = "{\"a\": \"" + "x".repeat(262_144) + "\"}";
    assertThatThrownBy(() -> put(entry("shop", large)))
        .hasMessageContaining("Total size of the entries in the request is over the limit");
  }

  @Test
  void setsAsideWhatCannotBeDelivered() {
    rule(
        "{\"source\": [\"shop\"]}",
        """
        , "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:000000000000:Test-Lost"}
        """);
    sqs.deleteQueue(delete -> delete.queueUrl(url("Test-Seen")));
    put(entry("shop", "{\"total\": 5}"));
    cloud.clock.awaitIdle();
    Message lost =
        sqs.receiveMessage(r -> r.queueUrl(url("Test-Lost")).messageAttributeNames("All"))
            .messages()
            .getFirst();
    assertThat(Json.parse(lost.body()).path("detail").path("total").asInt()).isEqualTo(5);
    assertThat(lost.messageAttributes().get("ERROR_CODE").stringValue())
        .isEqualTo("QueueDoesNotExist");
    assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url("Test-Seen"))))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void sendsAnEventOnToAnotherBus() {
    cloud.create(
        "AWS::Events::Rule",
        "Forward",
        """
        {"EventPattern": {"source": ["shop"]},
         "Targets": [{"Id": "a", "Arn": "arn:aws:events:us-east-1:000000000000:event-bus/orders"}]}
        """);
    rule("{\"source\": [\"shop\"]}", "");
    client.putEvents(
        put -> put.entries(entry("shop", "{}").toBuilder().eventBusName("default").build()));
    assertThat(seen()).hasSize(1);
  }

  @Test
  void knowsThePatternsOfEventBridgesNewerCompiler() {
    rule(
        "{\"$or\": [{\"source\": [{\"anything-but\": {\"wildcard\": \"*op\"}}]},"
            + " {\"detail\": {\"total\": [7]}}]}",
        "");
    put(entry("shop", "{\"total\": 5}"), entry("shop", "{\"total\": 7}"), entry("bank", "{}"));
    assertThat(seen()).hasSize(2);
    assertThat(testPattern("{\"a\": [{\"exists\": false}]}")).isTrue();
    assertThatThrownBy(() -> testPattern("{\"source\": [{\"wildcard\": \"*:*:*:*:*:bus/*\"}]}"))
        .hasMessageContaining("Rule is too complex");
  }

  private boolean testPattern(String pattern) {
    return client.testEventPattern(t -> t.eventPattern(pattern).event(EVENT)).result();
  }

  @Test
  void refusesAPatternThatIsNone() {
    assertThatThrownBy(
            () -> client.putRule(put -> put.name("bad").eventPattern("{\"source\": \"shop\"}")))
        .hasMessageContaining("Event pattern is not valid");
    assertThatThrownBy(() -> client.describeRule(d -> d.name("nowhere")))
        .hasMessageContaining("Rule nowhere does not exist on EventBus default");
  }

  @Test
  void listsRulesPageByPageAndByTheirTarget() {
    for (String name : List.of("a", "b", "c")) {
      client.putRule(
          r ->
              r.name(name)
                  .eventBusName("orders")
                  .eventPattern("{\"source\": [\"x\"]}")
                  .tags(Tag.builder().key("team").value("ü").build()));
    }
    var first = client.listRules(l -> l.eventBusName("orders").limit(2));
    assertThat(first.rules()).hasSize(2);
    var second = client.listRules(l -> l.eventBusName("orders").nextToken(first.nextToken()));
    assertThat(second.rules()).extracting(Rule::name).containsExactly("c");
    client.putTargets(
        t ->
            t.rule("b")
                .eventBusName("orders")
                .targets(Target.builder().id("1").arn(QUEUE).build()));
    assertThat(
            client
                .listRuleNamesByTarget(l -> l.targetArn(QUEUE).eventBusName("orders"))
                .ruleNames())
        .containsExactly("b");
    String arn = second.rules().getFirst().arn();
    assertThat(client.listTagsForResource(l -> l.resourceARN(arn)).tags())
        .extracting(Tag::value)
        .containsExactly("ü");
  }

  private void rule(String pattern, String more) {
    cloud.create(
        "AWS::Events::Rule",
        "Rule",
        "{\"EventBusName\": \"orders\", \"EventPattern\": "
            + pattern
            + ", \"Targets\": [{\"Id\": \"queue\", \"Arn\": \""
            + QUEUE
            + "\""
            + more
            + "}]}");
  }

  private List<PutEventsResultEntry> put(PutEventsRequestEntry... entries) {
    return client.putEvents(put -> put.entries(entries)).entries();
  }

  private static PutEventsRequestEntry entry(String source, String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName("orders")
        .source(source)
        .detailType("Order")
        .detail(detail)
        .build();
  }

  private List<String> cloudEvents() {
    return cloud.busEvents.stream().map(JsonNode::toString).toList();
  }

  private List<String> seen() {
    cloud.clock.awaitIdle();
    return sqs
        .receiveMessage(receive -> receive.queueUrl(url("Test-Seen")).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  private static String url(String name) {
    return "https://sqs.us-east-1.amazonaws.com/000000000000/" + name;
  }
}
