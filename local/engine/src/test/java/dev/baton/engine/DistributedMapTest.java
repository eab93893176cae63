package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.baton.engine.port.ServiceCallback;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs of distributed Maps: children, batches, concurrency and what failures are tolerated. */
class DistributedMapTest {
  private static final String MAP =
      """
      {'StartAt':'Each','States':{'Each':{'Type':'Map',%s
        'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},
          'StartAt':'Work','States':{'Work':%s}},'End':true}}}
      """;
  private static final String PASS = "{'Type':'Pass','End':true}";
  private static final String CALL =
      "{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:000000000000:function:work','End':true}";
  private static final String FAIL_ODD =
      """
      {'Type':'Choice','Choices':[{'Variable':'$.ok','BooleanEquals':true,'Next':'Good'}],
        'Default':'Bad'},'Good':{'Type':'Succeed'},'Bad':{'Type':'Fail','Error':'Odd','Cause':'is'}
      """;

  private final Workbench bench = new Workbench();
  private final Queue<ServiceCallback> waiting = new ArrayDeque<>();

  @AfterEach
  void close() {
    bench.close();
  }

  private Execution run(String fields, String work, String input) {
    return bench.run(MAP.formatted(fields, work), input);
  }

  private Execution waiting(String fields, int items) {
    bench.answers("work", (payload, callback) -> waiting.add(callback));
    StringBuilder input = new StringBuilder("[0");
    for (int i = 1; i < items; i++) {
      input.append(',').append(i);
    }
    return bench.start(MAP.formatted(fields, CALL), input + "]");
  }

  private MapRun mapRun(Execution execution) {
    List<MapRun> runs = bench.engine.mapRuns(execution.arn());
    assertThat(runs).hasSize(1);
    return runs.getFirst();
  }

  @Test
  void selectsWithIndexValueKeyAndSource() {
    String selector =
        "'ItemSelector':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value',"
            + "'s.$':'$$.Map.Item.Source','in.$':'$.x'},'ItemsPath':'$.list',";
    bench
        .assertThat(run(selector, PASS, "{'list':['a'],'x':7}"))
        .succeededWith("[{'i':0,'v':'a','s':'STATE_DATA','in':7}]");
    bench
        .assertThat(run("'ItemSelector':{'k.$':'$$.Map.Item.Key'},", PASS, "{'one':1,'two':2}"))
        .succeededWith("[{'k':'one'},{'k':'two'}]");
    bench.assertThat(run("", PASS, "{'one':1}")).succeededWith("[{'Key':'one','Value':1}]");
  }

  @Test
  void failsItsRunWhenAnItemCannotBeSelected() {
    Execution failed = run("'ItemSelector':{'v.$':'$$.Map.Item.Value.a'},", PASS, "[{'a':1},{}]");
    bench.assertThat(failed).failedWith("States.ParameterPathFailure");
    assertThat(mapRun(failed).status()).isEqualTo(MapRun.Status.FAILED);
  }

  @Test
  void batchesByNumber() {
    Execution execution =
        run(
            "'ItemBatcher':{'MaxItemsPerBatch':2,'BatchInput':{'from.$':'$$.Execution.Name'}},"
                + "'ResultSelector':{'a.$':'$[0].Items','b.$':'$[1].Items','c.$':'$[2].Items',"
                + "'n.$':'$[2].BatchInput.from'},",
            PASS,
            "[1,2,3,4,5]");
    bench
        .assertThat(execution)
        .succeededWith("{'a':[1,2],'b':[3,4],'c':[5],'n':'%s'}".formatted(execution.name()));
    MapRun run = mapRun(execution);
    assertThat(run.itemCounts().succeeded()).isEqualTo(5);
    assertThat(run.itemCounts().total()).isEqualTo(5);
    assertThat(run.executionCounts().succeeded()).isEqualTo(3);
  }

  @Test
  void batchesByNumberOfAPathAndByBytes() {
    bench
        .assertThat(
            run(
                "'ItemsPath':'$.l','ItemBatcher':{'MaxItemsPerBatchPath':'$.n'},",
                PASS,
                "{'l':[1,2,3],'n':2}"))
        .succeededWith("[{'Items':[1,2]},{'Items':[3]}]");
    // {"Items":["aaaa","bbbb"]} has 25 bytes.
    bench
        .assertThat(
            run("'ItemBatcher':{'MaxInputBytesPerBatch':25},", PASS, "['aaaa','bbbb','c','d','e']"))
        .succeededWith("[{'Items':['aaaa','bbbb']},{'Items':['c','d','e']}]");
    bench
        .assertThat(
            run(
                "'ItemsPath':'$.l','ItemBatcher':{'MaxItemsPerBatchPath':'$.n'},",
                PASS,
                "{'l':[1],'n':'x'}"))
        .failedWith("States.Runtime")
        .because("MaxItemsPerBatchPath");
  }

