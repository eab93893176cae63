package dev.baton.cloud.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.TestCloud;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class LogsServiceTest {
  private final TestCloud cloud = new TestCloud();
  private LogsPart part;
  private CloudWatchLogsClient client;
  private long now;

  @BeforeEach
  void start() {
    part = cloud.with(LogsPart::new);
    client = cloud.remote(CloudWatchLogsClient.builder());
    now = cloud.clock.millis();
    client.createLogGroup(c -> c.logGroupName("/app"));
    client.createLogStream(c -> c.logGroupName("/app").logStreamName("one"));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void readsForwardsAndBackwardsPageByPage() {
    put("a", "b", "c", "d", "e");
    var first = client.getLogEvents(g -> at(g).startFromHead(true).limit(2));
    assertThat(messages(first.events())).containsExactly("a", "b");
    var second = client.getLogEvents(g -> at(g).nextToken(first.nextForwardToken()).limit(2));
    assertThat(messages(second.events())).containsExactly("c", "d");
    var back = client.getLogEvents(g -> at(g).nextToken(second.nextBackwardToken()).limit(9));
    assertThat(messages(back.events())).containsExactly("a", "b");
    var last = client.getLogEvents(g -> at(g).nextToken(second.nextForwardToken()));
    var end = client.getLogEvents(g -> at(g).nextToken(last.nextForwardToken()));
    assertThat(end.events()).isEmpty();
    assertThat(end.nextForwardToken()).isEqualTo(last.nextForwardToken());
    assertThat(messages(client.getLogEvents(g -> at(g).limit(2)).events()))
        .containsExactly("d", "e");
    put("late");
    assertThat(messages(client.getLogEvents(g -> at(g).nextToken(end.nextForwardToken())).events()))
        .containsExactly("late");
  }

  @Test
  void filtersByTermsAndByMembersOfJson() {
    put(
        "ERROR disk full",
        "INFO all well",
        "ERROR timeout (known)",
        "{\"level\": \"WARN\", \"ms\": 700, \"user\": {\"name\": \"ada\"}, \"tags\": [\"x\"]}",
        "{\"level\": \"INFO\", \"ms\": 20, \"user\": null}");
    assertThat(filter("ERROR")).hasSize(2);
    assertThat(filter("ERROR -known")).containsExactly("ERROR disk full");
    assertThat(filter("\"disk full\"")).hasSize(1);
    assertThat(filter("?well ?timeout")).hasSize(2);
    assertThat(filter("%ERROR.*(full|empty)%")).hasSize(1);
    assertThat(filter("{ $.ms >= 700 && $.level = \"W*\" }")).hasSize(1);
    assertThat(filter("{ $.level = INFO || ($.ms > 100 && $.user.name = ada) }")).hasSize(2);
    assertThat(filter("{ $.user IS NULL }")).hasSize(1);
    assertThat(filter("{ $.tags NOT EXISTS }")).hasSize(1);
    assertThat(filter("{ $.tags[0] != \"y\" }")).hasSize(1);
    assertThat(filter("")).hasSize(5);
    assertThatThrownBy(() -> filter("{ $.ms > many }"))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Invalid filter pattern");
    assertThatThrownBy(() -> filter("[ip, status ~ 4]")).hasMessageContaining("a field is");
  }

  @Test
  void filtersByFieldsThatSpacesSeparate() {
    put(
        "10.0.0.1 - ada [today] \"GET /a b\" 404 12",
        "10.0.0.2 - bob [today] \"GET /b\" 200 900",
        "ERROR disk full");
    assertThat(filter("[ip, id, user, time, request, status = 4* || status = 5*, bytes]"))
        .singleElement()
        .asString()
        .contains("ada");
    assertThat(filter("[ip, ..., bytes > 100]")).singleElement().asString().contains("bob");
    assertThat(filter("[level = ERROR, what, ...]")).containsExactly("ERROR disk full");
  }

  @Test
  void filtersAcrossStreamsPageByPage() {
    client.createLogStream(c -> c.logGroupName("/app").logStreamName("two"));
    for (int i = 0; i < 30; i++) {
      part.sink().accept("/app", i % 2 == 0 ? "one" : "two", cloud.clock.now(), "line " + i);
    }
    assertThat(
            client.filterLogEventsPaginator(f -> f.logGroupName("/app").limit(7)).stream()
                .flatMap(page -> page.events().stream())
                .map(FilteredLogEvent::message))
        .hasSize(30)
        .doesNotHaveDuplicates();
    assertThat(client.filterLogEvents(f -> f.logGroupName("/app").logStreamNames("two")).events())
        .hasSize(15);
    assertThat(client.filterLogEvents(f -> f.logGroupName("/app").startTime(now + 1)).events())
        .isEmpty();
  }

  @Test
  void describesGroupsAndStreams() {
    put("a");
    client.putRetentionPolicy(p -> p.logGroupName("/app").retentionInDays(7));
    assertThat(client.describeLogGroups(d -> d.logGroupNamePrefix("/a")).logGroups())
        .singleElement()
        .satisfies(group -> assertThat(group.retentionInDays()).isEqualTo(7));
    assertThat(client.describeLogStreams(d -> d.logGroupName("/app")).logStreams())
        .singleElement()
        .satisfies(stream -> assertThat(stream.lastEventTimestamp()).isEqualTo(now));
    client.deleteLogGroup(d -> d.logGroupName("/app"));
    assertThat(client.describeLogGroups().logGroups()).isEmpty();
  }

  @Test
  void refusesWhatLogsRefuses() {
    assertThatThrownBy(() -> client.createLogGroup(c -> c.logGroupName("/app")))
        .isInstanceOf(ResourceAlreadyExistsException.class);
    assertThatThrownBy(() -> client.filterLogEvents(f -> f.logGroupName("/none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The specified log group does not exist.");
    assertThatThrownBy(() -> client.getLogEvents(g -> g.logGroupName("/app").logStreamName("none")))
        .hasMessageContaining("The specified log stream does not exist.");
    assertThatThrownBy(
            () -> client.putRetentionPolicy(p -> p.logGroupName("/app").retentionInDays(8)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () ->
                client.startQuery(
                    s -> s.logGroupName("/app").queryString("x").startTime(1L).endTime(2L)))
        .isInstanceOf(CloudWatchLogsException.class)
        .hasMessageContaining("no action logs:StartQuery");
  }

  private GetLogEventsRequest.Builder at(GetLogEventsRequest.Builder request) {
    return request.logGroupName("/app").logStreamName("one");
  }

  private void put(String... lines) {
    List<InputLogEvent> events =
        List.of(lines).stream()
            .map(line -> InputLogEvent.builder().timestamp(now).message(line).build())
            .toList();
    client.putLogEvents(p -> p.logGroupName("/app").logStreamName("one").logEvents(events));
  }

  private List<String> filter(String pattern) {
    return client
        .filterLogEvents(f -> f.logGroupName("/app").filterPattern(pattern))
        .events()
        .stream()
        .map(FilteredLogEvent::message)
        .toList();
  }

  private static List<String> messages(List<OutputLogEvent> events) {
    return events.stream().map(OutputLogEvent::message).toList();
  }
}
