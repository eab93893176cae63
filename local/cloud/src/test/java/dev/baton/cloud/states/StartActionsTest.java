package dev.baton.cloud.states;

import static dev.baton.cloud.states.StatesApi.assertRefused;
import static dev.baton.cloud.states.StatesApi.pass;
import static dev.baton.cloud.states.StatesApi.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

class StartActionsTest {
  private final StatesApi api = new StatesApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void theSameNameAndInputReturnTheExecutionThatRuns() {
    String arn = api.create("m", waiting(5));
    var first =
        api.client.startExecution(
            s -> s.stateMachineArn(arn).name("n").input("{\"a\": 1, \"b\": 2}"));
    var second =
        api.client.startExecution(s -> s.stateMachineArn(arn).name("n").input("{\"a\":1,\"b\":2}"));
    assertThat(second.executionArn()).isEqualTo(first.executionArn());
    assertThat(second.startDate()).isEqualTo(first.startDate());
    String message = "Execution Already Exists: '" + first.executionArn() + "'";
    assertRefused(
            "ExecutionAlreadyExists",
            () -> api.client.startExecution(s -> s.stateMachineArn(arn).name("n").input("{}")))
        .isEqualTo(message);
    api.settle();
    assertRefused(
            "ExecutionAlreadyExists",
            () ->
                api.client.startExecution(
                    s -> s.stateMachineArn(arn).name("n").input("{\"a\": 1, \"b\": 2}")))
        .isEqualTo(message);
  }

  @Test
  void aNameCanBeGivenAgainNinetyDaysAfterTheEnd() {
    String arn = api.create("m", pass("1"));
    String clock = api.create("clock", waiting((int) Duration.ofDays(91).toSeconds()));
    api.client.startExecution(s -> s.stateMachineArn(arn).name("n"));
    api.run(clock);
    assertThat(api.client.startExecution(s -> s.stateMachineArn(arn).name("n")).executionArn())
        .endsWith(":m:n");
  }

  @Test
  void refusesInputsAndNamesThatAreNone() {
    String arn = api.create("m", pass("1"));
    assertRefused(
            "InvalidExecutionInput",
            () -> api.client.startExecution(s -> s.stateMachineArn(arn).input("not JSON")))
        .startsWith("Invalid State Machine Execution Input: '");
    assertRefused(
        "InvalidName", () -> api.client.startExecution(s -> s.stateMachineArn(arn).name("a/b")));
    assertRefused(
            "ValidationException",
            () ->
                api.client.startExecution(
                    s -> s.stateMachineArn(arn).input("\"" + "x".repeat(262_143) + "\"")))
        .isEqualTo(
            "1 validation error detected: Value at 'input' failed to satisfy constraint: Member"
                + " must have length less than or equal to 262144");
    assertRefused(
        "InvalidExecutionInput",
        () ->
            api.client.startExecution(
                s -> s.stateMachineArn(arn).input("\"" + "ü".repeat(140_000) + "\"")));
    assertThat(api.client.listExecutions(l -> l.stateMachineArn(arn)).executions()).isEmpty();
  }

  @Test
  void waitsForTheEndOfAnExpressExecution() {
    String arn = api.express("m", waiting(2));
    api.letTimePass();
    StartSyncExecutionResponse ended =
        api.client.startSyncExecution(
            s -> s.stateMachineArn(arn).name("n").input("{\"a\":1}").traceHeader("t"));
    assertThat(ended.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
    assertThat(ended.output()).isEqualTo("{\"a\":1}");
    assertThat(ended.input()).isEqualTo("{\"a\":1}");
    assertThat(ended.outputDetails().included()).isTrue();
    assertThat(ended.name()).isEqualTo("n");
    assertThat(ended.traceHeader()).isEqualTo("t");
    assertThat(ended.executionArn()).contains(":express:m:n:");
    assertThat(Duration.between(ended.startDate(), ended.stopDate()))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(ended.billingDetails().billedDurationInMilliseconds()).isEqualTo(2000);
    assertThat(ended.billingDetails().billedMemoryUsedInMB()).isEqualTo(64);
  }

  @Test
  void tellsHowAnExpressExecutionFailed() {
    String arn =
        api.express(
            "m",
            """
            {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E", "Cause": "why"}}}
            """);
    var ended = api.client.startSyncExecution(s -> s.stateMachineArn(arn));
    assertThat(ended.status()).isEqualTo(SyncExecutionStatus.FAILED);
    assertThat(ended.error()).isEqualTo("E");
    assertThat(ended.cause()).isEqualTo("why");
    assertThat(ended.output()).isNull();
    assertThat(ended.billingDetails().billedDurationInMilliseconds()).isEqualTo(100);
  }

  @Test
  void anExpressExecutionTakesFiveMinutesAtMost() {
    String arn = api.express("m", waiting(301));
    api.letTimePass();
    var ended = api.client.startSyncExecution(s -> s.stateMachineArn(arn));
    assertThat(ended.status()).isEqualTo(SyncExecutionStatus.TIMED_OUT);
    assertThat(Duration.between(ended.startDate(), ended.stopDate()))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void namesOfExpressExecutionsMayRecur() {
    String arn = api.express("m", pass("1"));
    String first = api.client.startExecution(s -> s.stateMachineArn(arn).name("n")).executionArn();
    String second = api.client.startExecution(s -> s.stateMachineArn(arn).name("n")).executionArn();
    assertThat(second).isNotEqualTo(first).contains(":express:m:n:");
  }

  @Test
  void nothingCanBeAskedAboutAnExpressExecution() {
    String machine = api.express("m", pass("1"));
    String arn = api.start(machine);
    String message = "Invalid Arn: 'Resource type not valid in this context: express'";
    assertRefused("InvalidArn", () -> api.describe(arn)).isEqualTo(message);
    assertRefused("InvalidArn", () -> api.client.getExecutionHistory(h -> h.executionArn(arn)))
        .isEqualTo(message);
    assertRefused("InvalidArn", () -> api.client.stopExecution(s -> s.executionArn(arn)))
        .isEqualTo(message);
    assertRefused(
        "StateMachineTypeNotSupported",
        () -> api.client.listExecutions(l -> l.stateMachineArn(machine)));
  }

  @Test
  void aStandardMachineIsNotWaitedFor() {
    String arn = api.create("m", pass("1"));
    assertRefused(
        "StateMachineTypeNotSupported",
        () -> api.client.startSyncExecution(s -> s.stateMachineArn(arn)));
  }

  @Test
  void leavesOutTheDataThatIsNotAskedFor() {
    String arn = api.express("m", pass("1"));
    var ended =
        api.client.startSyncExecution(
            s -> s.stateMachineArn(arn).includedData(IncludedData.METADATA_ONLY));
    assertThat(ended.input()).isNull();
    assertThat(ended.output()).isNull();
    assertThat(ended.outputDetails().included()).isFalse();
  }

  @Test
  void startsExpressVersionsToo() {
    String arn = api.express("m", pass("1"));
    String version =
        api.client.publishStateMachineVersion(p -> p.stateMachineArn(arn)).stateMachineVersionArn();
    api.client.updateStateMachine(u -> u.stateMachineArn(arn).definition(pass("2")));
    assertThat(api.client.startSyncExecution(s -> s.stateMachineArn(version)).output())
        .isEqualTo("1");
    assertThat(api.client.startSyncExecution(s -> s.stateMachineArn(arn)).output()).isEqualTo("2");
  }
}
