package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.engine.clock.RealClock;
import dev.baton.engine.clock.VirtualClock;
import dev.baton.engine.port.ServiceCall;
import dev.baton.engine.port.ServiceCallback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers that block the thread that drives their execution. */
@Timeout(60)
class WatchdogTest {
  private static final String TASK =
      """
      {'QueryLanguage':'JSONata','StartAt':'Work','States':{
        'Work':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:%s',%s 'End':true},
        'Recover':{'Type':'Pass','Output':'recovered','End':true}}}
      """;
  private static final String CAUGHT =
      "'TimeoutSeconds':1,'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'Recover'}],";
  private static final String UNUSED = "'Catch':[{'ErrorEquals':['Never'],'Next':'Recover'}],";

  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch hung = new CountDownLatch(1);
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger returned = new AtomicInteger();
  private final List<Thread> callers = new ArrayList<>();
  private Engine engine = engine(new RealClock());
  private int machines;

  private Engine engine(dev.baton.engine.clock.EngineClock clock) {
    return Engine.builder().clock(clock).port(this::call).build();
  }

  @AfterEach
  void close() throws InterruptedException {
    release.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    engine.close();
  }

  /** {@code hang} blocks until the test lets it go, {@code once} only the first time. */
  private void call(ServiceCall call, ServiceCallback callback) {
    String arn = call.parameters().path("FunctionName").asText();
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    int attempt = attempts.incrementAndGet();
    if (name.equals("hang") || (name.equals("once") && attempt == 1)) {
      hung.countDown();
      awaitRelease();
      callback.succeeded(TextNode.valueOf("too late"));
      returned.incrementAndGet();
    } else {
      callback.succeeded(TextNode.valueOf("in time"));
    }
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts an execution on a thread of its own, which the handler may keep. */
  private Execution start(String definition) throws InterruptedException {
    String arn =
        engine
            .create(StateMachineSpec.standard("machine-" + machines, definition.replace('\'', '"')))
            .arn();
    String name = "run-" + machines++;
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  Execution unused = engine.start(new StartExecution(arn, name, "{}"));
                });
    callers.add(caller);
    String execution = arn.replace(":stateMachine:", ":execution:") + ":" + name;
    return until(() -> engine.describe(execution));
  }

  private interface Question<T> {
    T ask();
  }

  private static <T> T until(Question<T> question) throws InterruptedException {
    while (true) {
      try {
        return question.ask();
      } catch (EngineException e) {
        Thread.onSpinWait();
      }
    }
  }

  private static void awaitEnd(Execution execution) {
    while (execution.stopDate() == null) {
      Thread.onSpinWait();
    }
  }

  private List<String> types(Execution execution) {
    return engine.history(execution.arn()).stream().map(HistoryEvent::type).toList();
  }

  private void letGoAndSeeThatNothingChanges(Execution execution) throws InterruptedException {
    List<String> before = types(execution);
    ExecutionStatus status = execution.status();
    release.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(returned.get()).isPositive();
    assertThat(types(execution)).isEqualTo(before);
    assertThat(execution.status()).isEqualTo(status);
  }

  @Test
  void takesAnExecutionFromAHandlerThatOverrunsAndRefusesTheLateResult()
      throws InterruptedException {
    Execution execution = start(TASK.formatted("hang", CAUGHT));
    awaitEnd(execution);
    ExecutionAssert.assertThat(engine, execution)
        .succeededWith("'recovered'")
        .recorded(
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionTimedOut",
            "TaskStateExited",
            "PassStateEntered",
            "PassStateExited",
            "ExecutionSucceeded");
    assertThat(Duration.between(execution.startDate(), execution.stopDate()))
        .isBetween(Duration.ofMillis(990), Duration.ofSeconds(10));
    letGoAndSeeThatNothingChanges(execution);
  }

  @Test
  void triesAgainWhileTheFirstAttemptStillHangs() throws InterruptedException {
    Execution execution =
        start(
            TASK.formatted(
                "once",
                "'TimeoutSeconds':1,'Retry':[{'ErrorEquals':['States.Timeout'],"
                    + "'IntervalSeconds':1,'MaxAttempts':1}],"
                    + UNUSED));
    awaitEnd(execution);
    ExecutionAssert.assertThat(engine, execution).succeededWith("'in time'");
    letGoAndSeeThatNothingChanges(execution);
  }

  @Test
  void missesTheHeartbeatOfAHandlerThatHangs() throws InterruptedException {
    Execution execution =
        start(TASK.formatted("hang", "'HeartbeatSeconds':1,'TimeoutSeconds':50," + UNUSED));
    awaitEnd(execution);
    ExecutionAssert.assertThat(engine, execution).failedWith("States.HeartbeatTimeout");
    letGoAndSeeThatNothingChanges(execution);
  }

  @Test
  void stopsAnExecutionWhoseHandlerHangs() throws InterruptedException {
    Execution execution = start(TASK.formatted("hang", UNUSED));
    hung.await();
    engine.stop(execution.arn(), "Enough", null);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
    letGoAndSeeThatNothingChanges(execution);
  }

  @Test
  void endsAnExecutionInTimeWhoseHandlerHangs() throws InterruptedException {
    Execution execution =
        start("{'TimeoutSeconds':1," + TASK.formatted("hang", UNUSED).strip().substring(1));
    awaitEnd(execution);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    letGoAndSeeThatNothingChanges(execution);
  }

  @Test
  void goesOnWithOtherBranchesWhileOneHangs() throws InterruptedException {
    Execution execution =
        start(
            "{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,'Branches':["
                + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':1,'Next':'B'},"
                + "'B':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:quick',"
                + "'End':true}}},"
                + "{'StartAt':'H','States':{'H':{'Type':'Task','TimeoutSeconds':50,"
                + "'Resource':'arn:aws:lambda:us-east-1:1:function:hang','End':true}}}]}}}");
    while (!types(execution).contains("WaitStateExited") || attempts.get() < 2) {
      Thread.onSpinWait();
    }
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    release.countDown();
    awaitEnd(execution);
    ExecutionAssert.assertThat(engine, execution).succeededWith("['in time','too late']");
  }

  @Test
  void takesTheExecutionAroundANestedOneThatHangs() throws InterruptedException {
    String child =
        engine
            .create(
                StateMachineSpec.standard(
                    "child", TASK.formatted("hang", CAUGHT).replace('\'', '"')))
            .arn();
    Execution execution =
        start(
            "{'StartAt':'C','States':{'C':{'Type':'Task','End':true,"
                + "'Resource':'arn:aws:states:::states:startExecution.sync:2','Parameters':{"
                + "'StateMachineArn':'"
                + child
                + "'},'OutputPath':'$.Output'}}}");
    awaitEnd(execution);
    ExecutionAssert.assertThat(engine, execution).succeededWith("'recovered'");
    letGoAndSeeThatNothingChanges(execution);
  }

  @Test
  void timesManyHandlersOutAtOnceAndServesOthersMeanwhile() throws InterruptedException {
    List<Execution> executions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      executions.add(start(TASK.formatted("hang", CAUGHT)));
    }
    Execution quick = start(TASK.formatted("quick", UNUSED));
    awaitEnd(quick);
    ExecutionAssert.assertThat(engine, quick).succeededWith("'in time'");
    for (Execution execution : executions) {
      awaitEnd(execution);
      ExecutionAssert.assertThat(engine, execution).succeededWith("'recovered'");
    }
    letGoAndSeeThatNothingChanges(executions.getFirst());
  }

  @Test
  void doesNotKeepTheTimersOfOthersWaitingInRealTime() throws InterruptedException {
    Execution hanging =
        start(
            "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':1,'Next':'H'},"
                + "'H':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:hang',"
                + "'End':true}}}");
    hung.await();
    Execution other =
        start("{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':1,'End':true}}}");
    awaitEnd(other);
    assertThat(hanging.status()).isEqualTo(ExecutionStatus.RUNNING);
    release.countDown();
    awaitEnd(hanging);
  }

  @Test
  void measuresHandlersInRealTimeOnAVirtualClockToo() throws InterruptedException {
    engine.close();
    try (VirtualClock clock = new VirtualClock()) {
      engine = engine(clock);
      Execution execution = start(TASK.formatted("hang", CAUGHT));
      assertThat(clock.runUntil(() -> execution.stopDate() != null)).isTrue();
      ExecutionAssert.assertThat(engine, execution).succeededWith("'recovered'");
      letGoAndSeeThatNothingChanges(execution);
      assertThatCode(clock::awaitIdle).doesNotThrowAnyException();
    }
  }

  @Test
  void leavesAHandlerThatIsSlowButInTimeItsExecution() throws InterruptedException {
    Execution execution = start(TASK.formatted("hang", "'TimeoutSeconds':30," + UNUSED));
    hung.await();
    assertThat(release.await(300, TimeUnit.MILLISECONDS)).isFalse();
    release.countDown();
    awaitEnd(execution);
    ExecutionAssert.assertThat(engine, execution).succeededWith("'too late'");
  }
}
