package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryAndCatchTest {
  private static final String TASK =
      """
      {'QueryLanguage':'JSONata','StartAt':'Work','States':{
        'Work':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:000000000000:function:work',
          %s 'End':true},
        'Recover':{'Type':'Pass','End':true}}}
      """;

  private final Workbench bench = new Workbench();
  private final AtomicInteger attempts = new AtomicInteger();

  @AfterEach
  void close() {
    bench.close();
  }

  private void failing(int times, String error) {
    bench.answers(
        "work",
        (input, callback) -> {
          if (attempts.incrementAndGet() <= times) {
            callback.failed(error, "{\"errorMessage\":\"no\",\"errorType\":\"" + error + "\"}");
          } else {
            callback.succeeded(TextNode.valueOf("done"));
          }
        });
  }

  private Execution run(String handlers) {
    String caught = "'Catch':[{'ErrorEquals':['Never'],'Next':'Recover'}],";
    String body = handlers.contains("'Catch'") ? handlers : handlers + caught;
    return bench.run(TASK.formatted(body), "{}");
  }

  @Test
  void retriesAfterGrowingDelaysUntilTheTaskSucceeds() {
    failing(3, "Flaky");
    Execution execution =
        run("'Retry':[{'ErrorEquals':['Flaky'],'IntervalSeconds':2,'BackoffRate':3.0}],");
    bench.assertThat(execution).succeededWith("'done'").visited("Work");
    assertThat(Duration.between(execution.startDate(), execution.stopDate()))
        .isEqualTo(Duration.ofSeconds(2 + 6 + 18));
  }

  @Test
  void capsDelays() {
    failing(3, "Flaky");
    Execution execution =
        run("'Retry':[{'ErrorEquals':['Flaky'],'IntervalSeconds':2,'MaxDelaySeconds':3}],");
    assertThat(Duration.between(execution.startDate(), execution.stopDate()))
        .isEqualTo(Duration.ofSeconds(2 + 3 + 3));
  }

  @Test
  void drawsJitteredDelaysBelowTheBackOffAndTheSameForTheSameSeed() {
    failing(1, "Flaky");
    Execution execution =
        run("'Retry':[{'ErrorEquals':['Flaky'],'IntervalSeconds':60,'JitterStrategy':'FULL'}],");
    assertThat(Duration.between(execution.startDate(), execution.stopDate()))
        .isBetween(Duration.ZERO, Duration.ofSeconds(60));
  }

  @Test
  void countsTheAttemptsOfEachRetrierByItself() {
    failing(2, "Flaky");
    Execution execution =
        run(
            "'Retry':[{'ErrorEquals':['Other'],'MaxAttempts':1},"
                + "{'ErrorEquals':['States.ALL'],'MaxAttempts':1}],");
    bench.assertThat(execution).failedWith("Flaky");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void catchesWithTheFirstCatcherThatNamesTheError() {
    failing(9, "Broken");
    Execution execution =
        run(
            "'Catch':[{'ErrorEquals':['Other'],'Next':'Recover','Output':'wrong'},"
                + "{'ErrorEquals':['Broken'],'Next':'Recover',"
                + "'Output':{'why':'{% $states.errorOutput.Error %}'}},"
                + "{'ErrorEquals':['States.ALL'],'Next':'Recover','Output':'late'}],");
    bench.assertThat(execution).succeededWith("{'why':'Broken'}").visited("Work", "Recover");
  }

  @Test
  void takesTaskFailedForAnyErrorButATimeOut() {
    failing(9, "Broken");
    bench
        .assertThat(
            run("'Catch':[{'ErrorEquals':['States.TaskFailed'],'Next':'Recover','Output':1}],"))
        .succeededWith("1");
    bench.answers("work", (input, callback) -> {});
    bench
        .assertThat(
            run(
                "'TimeoutSeconds':3,"
                    + "'Catch':[{'ErrorEquals':['States.TaskFailed'],'Next':'Recover'}],"))
        .failedWith("States.Timeout")
        .recordedInOrder("LambdaFunctionTimedOut", "ExecutionFailed");
  }

  @Test
  void failsTheStateWhenAnExpressionYieldsNothing() {
    failing(0, "Never");
    bench
        .assertThat(run("'Arguments':{'x':'{% $states.input.missing %}'},"))
        .failedWith("States.QueryEvaluationError")
        .because(
            "An error occurred while executing the state 'Work' (entered at the event id #2). The"
                + " JSONata expression '$states.input.missing' specified for the field"
                + " 'Arguments/x' returned nothing (undefined).");
  }

  @Test
  void catchesAFailedExpressionToo() {
    failing(0, "Never");
    bench
        .assertThat(
            run(
                "'Arguments':'{% $states.input.missing %}',"
                    + "'Catch':[{'ErrorEquals':['States.QueryEvaluationError'],"
                    + "'Next':'Recover','Output':1}],"))
        .succeededWith("1");
  }

  @Test
  void assignsVariablesWhereAnErrorIsCaught() {
    failing(9, "Broken");
    Execution execution =
        bench.run(
            """
            {'QueryLanguage':'JSONata','StartAt':'Work','States':{
              'Work':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:work',
                'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Tell',
                  'Assign':{'reason':'{% $states.errorOutput.Error %}'}}],'End':true},
              'Tell':{'Type':'Pass','Output':'{% $reason %}','End':true}}}
            """,
            "{}");
    bench.assertThat(execution).succeededWith("'Broken'");
  }
}
