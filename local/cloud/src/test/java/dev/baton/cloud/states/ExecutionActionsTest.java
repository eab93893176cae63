package dev.baton.cloud.states;

import static dev.baton.cloud.states.StatesApi.ARN;
import static dev.baton.cloud.states.StatesApi.assertRefused;
import static dev.baton.cloud.states.StatesApi.pass;
import static dev.baton.cloud.states.StatesApi.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.IncludedData;

class ExecutionActionsTest {
  private final StatesApi api = new StatesApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void describesAnExecution() {
    var shown = api.run(api.create("m", pass("1")));
    assertThat(shown.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(shown.input()).isEqualTo("{}");
    assertThat(shown.output()).isEqualTo("1");
    assertThat(shown.redriveCount()).isZero();
    assertThat(shown.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
    assertThat(shown.redriveStatusReason())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven.");
    var metadata =
        api.client.describeExecution(
            d -> d.executionArn(shown.executionArn()).includedData(IncludedData.METADATA_ONLY));
    assertThat(metadata.input()).isNull();
    assertThat(metadata.inputDetails().included()).isFalse();
  }

  @Test
  void refusesExecutionsThatAreNotThere() {
    String none = ARN + "execution:m:none";
    String message = "Execution Does Not Exist: '" + none + "'";
    assertRefused("ExecutionDoesNotExist", () -> api.describe(none)).isEqualTo(message);
    assertRefused(
        "ExecutionDoesNotExist", () -> api.client.getExecutionHistory(h -> h.executionArn(none)));
    assertRefused(
        "ExecutionDoesNotExist", () -> api.client.stopExecution(s -> s.executionArn(none)));
    assertRefused("InvalidArn", () -> api.describe(ARN + "stateMachine:m"))
        .isEqualTo("Invalid Arn: 'Resource type not valid in this context: stateMachine'");
    assertRefused("InvalidArn", () -> api.describe("arn:aws:states"));
  }

  @Test
  void stopsAnExecution() {
    String arn = api.start(api.create("m", waiting(60)));
    var stopped = api.client.stopExecution(s -> s.executionArn(arn).error("E").cause("enough"));
    var shown = api.describe(arn);
    assertThat(shown.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(shown.stopDate()).isEqualTo(stopped.stopDate());
    assertThat(shown.error()).isEqualTo("E");
    assertThat(shown.cause()).isEqualTo("enough");
    HistoryEvent last = api.client.getExecutionHistory(h -> h.executionArn(arn)).events().getLast();
    assertThat(last.type()).isEqualTo(HistoryEventType.EXECUTION_ABORTED);
    assertThat(last.executionAbortedEventDetails().cause()).isEqualTo("enough");
    assertThat(api.client.stopExecution(s -> s.executionArn(arn)).stopDate())
        .isEqualTo(stopped.stopDate());
    assertRefused(
            "ValidationException",
            () -> api.client.stopExecution(s -> s.executionArn(arn).error("x".repeat(257))))
        .startsWith("1 validation error detected: Value at 'error' failed");
  }

  @Test
  void redrivesWhatFailed() {
    String machine =
        api.create(
            "m",
            """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:us-east-1:000000000000:activity:work"}}}
            """);
    String activity = api.client.createActivity(c -> c.name("work")).activityArn();
    String execution = api.start(machine);
    String first = api.client.getActivityTask(g -> g.activityArn(activity)).taskToken();
    assertRefused(
            "ExecutionNotRedrivable",
            () -> api.client.redriveExecution(r -> r.executionArn(execution)))
        .contains("Execution is RUNNING and cannot be redriven");
    api.client.sendTaskFailure(s -> s.taskToken(first).error("E"));
    assertThat(api.describe(execution).redriveStatus())
        .isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    var redriven = api.client.redriveExecution(r -> r.executionArn(execution).clientToken("once"));
    assertThat(
            api.client
                .redriveExecution(r -> r.executionArn(execution).clientToken("once"))
                .redriveDate())
        .isEqualTo(redriven.redriveDate());
    String second = api.client.getActivityTask(g -> g.activityArn(activity)).taskToken();
    api.client.sendTaskSuccess(s -> s.taskToken(second).output("{}"));
    var shown = api.describe(execution);
    assertThat(shown.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(shown.redriveCount()).isEqualTo(1);
    assertThat(shown.redriveDate()).isEqualTo(redriven.redriveDate());
    assertThat(
            api.client
                .listExecutions(
                    l -> l.stateMachineArn(machine).redriveFilter(ExecutionRedriveFilter.REDRIVEN))
                .executions())
        .hasSize(1);
  }

  @Test
  void showsTheHistoryByPagesInBothDirections() {
    String arn = api.run(api.create("m", waiting(1))).executionArn();
    List<Long> forward =
        api
            .client
            .getExecutionHistoryPaginator(h -> h.executionArn(arn).maxResults(2))
            .events()
            .stream()
            .map(HistoryEvent::id)
            .toList();
    List<Long> backward =
        api
            .client
            .getExecutionHistoryPaginator(h -> h.executionArn(arn).maxResults(2).reverseOrder(true))
            .events()
            .stream()
            .map(HistoryEvent::id)
            .toList();
    assertThat(forward).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(backward).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    HistoryEvent first =
        api.client
            .getExecutionHistory(h -> h.executionArn(arn).includeExecutionData(false))
            .events()
            .getFirst();
    assertThat(first.executionStartedEventDetails().input()).isNull();
    assertThat(first.executionStartedEventDetails().roleArn()).isEqualTo(StatesApi.ROLE);
  }

  @Test
  void aTokenBelongsToTheListThatItCameFrom() {
    String machine = api.create("m", pass("1"));
    String one = api.run(machine).executionArn();
    String other = api.run(machine).executionArn();
    String token =
        api.client.getExecutionHistory(h -> h.executionArn(one).maxResults(1)).nextToken();
    assertRefused(
        "InvalidToken",
        () ->
            api.client.getExecutionHistory(
                h -> h.executionArn(other).maxResults(1).nextToken(token)));
    assertThat(
            api.client
                .getExecutionHistory(h -> h.executionArn(one).maxResults(3).nextToken(token))
                .events()
                .getFirst()
                .id())
        .isEqualTo(2);
  }

  @Test
  void listsExecutionsNewestFirstAndByTheirStatus() {
    String machine = api.create("m", waiting(1));
    List<String> arns = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      arns.add(api.run(machine).executionArn());
    }
    String running = api.start(machine);
    assertThat(list(machine, ExecutionStatus.RUNNING)).containsExactly(running);
    assertThat(list(machine, ExecutionStatus.SUCCEEDED)).containsExactlyElementsOf(arns.reversed());
    assertThat(list(machine, ExecutionStatus.FAILED)).isEmpty();
    assertThat(
            api.client
                .listExecutions(
                    l -> l.stateMachineArn(machine).redriveFilter(ExecutionRedriveFilter.REDRIVEN))
                .executions())
        .isEmpty();
  }

  @Test
  void whatStartsBetweenTwoPagesMovesNothing() {
    String machine = api.create("m", waiting(1));
    List<String> arns = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      arns.add(api.run(machine).executionArn());
    }
    var first = api.client.listExecutions(l -> l.stateMachineArn(machine).maxResults(2));
    api.run(machine);
    var second =
        api.client.listExecutions(
            l -> l.stateMachineArn(machine).maxResults(2).nextToken(first.nextToken()));
    assertThat(second.executions().stream().map(ExecutionListItem::executionArn))
        .containsExactly(arns.get(1), arns.get(0));
  }

  @Test
  void refusesListsOfNothing() {
    assertRefused("ValidationException", () -> api.client.listExecutions(l -> {}));
    assertRefused(
        "StateMachineDoesNotExist",
        () -> api.client.listExecutions(l -> l.stateMachineArn(ARN + "stateMachine:none")));
    assertRefused(
            "ValidationException",
            () ->
                api.client.listExecutions(
                    l -> l.stateMachineArn(ARN + "stateMachine:m").statusFilter("DONE")))
        .contains("at 'statusFilter' failed to satisfy constraint: Member must satisfy enum");
  }

  private List<String> list(String machine, ExecutionStatus status) {
    return api
        .client
        .listExecutionsPaginator(l -> l.stateMachineArn(machine).statusFilter(status).maxResults(2))
        .executions()
        .stream()
        .map(ExecutionListItem::executionArn)
        .toList();
  }
}
