package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.text.Json;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskTest {
  private static final String ONE_TASK =
      """
      {'QueryLanguage':'JSONata','StartAt':'Work','States':{'Work':{'Type':'Task',
        'Resource':'arn:aws:states:::%s','Arguments':%s,%s 'End':true}}}
      """;

  private final Workbench bench = new Workbench();
  private final AtomicReference<String> token = new AtomicReference<>();

  @AfterEach
  void close() {
    bench.close();
  }

  private Execution waiting(String more) {
    bench.answers(
        "sqs:sendMessage",
        (request, callback) -> {
          token.set(request.path("MessageBody").asText());
          callback.succeeded(Json.object().put("MessageId", "1"));
        });
    return bench.start(
        ONE_TASK.formatted(
            "sqs:sendMessage.waitForTaskToken",
            "{'QueueUrl':'q','MessageBody':'{% $states.context.Task.Token %}'}",
            more),
        "{}");
  }

  private String token() {
    return Objects.requireNonNull(token.get());
  }

  @Test
  void waitsForItsTokenAndTakesTheOutputSentWithIt() {
    Execution execution = waiting("");
    bench.assertThat(execution).isRunning();
    bench.engine.sendTaskSuccess(token(), "{\"ok\":true}");
    bench
        .assertThat(execution)
        .succeededWith("{'ok':true}")
        .recorded(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void failsWithWhatIsSentForItsToken() {
    Execution execution = waiting("");
    bench.engine.sendTaskFailure(token(), "Refused", "not today");
    bench.assertThat(execution).failedWith("Refused").because("not today");
  }

  @Test
  void refusesATokenThatHasServedAndOneNobodyKnows() {
    Execution unused = waiting("");
    bench.engine.sendTaskSuccess(token(), "1");
    assertThatThrownBy(() -> bench.engine.sendTaskSuccess(token(), "2"))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("TaskTimedOut"));
    assertThatThrownBy(() -> bench.engine.sendTaskSuccess("guess", "2"))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("InvalidToken"));
  }

  @Test
  void timesOutOnTheVirtualClockAndRefusesTheTokenAfterwards() {
    Execution execution = waiting("'TimeoutSeconds':172800,");
    bench.clock.awaitIdle();
    bench.assertThat(execution).failedWith("States.Timeout");
    assertThat(bench.clock.now()).isEqualTo(execution.startDate().plusSeconds(172_800));
    assertThatThrownBy(() -> bench.engine.sendTaskSuccess(token(), "2"))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("TaskTimedOut"));
  }

  @Test
  void missesAHeartbeatUnlessOneComesInTime() {
    try (var hold = bench.clock.hold("setting up")) {
      Execution execution = waiting("'TimeoutSeconds':100,'HeartbeatSeconds':10,");
      bench.clock.at(
          execution.startDate().plusSeconds(8), () -> bench.engine.sendTaskHeartbeat(token()));
      hold.close();
      bench.clock.awaitIdle();
      bench.assertThat(execution).failedWith("States.HeartbeatTimeout");
      assertThat(execution.stopDate()).isEqualTo(execution.startDate().plusSeconds(18));
    }
  }

  @Test
  void namesServiceErrorsAsStepFunctionsDoes() {
    bench.answers(
        "dynamodb:putItem",
        (request, callback) ->
            callback.failed("ConditionalCheckFailedException", "The conditional request failed"));
    bench
        .assertThat(bench.run(ONE_TASK.formatted("dynamodb:putItem", "{}", ""), "{}"))
        .failedWith("DynamoDB.ConditionalCheckFailedException");
    bench.answers("s3:headObject", (request, callback) -> callback.failed("NoSuchKey", "gone"));
    bench
        .assertThat(bench.run(ONE_TASK.formatted("aws-sdk:s3:headObject", "{}", ""), "{}"))
        .failedWith("S3.NoSuchKeyException");
    bench.answers(
        "dynamodb:transactWriteItems",
        (request, callback) -> callback.failed("TransactionCanceledException", "cancelled"));
    bench
        .assertThat(
            bench.run(ONE_TASK.formatted("aws-sdk:dynamodb:transactWriteItems", "{}", ""), "{}"))
        .failedWith("DynamoDb.TransactionCanceledException");
  }

  @Test
  void failsWhenEventBridgeRefusesAnEntry() {
    bench.answers(
        "events:putEvents",
        (request, callback) -> callback.succeeded(Json.object().put("FailedEntryCount", 1)));
    bench
        .assertThat(bench.run(ONE_TASK.formatted("events:putEvents", "{'Entries':[]}", ""), "{}"))
        .failedWith("EventBridge.FailedEntry");
  }

  @Test
  void wrapsTheResultOfAFunctionCalledThroughLambdaInvoke() {
    bench.answers("echo", (input, callback) -> callback.succeeded(input));
    Execution execution =
        bench.run(
            ONE_TASK.formatted(
                "lambda:invoke",
                "{'FunctionName':'echo','Payload':'{% $states.input %}'}",
                "'Output':'{% $states.result.Payload %}',"),
            "{'n':1}");
    bench.assertThat(execution).succeededWith("{'n':1}");
    assertThat(bench.calls.getFirst().caller().stateName()).isEqualTo("Work");
  }

  @Test
  void callsOnBehalfOfTheRoleOfTheCredentials() {
    bench.answers("echo", (input, callback) -> callback.succeeded(input));
    Execution execution =
        bench.run(
            ONE_TASK.formatted(
                "lambda:invoke",
                "{'FunctionName':'echo','Payload':{}}",
                "'Credentials':{'RoleArn':'{% $states.input.role %}'},"
                    + "'Output':'{% $states.result.Payload %}',"),
            "{'role':'arn:aws:iam::222222222222:role/other'}");
    bench.assertThat(execution).succeededWith("{}");
    assertThat(bench.calls.getFirst().caller().roleArn())
        .isEqualTo("arn:aws:iam::222222222222:role/other");
  }

  @Test
  void ignoresAnAnswerThatComesAfterTheTimeOut() {
    bench.answers(
        "slow",
        (input, callback) ->
            bench.clock.at(
                bench.clock.now().plusSeconds(60),
                () -> callback.succeeded(TextNode.valueOf("late"))));
    Execution execution =
        bench.run(
            ONE_TASK.formatted("lambda:invoke", "{'FunctionName':'slow'}", "'TimeoutSeconds':5,"),
            "{}");
    bench.assertThat(execution).failedWith("States.Timeout");
    assertThat(execution.stopDate()).isEqualTo(execution.startDate().plusSeconds(5));
  }

  @Test
  void runsAnotherMachineAndReadsItsOutputAsJson() {
    String child =
        bench
            .machine(
                "{'QueryLanguage':'JSONata','StartAt':'W','States':{"
                    + "'W':{'Type':'Wait','Seconds':30,'Next':'P'},"
                    + "'P':{'Type':'Pass','Output':{'got':'{% $states.input.x %}'},'End':true}}}")
            .arn();
    Execution execution =
        bench.run(
            ONE_TASK.formatted(
                "states:startExecution.sync:2",
                "{'StateMachineArn':'" + child + "','Name':'child-1','Input':{'x':5}}",
                "'Output':'{% $states.result.Output %}',"),
            "{}");
    bench.assertThat(execution).succeededWith("{'got':5}");
    assertThat(bench.engine.executions(child))
        .extracting(Execution::name)
        .containsExactly("child-1");
  }

  @Test
  void failsWithTheChildThatFailed() {
    String child =
        bench
            .machine("{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'Bad','Cause':'no'}}}")
            .arn();
    bench
        .assertThat(
            bench.run(
                ONE_TASK.formatted(
                    "states:startExecution.sync:2", "{'StateMachineArn':'" + child + "'}", ""),
                "{}"))
        .failedWith("States.TaskFailed")
        .because("\"Error\":\"Bad\"");
  }
}
