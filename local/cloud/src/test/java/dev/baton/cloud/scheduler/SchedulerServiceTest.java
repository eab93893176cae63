package dev.baton.cloud.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.TestCloud;
import dev.baton.cloud.sqs.SqsPart;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Hold;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SchedulerServiceTest {
  private static final String QUEUES = "arn:aws:sqs:us-east-1:000000000000:Test-";

  @TempDir Path data;
  private TestCloud cloud;
  private SchedulerClient client;
  private SqsClient sqs;

  @BeforeEach
  void start() {
    start(TestCloud.keptIn(data));
  }

  private void start(TestCloud started) {
    cloud = started;
    cloud.with(SqsPart::new);
    cloud.with(SchedulerPart::new);
    client = cloud.remote(SchedulerClient.builder());
    sqs = cloud.remote(SqsClient.builder());
    cloud.create("AWS::SQS::Queue", "Seen", "{}");
    cloud.create("AWS::SQS::Queue", "Lost", "{}");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void firesOnceAtTheWallClockOfATimeZone() {
    create("once", "at(2026-01-05T12:30:00)", c -> c.scheduleExpressionTimezone("Europe/Berlin"));
    cloud.clock.awaitIdle();
    assertThat(cloud.clock.now()).isEqualTo("2026-01-05T11:30:00Z");
    assertThat(seen()).containsExactly("2026-01-05T11:30:00Z once");
    assertThat(client.getSchedule(g -> g.name("once")).state()).isEqualTo(ScheduleState.ENABLED);
    pass(Duration.ofDays(1));
    assertThat(seen()).isEmpty();
  }

  @Test
  void callsAnyActionThatAUniversalTargetNames() {
    create(
        "any",
        "at(2026-01-05T09:30:00)",
        c ->
            c.target(
                t ->
                    t.arn("arn:aws:scheduler:::aws-sdk:sqs:sendMessage")
                        .roleArn("arn:aws:iam::000000000000:role/any")
                        .input(
                            """
                            {"MessageBody": "{\\"text\\": \\"called\\"}", "QueueUrl":
                             "https://sqs.us-east-1.amazonaws.com/000000000000/Test-Seen"}
                            """)));
    cloud.clock.awaitIdle();
    assertThat(seen()).containsExactly("called");
    assertThat(client.getSchedule(g -> g.name("any")).target().retryPolicy().maximumRetryAttempts())
        .isEqualTo(185);
  }

  @Test
  void goesWhenItHasFiredIfThatWasAskedFor() {
    create(
        "once",
        "at(2026-01-05T09:30:00)",
        c -> c.actionAfterCompletion(ActionAfterCompletion.DELETE));
    cloud.clock.awaitIdle();
    assertThat(seen()).hasSize(1);
    assertThatThrownBy(() -> client.getSchedule(g -> g.name("once")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Schedule once does not exist.");
  }

  @Test
  void firesByCronAcrossTheChangeToSummerTime() {
    create(
        "daily",
        "cron(30 9 ? * SAT-MON *)",
        c ->
            c.scheduleExpressionTimezone("Europe/Berlin")
                .startDate(Instant.parse("2026-03-27T00:00:00Z"))
                .endDate(Instant.parse("2026-04-01T00:00:00Z")));
    pass(Duration.ofDays(100));
    assertThat(seen())
        .containsExactly(
            "2026-03-28T08:30:00Z daily",
            "2026-03-29T07:30:00Z daily",
            "2026-03-30T07:30:00Z daily");
  }

  @Test
  void firesAtARateUntilItIsDisabledOrDeleted() {
    create("often", "rate(10 minutes)", c -> {});
    pass(Duration.ofMinutes(35));
    assertThat(seen()).hasSize(3);
    client.updateSchedule(
        u ->
            u.name("often")
                .scheduleExpression("rate(10 minutes)")
                .state(ScheduleState.DISABLED)
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(target("Seen", "off")));
    pass(Duration.ofHours(1));
    assertThat(seen()).isEmpty();
    client.deleteSchedule(d -> d.name("often"));
    assertThat(client.listSchedules(l -> {}).schedules()).isEmpty();
  }

  @Test
  void firesSomewhereInItsFlexibleWindow() {
    create(
        "loose",
        "at(2026-01-05T10:00:00)",
        c ->
            c.flexibleTimeWindow(
                w -> w.mode(FlexibleTimeWindowMode.FLEXIBLE).maximumWindowInMinutes(15)));
    cloud.clock.awaitIdle();
    assertThat(cloud.clock.now())
        .isBetween(Instant.parse("2026-01-05T10:00:00Z"), Instant.parse("2026-01-05T10:15:00Z"));
    assertThat(seen()).containsExactly("2026-01-05T10:00:00Z loose");
  }

  @Test
  void setsAsideWhatItsTargetDoesNotTake() {
    Target gone =
        target("Gone", "x").toBuilder().deadLetterConfig(d -> d.arn(QUEUES + "Lost")).build();
    create("lost", "at(2026-01-05T10:00:00)", c -> c.target(gone));
    cloud.clock.awaitIdle();
    Message lost = received("Lost").getFirst();
    assertThat(lost.messageAttributes().get("ERROR_CODE").stringValue())
        .isEqualTo("QueueDoesNotExist");
    assertThat(lost.messageAttributes().get("TARGET_ARN").stringValue()).endsWith("Test-Gone");
  }

  @Test
  void theNextCloudFiresWhatIsLeft() {
    client.createScheduleGroup(g -> g.name("nightly"));
    try (Hold _ = cloud.clock.hold("it ends before the time has come")) {
      create("kept", "at(2026-01-06T10:00:00)", c -> c.groupName("nightly"));
      cloud.close();
    }
    cloud = TestCloud.keptIn(data);
    try (Hold _ = cloud.clock.hold("starting")) {
      start(cloud);
    }
    cloud.clock.awaitIdle();
    assertThat(seen()).containsExactly("2026-01-06T10:00:00Z kept");
  }

  @Test
  void listsSchedulesAndGroupsPageByPage() {
    client.createScheduleGroup(g -> g.name("other"));
    for (int i = 0; i < 7; i++) {
      create("s" + i, "rate(1 day)", c -> {});
    }
    create("t", "rate(1 day)", c -> c.groupName("other").state(ScheduleState.DISABLED));
    assertThat(client.listSchedulesPaginator(l -> l.maxResults(3)).schedules()).hasSize(8);
    assertThat(client.listSchedules(l -> l.groupName("other")).schedules())
        .extracting(ScheduleSummary::name)
        .containsExactly("t");
    assertThat(
            client.listSchedules(l -> l.namePrefix("s").state(ScheduleState.ENABLED)).schedules())
        .hasSize(7);
    assertThat(client.listScheduleGroups(l -> {}).scheduleGroups()).hasSize(2);
    client.deleteScheduleGroup(d -> d.name("other"));
    assertThat(client.listSchedules(l -> {}).schedules()).hasSize(7);
  }

  @Test
  void refusesWhatSchedulerRefuses() {
    create("a", "rate(1 day)", c -> {});
    assertThatThrownBy(() -> create("a", "rate(1 day)", c -> {}))
        .isInstanceOf(ConflictException.class);
    for (String wrong :
        List.of("rate(0 minutes)", "cron(0 9 * * *)", "cron(0 9 * * MON *)", "at(tomorrow)", "x")) {
      assertThatThrownBy(() -> create("b", wrong, c -> {}))
          .as(wrong)
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("Invalid Schedule Expression");
    }
    assertThatThrownBy(
            () -> create("b", "rate(1 day)", c -> c.scheduleExpressionTimezone("Mars/Olympus")))
        .hasMessageContaining("Mars/Olympus");
    assertThatThrownBy(
            () ->
                create(
                    "b",
                    "rate(1 day)",
                    c -> c.target(t -> t.arn("arn:aws:ecs:us-east-1:0:cluster/c").roleArn("r"))))
        .hasMessageContaining("not arn:aws:ecs");
    assertThatThrownBy(() -> create("b", "rate(1 day)", c -> c.groupName("none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private void create(
      String name, String expression, Consumer<CreateScheduleRequest.Builder> more) {
    client.createSchedule(
        c ->
            c.name(name)
                .scheduleExpression(expression)
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(target("Seen", "<aws.scheduler.scheduled-time> " + name))
                .applyMutation(more));
  }

  private static Target target(String queue, String input) {
    return Target.builder()
        .arn(QUEUES + queue)
        .roleArn("arn:aws:iam::000000000000:role/r")
        .input(Json.object().put("text", input).toString())
        .build();
  }

  private List<String> seen() {
    return received("Seen").stream()
        .map(m -> Json.parse(m.body()).path("text").asText())
        .sorted()
        .toList();
  }

  private List<Message> received(String queue) {
    String url = "https://sqs.us-east-1.amazonaws.com/000000000000/Test-" + queue;
    List<Message> messages =
        sqs.receiveMessage(
                r -> r.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
            .messages();
    messages.forEach(m -> sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(m.receiptHandle())));
    return messages;
  }

  private void pass(Duration duration) {
    try (Hold _ = cloud.clock.hold("setting up")) {
      cloud.clock.at(cloud.clock.now().plus(duration), () -> {});
    }
    cloud.clock.awaitIdle();
  }
}
