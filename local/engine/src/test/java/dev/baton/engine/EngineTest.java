package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final String WAITING =
      "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':%d,'End':true}}}";

  private final Workbench bench = new Workbench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void startsOnceForTheSameNameAndInputWhileItRuns() {
    try (var hold = bench.clock.hold("looking")) {
      String arn = bench.machine(WAITING.formatted(10)).arn();
      Execution first = bench.engine.start(new StartExecution(arn, "once", "{\"a\":1}"));
      assertThat(bench.engine.start(new StartExecution(arn, "once", "{\"a\":1}"))).isSameAs(first);
      refused(
          () -> bench.engine.start(new StartExecution(arn, "once", "{\"a\":2}")),
          "ExecutionAlreadyExists");
    }
    bench.clock.awaitIdle();
    String arn = bench.engine.stateMachines().getFirst().arn();
    refused(
        () -> bench.engine.start(new StartExecution(arn, "once", "{\"a\":1}")),
        "ExecutionAlreadyExists");
  }

  @Test
  void refusesWhatAwsRefuses() {
    String arn = bench.machine(WAITING.formatted(0)).arn();
    refused(() -> bench.engine.describe(arn + ":nobody"), "ExecutionDoesNotExist");
    refused(
        () -> bench.engine.start(new StartExecution(arn + "x", null, "{}")),
        "StateMachineDoesNotExist");
    refused(() -> bench.engine.start(new StartExecution(arn, "a b", "{}")), "InvalidName");
    refused(() -> bench.engine.start(new StartExecution(arn, null, "{")), "InvalidExecutionInput");
    refused(() -> bench.engine.create(StateMachineSpec.standard("m", "{}")), "InvalidDefinition");
    refused(
        () ->
            bench.engine.create(
                StateMachineSpec.standard("machine-0", WAITING.formatted(5).replace('\'', '"'))),
        "StateMachineAlreadyExists");
  }

  @Test
  void skipsThirtyDaysAtOnce() {
    long before = System.nanoTime();
    Execution execution = bench.run(WAITING.formatted(30 * 86_400), "{}");
    bench.assertThat(execution).succeededWith("{}");
    assertThat(Duration.between(execution.startDate(), execution.stopDate()))
        .isEqualTo(Duration.ofDays(30));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void stopsAnExecutionThatWaits() {
    try (var hold = bench.clock.hold("looking")) {
      Execution execution = bench.start(WAITING.formatted(60), "{}");
      bench.engine.stop(execution.arn(), "Enough", "we are done");
      assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
      bench
          .assertThat(execution)
          .recorded("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
    }
    bench.clock.awaitIdle();
    assertThat(bench.clock.now()).isEqualTo(dev.baton.engine.clock.VirtualClock.DEFAULT_START);
  }

  @Test
  void endsAMachineThatRunsInCircles() {
    Execution execution =
        bench.run(
            "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'End':{'Type':'Succeed'},"
                + "'B':{'Type':'Choice','Default':'A','Choices':["
                + "{'Variable':'$.over','IsPresent':true,'Next':'End'}]}}}",
            "{}");
    bench.assertThat(execution).failedWith("States.Runtime").because("25000");
    assertThat(bench.engine.history(execution.arn())).hasSize(25_000);
  }

  @Test
  void linksEachEventToAnEarlierOneAndCountsIdsFromOne() {
    Execution execution =
        bench.run(
            "{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,'Branches':["
                + "{'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':2,'End':true}}},"
                + "{'StartAt':'B','States':{'B':{'Type':'Pass','Result':2,'End':true}}}]}}}",
            "{'x':1}");
    bench.assertThat(execution).succeededWith("[{'x':1},2]");
    List<HistoryEvent> history = bench.engine.history(execution.arn());
    for (int i = 0; i < history.size(); i++) {
      assertThat(history.get(i).id()).isEqualTo(i + 1L);
      assertThat(history.get(i).previousEventId()).isLessThanOrEqualTo(i);
    }
  }

  @Test
  void givesUpTheOtherBranchesWhenOneFails() {
    Execution execution =
        bench.run(
            "{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,'Branches':["
                + "{'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':2000,'End':true}}},"
                + "{'StartAt':'B','States':{'B':{'Type':'Fail','Error':'Bad'}}}]}}}",
            "{}");
    bench
        .assertThat(execution)
        .failedWith("Bad")
        .recordedInOrder("FailStateEntered", "WaitStateAborted", "ParallelStateFailed");
    assertThat(bench.clock.now()).isEqualTo(execution.startDate());
  }

  @Test
  void runsSoManyIterationsAtOnceAndKeepsTheirOrder() {
    Execution execution =
        bench.run(
            "{'QueryLanguage':'JSONata','StartAt':'M','States':{'M':{'Type':'Map',"
                + "'Items':'{% [1..5] %}','MaxConcurrency':2,'End':true,"
                + "'ItemProcessor':{'StartAt':'W','States':{"
                + "'W':{'Type':'Wait','Seconds':10,'End':true}}}}}}",
            "{}");
    bench.assertThat(execution).succeededWith("[1,2,3,4,5]");
    assertThat(Duration.between(execution.startDate(), execution.stopDate()))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void survivesAMachineThatStartsItselfOverAndOver() {
    String arn = "arn:aws:states:us-east-1:000000000000:stateMachine:machine-0";
    Execution execution =
        bench.run(
            """
            {'QueryLanguage':'JSONata','StartAt':'C','States':{
             'C':{'Type':'Choice','Default':'D','Choices':[
              {'Condition':'{% $states.input.n > 0 %}','Next':'T'}]},
             'D':{'Type':'Succeed'},
             'T':{'Type':'Task','Resource':'arn:aws:states:::states:startExecution.sync:2',
              'Arguments':{'StateMachineArn':'ARN','Input':{'n':'{% $states.input.n - 1 %}'}},
              'Output':'{% $states.result.Output %}','End':true}}}
            """
                .replace("ARN", arn),
            "{'n':300}");
    bench.assertThat(execution).succeededWith("{'n':0}");
  }

  @Test
  void endsOnlyTheExecutionThatAListenerBreaks() {
    try (Engine engine =
        Engine.builder()
            .clock(bench.clock)
            .listener(
                (arn, event) -> {
                  if (event.type().equals("PassStateEntered") && arn.endsWith("bad")) {
                    throw new IllegalStateException("broken listener");
                  }
                })
            .build()) {
      String definition = "{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}";
      String arn =
          engine.create(StateMachineSpec.standard("m", definition.replace('\'', '"'))).arn();
      assertThat(engine.start(new StartExecution(arn, "bad", "{}")).status())
          .isEqualTo(ExecutionStatus.FAILED);
      assertThat(engine.start(new StartExecution(arn, "good", "{}")).status())
          .isEqualTo(ExecutionStatus.SUCCEEDED);
    }
  }

  @Test
  void fixesTheScopeOfVariables() {
    Execution execution =
        bench.run(
            "{'QueryLanguage':'JSONata','StartAt':'A','States':{"
                + "'A':{'Type':'Pass','Assign':{'v':1},'Next':'M'},"
                + "'M':{'Type':'Map','Items':[1,2],'Next':'Z','ItemProcessor':{'StartAt':'I',"
                + "'States':{'I':{'Type':'Pass','Assign':{'v':'{% $v + 10 %}'},'Next':'O'},"
                + "'O':{'Type':'Pass','Output':'{% $v %}','End':true}}}},"
                + "'Z':{'Type':'Pass','Output':{'inner':'{% $states.input %}','v':'{% $v %}'},"
                + "'End':true}}}",
            "{}");
    bench.assertThat(execution).succeededWith("{'inner':[11,11],'v':1}");
  }
}