  @Test
  void neverPutsMoreIntoABatchThanAPayloadMayHold() {
    String item = "x".repeat(100_000);
    Execution execution =
        run(
            "'ItemBatcher':{'MaxItemsPerBatch':10},'ItemSelector':{'b':'" + item + "'},",
            "{'Type':'Pass','Result':1,'End':true}",
            "[1,2,3,4,5]");
    bench.assertThat(execution).succeededWith("[1,1,1]");
  }

  @Test
  void refusesAnInputThatIsTooLargeForAChild() {
    String item = "x".repeat(200_000);
    bench
        .assertThat(
            run(
                "'ItemSelector':{'a.$':'$$.Map.Item.Value','b.$':'$$.Map.Item.Value'},",
                PASS,
                "['" + item + "']"))
        .failedWith("States.DataLimitExceeded");
  }

  @Test
  void refusesResultsThatAreTooLargeForAnOutput() {
    String more = "'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Each'}],";
    bench
        .assertThat(
            run(
                more,
                "{'Type':'Pass','Result':'" + "x".repeat(100_000) + "','End':true}",
                "[1,2,3]"))
        .failedWith("States.DataLimitExceeded");
  }

  @Test
  void holdsItsConcurrencyAndFollowsChangesOfIt() {
    Execution execution = waiting("'MaxConcurrency':2,", 6);
    assertThat(waiting).hasSize(2);
    waiting.remove().succeeded(IntNode.valueOf(1));
    assertThat(waiting).hasSize(2);
    MapRun run = mapRun(execution);
    assertThat(run.maxConcurrency()).isEqualTo(2);
    assertThat(run.itemCounts().running()).isEqualTo(2);
    assertThat(run.itemCounts().succeeded()).isEqualTo(1);
    bench.engine.updateMapRun(new MapRunUpdate(run.arn(), 4L, null, null));
    assertThat(waiting).hasSize(4);
    while (!waiting.isEmpty()) {
      waiting.remove().succeeded(IntNode.valueOf(1));
    }
    bench.assertThat(execution).succeededWith("[1,1,1,1,1,1]");
    assertThatThrownBy(() -> bench.engine.updateMapRun(new MapRunUpdate(run.arn(), 1L, null, null)))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("ValidationException"));
  }

  @Test
  void toleratesSoManyFailuresAndNoMore() {
    String items = "[{'ok':true},{'ok':false},{'ok':true},{'ok':false}]";
    Execution tolerated =
        run(
            "'ToleratedFailureCount':2,'ResultSelector':{'n.$':'States.ArrayLength($)',"
                + "'bad.$':'$[1].Error'},",
            FAIL_ODD,
            items);
    bench.assertThat(tolerated).succeededWith("{'n':4,'bad':'Odd'}");
    assertThat(mapRun(tolerated).itemCounts().failed()).isEqualTo(2);
    Execution failed = run("'ToleratedFailureCount':1,", FAIL_ODD, items);
    bench
        .assertThat(failed)
        .failedWith("States.ExceedToleratedFailureThreshold")
        .because("The specified tolerated failure threshold was exceeded")
        .recordedInOrder("MapRunStarted", "MapRunFailed", "MapStateFailed", "ExecutionFailed");
    bench
        .assertThat(run("'ToleratedFailurePercentage':50,'ResultSelector':{},", FAIL_ODD, items))
        .succeededWith("{}");
    bench
        .assertThat(run("'ToleratedFailurePercentage':49.9,", FAIL_ODD, items))
        .failedWith("States.ExceedToleratedFailureThreshold");
  }

  @Test
  void countsAllItemsOfABatchThatFails() {
    Execution failed =
        run(
            "'ToleratedFailureCount':2,'ItemBatcher':{'MaxItemsPerBatch':3},",
            "{'Type':'Fail','Error':'E'}",
            "[1,2,3]");
    bench.assertThat(failed).failedWith("States.ExceedToleratedFailureThreshold");
    assertThat(mapRun(failed).itemCounts().failed()).isEqualTo(3);
    assertThat(mapRun(failed).executionCounts().failed()).isEqualTo(1);
  }

  @Test
  void givesUpRunningChildrenWhenItFails() {
    Execution execution = waiting("'MaxConcurrency':3,", 5);
    waiting.remove().failed("java.lang.Exception", "{}");
    bench.assertThat(execution).failedWith("States.ExceedToleratedFailureThreshold");
    MapRun run = mapRun(execution);
    assertThat(run.executionCounts().failed()).isEqualTo(1);
    assertThat(run.executionCounts().aborted()).isEqualTo(2);
    assertThat(run.executionCounts().running()).isZero();
    waiting.remove().succeeded(IntNode.valueOf(1));
    assertThat(run.executionCounts().succeeded()).isZero();
  }

  @Test
  void endsWithTheExecutionThatStartedIt() {
    Execution execution = waiting("'MaxConcurrency':2,", 5);
    bench.engine.stop(execution.arn(), "Enough", "of it");
    MapRun run = mapRun(execution);
    assertThat(run.status()).isEqualTo(MapRun.Status.ABORTED);
    assertThat(run.executionCounts().aborted()).isEqualTo(2);
    assertThat(bench.engine.childExecutions(run.arn()))
        .extracting(Execution::status)
        .containsOnly(ExecutionStatus.ABORTED);
    bench
        .assertThat(execution)
        .recorded(
            "ExecutionStarted",
            "MapStateEntered",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunAborted",
            "ExecutionAborted");
    Execution late =
        bench.run(
            MAP.formatted("", "{'Type':'Wait','Seconds':100,'End':true}")
                .replaceFirst("\\{", "{'TimeoutSeconds':5,"),
            "[1]");
    assertThat(late.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(mapRun(late).status()).isEqualTo(MapRun.Status.ABORTED);
  }

  @Test
  void showsItsChildrenAsExecutions() {
    Execution execution = run("'Label':'Mine',", PASS, "[1,2]");
    MapRun run = mapRun(execution);
    assertThat(run.arn()).contains(":mapRun:machine-0/Mine:");
    List<Execution> children = bench.engine.childExecutions(run.arn());
    assertThat(children).hasSize(2);
    for (Execution child : children) {
      assertThat(child.mapRunArn()).isEqualTo(run.arn());
      assertThat(child.stateMachineArn()).endsWith(":stateMachine:machine-0/Mine");
      assertThat(child.arn()).contains(":execution:machine-0/Mine:");
      assertThat(bench.engine.history(child.arn())).hasSize(4);
      assertThat(bench.engine.describe(child.arn())).isSameAs(child);
    }
    assertThat(execution.mapRunArn()).isNull();
    assertThatThrownBy(() -> bench.engine.mapRun(run.arn() + "x"))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("ResourceNotFound"));
    assertThatThrownBy(() -> bench.engine.mapRun("nonsense"))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.code()).isEqualTo("InvalidArn"));
  }

  @Test
  void startsExpressChildrenWhereAsked() {
    String definition = MAP.formatted("'Label':'L',", PASS).replace("STANDARD", "EXPRESS");
    Execution execution = bench.run(definition, "[1]");
    List<Execution> children = bench.engine.childExecutions(mapRun(execution).arn());
    assertThat(children.getFirst().arn()).contains(":express:machine-0/L:");
  }

  @Test
  void runsWithinAnother() {
    String inner =
        MAP.substring(MAP.indexOf("'Each':") + 7, MAP.lastIndexOf("}}")).formatted("", PASS);
    Execution execution =
        run(
            "",
            inner.replace("'Work':{", "'Deep':{").replace("'StartAt':'Work'", "'StartAt':'Deep'"),
            "[[1,2],[3]]");
    bench.assertThat(execution).succeededWith("[[1,2],[3]]");
    Execution child = bench.engine.childExecutions(mapRun(execution).arn()).getFirst();
    assertThat(bench.engine.mapRuns(child.arn())).hasSize(1);
  }

  @Test
  void startsANewRunForEachTryOfTheState() {
    Execution execution =
        run(
            "'Retry':[{'ErrorEquals':['States.ExceedToleratedFailureThreshold'],'MaxAttempts':1}],",
            "{'Type':'Fail','Error':'E'}",
            "[1]");
    bench.assertThat(execution).failedWith("States.ExceedToleratedFailureThreshold");
    assertThat(bench.engine.mapRuns(execution.arn())).hasSize(2);
  }

  @Test
  void holdsExpressChildrenToWhatExpressExecutionsMayDo() {
    String waits =
        "{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken','End':true}";
    assertThatThrownBy(() -> bench.machine(MAP.formatted("", waits).replace("STANDARD", "EXPRESS")))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining("/States/Each/ItemProcessor/States/Work/Resource");
    Execution slow =
        bench.run(
            MAP.formatted("", "{'Type':'Wait','Seconds':301,'End':true}")
                .replace("STANDARD", "EXPRESS"),
            "[1]");
    bench.assertThat(slow).failedWith("States.ExceedToleratedFailureThreshold");
    assertThat(mapRun(slow).itemCounts().timedOut()).isEqualTo(1);
  }
}
