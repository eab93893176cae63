package dev.baton.cloud.states;

import static dev.baton.cloud.states.StatesApi.ARN;
import static dev.baton.cloud.states.StatesApi.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class ActivityActionsTest {
  private static final String ACTIVITY = ARN + "activity:work";

  private final StatesApi api = new StatesApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void keepsActivities() {
    assertThat(api.client.createActivity(c -> c.name("work")).activityArn()).isEqualTo(ACTIVITY);
    assertThat(api.client.createActivity(c -> c.name("work")).activityArn()).isEqualTo(ACTIVITY);
    assertThat(api.client.describeActivity(d -> d.activityArn(ACTIVITY)).name()).isEqualTo("work");
    assertThat(api.client.listActivities().activities().stream().map(ActivityListItem::name))
        .containsExactly("work");
    api.client.deleteActivity(d -> d.activityArn(ACTIVITY));
    api.client.deleteActivity(d -> d.activityArn(ACTIVITY));
    assertRefused(
            "ActivityDoesNotExist", () -> api.client.describeActivity(d -> d.activityArn(ACTIVITY)))
        .isEqualTo("Activity Does Not Exist: '" + ACTIVITY + "'");
    assertRefused(
        "ActivityDoesNotExist", () -> api.client.getActivityTask(g -> g.activityArn(ACTIVITY)));
    assertRefused("InvalidName", () -> api.client.createActivity(c -> c.name("a b")));
    assertRefused("InvalidArn", () -> api.client.deleteActivity(d -> d.activityArn("work")));
  }

  @Test
  void aWorkerDoesTheTasksOfItsActivity() {
    String execution = start("");
    GetActivityTaskResponse task = poll();
    assertThat(task.input()).isEqualTo("{\"n\":4}");
    api.client.sendTaskHeartbeat(s -> s.taskToken(task.taskToken()));
    api.client.sendTaskSuccess(s -> s.taskToken(task.taskToken()).output("{\"done\":true}"));
    assertThat(api.describe(execution).output()).isEqualTo("{\"done\":true}");
    var events = api.client.getExecutionHistory(h -> h.executionArn(execution)).events();
    assertThat(events.stream().map(HistoryEvent::typeAsString))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "ActivityScheduled",
            "ActivityStarted",
            "ActivitySucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(events.get(3).activityStartedEventDetails().workerName()).isEqualTo("w1");
    assertRefused(
        "TaskTimedOut",
        () -> api.client.sendTaskSuccess(s -> s.taskToken(task.taskToken()).output("{}")));
  }

  @Test
  void aWorkerFailsItsTask() {
    String execution = start("");
    String token = poll().taskToken();
    api.client.sendTaskFailure(s -> s.taskToken(token).error("E").cause("why"));
    assertThat(api.describe(execution).error()).isEqualTo("E");
    assertThat(api.describe(execution).cause()).isEqualTo("why");
    assertRefused("ValidationException", () -> api.client.sendTaskHeartbeat(s -> s.taskToken("")));
  }

  @Test
  void refusesAnOutputThatIsNotJson() {
    start("");
    String token = poll().taskToken();
    assertRefused(
            "InvalidOutput", () -> api.client.sendTaskSuccess(s -> s.taskToken(token).output("{")))
        .startsWith("Invalid Output: '");
  }

  @Test
  void aPollWithoutATaskIsAnsweredEmptyAfterAMinute() {
    api.client.createActivity(c -> c.name("work"));
    var before = api.cloud.clock.now();
    api.letTimePass();
    GetActivityTaskResponse task = poll();
    assertThat(task.taskToken()).isNull();
    assertThat(api.cloud.clock.now()).isEqualTo(before.plusSeconds(60));
  }

  @Test
  void aPollThatWaitsGetsTheTaskThatComes() {
    api.client.createActivity(c -> c.name("work"));
    CompletableFuture<GetActivityTaskResponse> poll = CompletableFuture.supplyAsync(this::poll);
    String machine = api.create("m", definition(""));
    api.client.startExecution(s -> s.stateMachineArn(machine).input("{\"n\":5}"));
    assertThat(poll.join().input()).isEqualTo("{\"n\":5}");
  }

  @Test
  void timeOutsCountFromTheMomentAWorkerHasTheTask() {
    String untaken = start("\"TimeoutSeconds\": 10,");
    api.settle();
    assertThat(api.describe(untaken).status()).isEqualTo(ExecutionStatus.RUNNING);
    String token = poll().taskToken();
    api.settle();
    assertThat(api.describe(untaken).error()).isEqualTo("States.Timeout");
    assertRefused(
        "TaskTimedOut", () -> api.client.sendTaskSuccess(s -> s.taskToken(token).output("{}")));
  }

  @Test
  void aMissedHeartbeatEndsTheTask() {
    String execution = start("\"TimeoutSeconds\": 100, \"HeartbeatSeconds\": 5,");
    poll();
    api.settle();
    var shown = api.describe(execution);
    assertThat(shown.error()).isEqualTo("States.HeartbeatTimeout");
    assertThat(shown.stopDate()).isEqualTo(shown.startDate().plusSeconds(5));
  }

  private GetActivityTaskResponse poll() {
    return api.client.getActivityTask(g -> g.activityArn(ACTIVITY).workerName("w1"));
  }

  private static String definition(String timeouts) {
    return """
    {"StartAt": "T", "States": {"T": {"Type": "Task", %s "Resource": "%s", "End": true}}}
    """
        .formatted(timeouts, ACTIVITY);
  }

  private String start(String timeouts) {
    api.client.createActivity(c -> c.name("work"));
    String machine = api.create("m", definition(timeouts));
    return api.client
        .startExecution(s -> s.stateMachineArn(machine).input("{\"n\":4}"))
        .executionArn();
  }
}
