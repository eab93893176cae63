package dev.baton.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Hold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class RuleSchedulesTest {
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:Test-Seen";

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
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void sendsAnEventOfItsOwnAtEachTimeOfTheScheduleUntilItIsDisabledOrGone() {
    client.putRule(r -> r.name("often").scheduleExpression("rate(5 minutes)"));
    target("often");
    pass(Duration.ofMinutes(11));

    List<JsonNode> events = seen();
    assertThat(events)
        .extracting(event -> event.path("time").asText())
        .containsExactlyInAnyOrder("2026-01-05T09:05:00Z", "2026-01-05T09:10:00Z");
    assertThat(events.getFirst().path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(events.getFirst().path("source").asText()).isEqualTo("aws.events");
    assertThat(events.getFirst().path("resources").path(0).asText())
        .isEqualTo("arn:aws:events:us-east-1:000000000000:rule/often");

    client.disableRule(r -> r.name("often"));
    pass(Duration.ofMinutes(10));
    assertThat(seen()).isEmpty();

    client.enableRule(r -> r.name("often"));
    pass(Duration.ofMinutes(5));
    assertThat(seen()).hasSize(1);

    client.removeTargets(r -> r.rule("often").ids("1"));
    client.deleteRule(r -> r.name("often"));
    pass(Duration.ofMinutes(10));
    assertThat(seen()).isEmpty();
  }

  @Test
  void firesByCronInUtcAlsoWhenTheTemplateSaysSo() {
    cloud.create(
        "AWS::Events::Rule",
        "Daily",
        """
        {"Name": "daily", "ScheduleExpression": "cron(30 10 * * ? *)",
         "Targets": [{"Id": "1", "Arn": "%s", "Input": "\\"now\\""}]}
        """
            .formatted(QUEUE));
    pass(Duration.ofHours(26));

    assertThat(texts()).containsExactly("\"now\"", "\"now\"");
    assertThat(client.describeRule(r -> r.name("daily")).scheduleExpression())
        .isEqualTo("cron(30 10 * * ? *)");
    assertThat(client.describeRule(r -> r.name("daily")).eventPattern()).isNull();
  }

  @Test
  void aRulePutAgainHasItsNewScheduleOnly() {
    client.putRule(r -> r.name("often").scheduleExpression("rate(1 minute)"));
    target("often");
    client.putRule(r -> r.name("often").scheduleExpression("rate(1 hour)"));
    pass(Duration.ofMinutes(61));

    assertThat(seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(0 minutes)",
        "rate(1 minutes)",
        "rate(5 minute)",
        "rate(5 fortnights)",
        "cron(1)",
        "cron(0 0 * * * *)",
        "at(2027-01-01T00:00:00)"
      })
  void refusesWhatIsNoScheduleOfARule(String schedule) {
    assertThatThrownBy(() -> client.putRule(r -> r.name("r").scheduleExpression(schedule)))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("not valid")
        .extracting(e -> ((EventBridgeException) e).awsErrorDetails().errorCode())
        .isEqualTo("ValidationException");
  }

  @Test
  void refusesARuleWithoutAPatternOrAScheduleAndAScheduleOnAnotherBus() {
    assertThatThrownBy(() -> client.putRule(r -> r.name("r")))
        .hasMessageContaining("EventPattern or ScheduleExpression must be specified");
    client.createEventBus(r -> r.name("orders"));
    assertThatThrownBy(
            () ->
                client.putRule(
                    r -> r.name("r").eventBusName("orders").scheduleExpression("rate(1 minute)")))
        .hasMessageContaining("only on the default event bus");
  }

  private void target(String rule) {
    Target queue = Target.builder().id("1").arn(QUEUE).build();
    client.putTargets(r -> r.rule(rule).targets(queue));
  }

  private List<JsonNode> seen() {
    return texts().stream().map(Json::parse).toList();
  }

  private List<String> texts() {
    String url = sqs.getQueueUrl(r -> r.queueName("Test-Seen")).queueUrl();
    List<Message> messages =
        sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    messages.forEach(m -> sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(m.receiptHandle())));
    return messages.stream().map(Message::body).toList();
  }

  private void pass(Duration duration) {
    try (Hold _ = cloud.clock.hold("setting up")) {
      cloud.clock.at(cloud.clock.now().plus(duration), () -> {});
    }
    cloud.clock.awaitIdle();
  }
}
