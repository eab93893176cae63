package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedriveTest {
  private static final String TWO_TASKS =
      """
      {'QueryLanguage':'JSONata','StartAt':'First','States':{
        'First':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:first',
          'Assign':{'kept':'{% $states.result %}'},'Next':'Second'},
        'Second':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:second',MORE
          'Output':{'kept':'{% $kept %}','got':'{% $states.result %}'},'End':true}}}
      """;
  private static final String WAITING =
      "{'StartAt':'W','TimeoutSeconds':100,'States':{'W':{'Type':'Wait','Seconds':%d,'End':true}}}";

  private final Workbench bench = new Workbench();
  private final Map<String, Integer> failuresLeft = new HashMap<>();
  private final List<String> called = new ArrayList<>();

  @AfterEach
  void close() {
    bench.close();
  }

  private void function(String name, int failures) {
    failuresLeft.put(name, failures);
    bench.answers(
        name,
        (input, callback) -> {
          called.add(name);
          int left = failuresLeft.merge(name, -1, Integer::sum);
          if (left >= 0) {
            callback.failed("Broken", "{\"errorMessage\":\"no\",\"errorType\":\"Broken\"}");
          } else {
            callback.succeeded(TextNode.valueOf(name));
          }
        });
  }

  private static String twoTasks(String more) {
    return TWO_TASKS.replace("MORE", more);
  }

  private void redrive(Execution execution) {
    Instant unused = bench.engine.redrive(execution.arn(), null);
    bench.clock.awaitIdle();
  }

  private void refused(Execution execution, String reason) {
    assertThat(execution.redriveStatus()).isEqualTo(RedriveStatus.NOT_REDRIVABLE);
    assertThat(execution.redriveStatusReason()).isEqualTo(reason);
    assertThatThrownBy(() -> bench.engine.redrive(execution.arn(), null))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("ExecutionNotRedrivable"))
        .hasMessageContaining(reason);
  }

  @Test
  void runsOnlyTheStateAgainThatFailed() {
    function("first", 0);
    function("second", 1);
    Execution execution = bench.run(twoTasks(""), "{}");
    bench.assertThat(execution).failedWith("Broken");
    assertThat(execution.redriveStatus()).isEqualTo(RedriveStatus.REDRIVABLE);
    redrive(execution);
    bench
        .assertThat(execution)
        .succeededWith("{'kept':'first','got':'second'}")
        .recorded(
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionFailed",
            "ExecutionFailed",
            "ExecutionRedriven",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(called).containsExactly("first", "second", "second");
    HistoryEvent redriven = bench.engine.history(execution.arn()).get(11);
    assertThat(redriven.previousEventId()).isEqualTo(11);
    assertThat(Objects.requireNonNull(redriven.details()).path("redriveCount").asInt())
        .isEqualTo(1);
    assertThat(bench.engine.history(execution.arn()).get(12).previousEventId()).isEqualTo(12);
    assertThat(execution.error()).isNull();
    refused(execution, "Execution is SUCCEEDED and cannot be redriven.");
  }

  @Test
  void grantsTheRetriesAnew() {
    function("first", 0);
    function("second", 5);
    Execution execution =
        bench.run(twoTasks("'Retry':[{'ErrorEquals':['Broken'],'MaxAttempts':2}],"), "{}");
    bench.assertThat(execution).failedWith("Broken");
    redrive(execution);
    bench.assertThat(execution).succeededWith("{'kept':'first','got':'second'}");
    assertThat(called).hasSize(7);
  }

  @Test
  void tellsTheContextObjectOfTheRedrive() {
    function("first", 0);
    function("second", 1);
    Execution execution =
        bench.run(
            twoTasks("")
                .replace(
                    "'got':'{% $states.result %}'",
                    "'count':'{% $states.context.Execution.RedriveCount %}',"
                        + "'time':'{% $exists($states.context.Execution.RedriveTime) %}'"),
            "{}");
    assertThat(execution.redriveDate()).isNull();
    redrive(execution);
    bench.assertThat(execution).succeededWith("{'kept':'first','count':1,'time':true}");
    assertThat(execution.redriveCount()).isEqualTo(1);
    assertThat(execution.redriveDate()).isNotNull();
  }

  @Test
  void runsOnlyTheBranchesOfAParallelAgainThatDidNotSucceed() {
    function("good", 0);
    function("bad", 1);
    String branch =
        "{'StartAt':'%1$s','States':{'%1$s':{'Type':'Task',"
            + "'Resource':'arn:aws:lambda:us-east-1:1:function:%2$s','End':true}}}";
    Execution execution =
        bench.run(
            "{'StartAt':'P','States':{'P':{'Type':'Parallel','Branches':["
                + branch.formatted("A", "good")
                + ","
                + branch.formatted("B", "bad")
                + "],'End':true}}}",
            "{}");
    bench.assertThat(execution).failedWith("Broken");
    redrive(execution);
    bench.assertThat(execution).succeededWith("['good','bad']");
    assertThat(called).containsExactly("good", "bad", "bad");
  }

  @Test
  void runsOnlyTheIterationsOfAMapAgainThatDidNotSucceedAndThoseThatHadNotBegun() {
    List<Integer> items = new ArrayList<>();
    bench.answers(
        "work",
        (input, callback) -> {
          items.add(input.asInt());
          if (input.asInt() == 2 && items.size() < 4) {
            callback.failed("Broken", "{}");
          } else {
            callback.succeeded(IntNode.valueOf(input.asInt() * 10));
          }
        });
    Execution execution =
        bench.run(
            "{'StartAt':'M','States':{'M':{'Type':'Map','MaxConcurrency':1,'End':true,"
                + "'ItemProcessor':{'StartAt':'T','States':{'T':{'Type':'Task',"
                + "'Resource':'arn:aws:lambda:us-east-1:1:function:work','End':true}}}}}}",
            "[1,2,3,4]");
    bench.assertThat(execution).failedWith("Broken");
    assertThat(items).containsExactly(1, 2);
    redrive(execution);
    bench.assertThat(execution).failedWith("Broken");
    redrive(execution);
    bench.assertThat(execution).succeededWith("[10,20,30,40]");
    assertThat(items).containsExactly(1, 2, 2, 2, 3, 4);
  }

  @Test
  void goesOnInsideNestedParts() {
    function("good", 0);
    function("bad", 1);
    String task = "{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:%s',%s}";
    Execution execution =
        bench.run(
            "{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'M',"
                + "'States':{'M':{'Type':'Map','End':true,'ItemProcessor':{'StartAt':'G','States':{"
                + "'G':"
                + task.formatted("good", "'Next':'B'")
                + ",'B':"
                + task.formatted("bad", "'End':true")
                + "}}}}},{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':5,'End':true}}}]}}}",
            "[1,2]");
    bench.assertThat(execution).failedWith("Broken");
    redrive(execution);
    bench.assertThat(execution).succeededWith("[['bad','bad'],[1,2]]");
    assertThat(called.stream().filter("good"::equals)).hasSize(2);
  }

  @Test
  void entersAFailStateAgain() {
    Execution execution =
        bench.run("{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'No'}}}", "{}");
    redrive(execution);
    bench
        .assertThat(execution)
        .failedWith("No")
        .recorded(
            "ExecutionStarted",
            "FailStateEntered",
            "ExecutionFailed",
            "ExecutionRedriven",
            "FailStateEntered",
            "ExecutionFailed");
  }

  @Test
  void runsAStateWithAllItsPartsAgainWhenItsOutputWasTooLarge() {
    int[] calls = {0};
    bench.answers(
        "large",
        (input, callback) ->
            callback.succeeded(TextNode.valueOf(++calls[0] <= 2 ? "x".repeat(200_000) : "small")));
    String branch =
        "{'StartAt':'%1$s','States':{'%1$s':{'Type':'Task',"
            + "'Resource':'arn:aws:lambda:us-east-1:1:function:large','End':true}}}";
    Execution execution =
        bench.run(
            "{'StartAt':'P','States':{'P':{'Type':'Parallel','Branches':["
                + branch.formatted("A")
                + ","
                + branch.formatted("B")
                + "],'End':true}}}",
            "{}");
    bench.assertThat(execution).failedWith("States.DataLimitExceeded");
    redrive(execution);
    bench.assertThat(execution).succeededWith("['small','small']");
  }

  @Test
  void startsTheTimeOfTheExecutionAnew() {
    Execution execution = bench.run(WAITING.formatted(150), "{}");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    Instant redriven = bench.engine.redrive(execution.arn(), null);
    bench.clock.awaitIdle();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(execution.stopDate()).isEqualTo(redriven.plusSeconds(100));
  }

  @Test
  void goesOnAfterAStop() {
    Execution execution;
    try (var hold = bench.clock.hold("stopping")) {
      execution = bench.start(WAITING.formatted(50), "{'a':1}");
      refused(execution, "Execution is RUNNING and cannot be redriven.");
      bench.engine.stop(execution.arn(), "Enough", null);
    }
    redrive(execution);
    bench.assertThat(execution).succeededWith("{'a':1}");
  }

  @Test
  void doesNothingFurtherForATokenThatHasServed() {
    Execution execution =
        bench.run("{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'No'}}}", "{}");
    Instant first = bench.engine.redrive(execution.arn(), "token");
    assertThat(bench.engine.redrive(execution.arn(), "token")).isEqualTo(first);
    assertThat(execution.redriveCount()).isEqualTo(1);
    bench.run(WAITING.formatted(0), "{}");
    waitFor(Duration.ofMinutes(16));
    assertThat(bench.engine.redrive(execution.arn(), "token")).isAfter(first);
    assertThat(execution.redriveCount()).isEqualTo(2);
  }

  private void waitFor(Duration duration) {
    bench.clock.at(bench.clock.now().plus(duration), () -> {});
    bench.clock.awaitIdle();
  }

  @Test
  void refusesWhatIsTooOldOrTooLong() {
    Execution execution =
        bench.run("{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'No'}}}", "{}");
    waitFor(Duration.ofDays(14));
    assertThat(execution.redriveStatus()).isEqualTo(RedriveStatus.REDRIVABLE);
    waitFor(Duration.ofSeconds(1));
    refused(execution, "Execution redrivable period exceeded.");
    Execution endless =
        bench.run(
            "{'StartAt':'A','States':{'A':{'Type':'Choice','Default':'A','Choices':["
                + "{'Variable':'$.x','IsPresent':true,'Next':'S'}]},'S':{'Type':'Succeed'}}}",
            "{}");
    refused(endless, "Execution history event limit exceeded.");
  }

  @Test
  void refusesExpressExecutionsAndThoseOfMachinesThatAreGone() {
    StateMachine express =
        bench.engine.create(
            new StateMachineSpec(
                "express",
                null,
                null,
                StateMachineType.EXPRESS,
                "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\"}}}"));
    Execution short1 = bench.engine.start(new StartExecution(express.arn(), null, "{}"));
    assertThatThrownBy(() -> bench.engine.redrive(short1.arn(), null))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("InvalidArn"));
    Execution execution =
        bench.run("{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'No'}}}", "{}");
    bench.engine.delete(execution.stateMachineArn());
    refused(execution, "State machine is in DELETING status.");
    assertThatThrownBy(() -> bench.engine.redrive(execution.arn() + "x", null))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("ExecutionDoesNotExist"));
  }

  @Test
  void redrivesAThousandTimesAtMost() {
    Execution execution =
        bench.run("{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'No'}}}", "{}");
    for (int i = 0; i < 1_000; i++) {
      Instant unused = bench.engine.redrive(execution.arn(), null);
    }
    assertThat(execution.redriveCount()).isEqualTo(1_000);
    assertThat(execution.redriveStatus()).isEqualTo(RedriveStatus.NOT_REDRIVABLE);
  }
}
