package dev.baton.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.TestCloud;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.wire.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;

class ArchivesTest {
  private static final String BUS = "arn:aws:events:us-east-1:000000000000:event-bus/default";
  private static final String ARCHIVE = "arn:aws:events:us-east-1:000000000000:archive/shop";

  @TempDir Path data;
  private TestCloud cloud;
  private EventBridgeClient client;

  @BeforeEach
  void start() {
    cloud = TestCloud.keptIn(data);
    cloud.with(SqsPart::new);
    cloud.with(EventsPart::new);
    client = cloud.remote(EventBridgeClient.builder());
    cloud.create(
        "AWS::Events::Archive",
        "Archive",
        "{\"ArchiveName\": \"shop\", \"SourceArn\": \""
            + BUS
            + "\", \"EventPattern\": {\"source\": [\"shop\"]}, \"RetentionDays\": 3}");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void replaysWhatItKeptToTheRulesNamedInTheNextCloudToo() {
    put("shop", 1);
    put("bank", 2);
    put("shop", 3);
    assertThat(client.describeArchive(d -> d.archiveName("shop")).eventCount()).isEqualTo(2);
    cloud.close();
    start();
    rule("Wanted");
    rule("Other");
    replay("again");
    cloud.clock.awaitIdle();
    assertThat(client.describeReplay(d -> d.replayName("again")).state())
        .isEqualTo(ReplayState.COMPLETED);
    assertThat(seen("Wanted"))
        .hasSize(2)
        .allSatisfy(
            body -> assertThat(Json.parse(body).path("replay-name").asText()).isEqualTo("again"));
    assertThat(seen("Other")).isEmpty();
    assertThat(client.describeArchive(d -> d.archiveName("shop")).eventCount()).isEqualTo(2);
  }

  @Test
  void refusesWhatEventBridgeRefuses() {
    assertThatThrownBy(() -> client.createArchive(c -> c.archiveName("shop").eventSourceArn(BUS)))
        .isInstanceOf(ResourceAlreadyExistsException.class);
    assertThatThrownBy(
            () ->
                client.createArchive(
                    c -> c.archiveName("bad").eventSourceArn(BUS).eventPattern("{\"a\": 1}")))
        .isInstanceOf(InvalidEventPatternException.class);
    assertThatThrownBy(() -> client.describeArchive(d -> d.archiveName("none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Archive none does not exist.");
    replay("one");
    assertThatThrownBy(() -> replay("one")).isInstanceOf(ResourceAlreadyExistsException.class);
    client.deleteArchive(d -> d.archiveName("shop"));
    assertThat(client.listArchives(l -> {}).archives()).isEmpty();
    assertThatThrownBy(
            () ->
                client.createApiDestination(
                    c ->
                        c.name("x")
                            .connectionArn("arn")
                            .httpMethod("GET")
                            .invocationEndpoint("https://x")))
        .hasMessageContaining("no action events:CreateApiDestination");
  }

  private void replay(String name) {
    client.startReplay(
        s ->
            s.replayName(name)
                .eventSourceArn(ARCHIVE)
                .eventStartTime(Instant.parse("2026-01-05T08:00:00Z"))
                .eventEndTime(Instant.parse("2026-01-05T10:00:00Z"))
                .destination(
                    d ->
                        d.arn(BUS)
                            .filterArns(
                                "arn:aws:events:us-east-1:000000000000:rule/Test-WantedRule")));
  }

  private void rule(String queue) {
    cloud.create("AWS::SQS::Queue", queue, "{}");
    cloud.create(
        "AWS::Events::Rule",
        queue + "Rule",
        "{\"EventPattern\": {\"source\": [\"shop\"]}, \"Targets\": [{\"Id\": \"q\", \"Arn\":"
            + " \"arn:aws:sqs:us-east-1:000000000000:Test-"
            + queue
            + "\"}]}");
  }

  private void put(String source, int number) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source(source)
            .detailType("d")
            .detail("{\"n\": " + number + "}")
            .build();
    client.putEvents(p -> p.entries(entry));
    cloud.clock.awaitIdle();
  }

  private List<String> seen(String queue) {
    SqsClient sqs = cloud.remote(SqsClient.builder());
    String url = "https://sqs.us-east-1.amazonaws.com/000000000000/Test-" + queue;
    return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
        .map(m -> m.body())
        .toList();
  }
}
