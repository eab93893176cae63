package dev.baton.cloud.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.cloud.FakeLambda;
import dev.baton.cloud.TestCloud;
import dev.baton.cloud.wire.Json;
import dev.baton.engine.clock.Hold;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerPartTest {
  private static final String SCHEDULE =
      """
      {"ScheduleExpression": "%s", "State": "%s", "FlexibleTimeWindow": {"Mode": "OFF"},
       "Target": {"Arn": "%s", "RoleArn": "arn:aws:iam::000000000000:role/r", "Input": "{\\"a\\":1}",
                  "RetryPolicy": {"MaximumRetryAttempts": 0}}}
      """;
  private static final String FUNCTION =
      "arn:aws:lambda:us-east-1:000000000000:function:sweep:live";

  private final TestCloud cloud = new TestCloud();
  private final FakeLambda lambda = cloud.with(context -> new FakeLambda(event -> Json.object()));
  private final SchedulerPart scheduler = cloud.with(SchedulerPart::new);

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void firesAtItsRateWhileTimePassesForSomethingElse() {
    make("rate(60 minutes)", "ENABLED", FUNCTION);
    scheduler.ready();
    cloud.clock.awaitIdle();
    assertThat(lambda.events).isEmpty();
    pass(Duration.ofMinutes(200));
    assertThat(lambda.events).hasSize(3).allMatch(event -> event.path("a").asInt() == 1);
  }

  @Test
  void doesNotFireWhenDisabled() {
    make("rate(1 hour)", "DISABLED", FUNCTION);
    scheduler.ready();
    pass(Duration.ofDays(1));
    assertThat(lambda.events).isEmpty();
  }

  @Test
  void firesAgainAfterATimeThatFailed() {
    make("rate(1 day)", "ENABLED", "arn:aws:states:us-east-1:000000000000:stateMachine:none");
    scheduler.ready();
    pass(Duration.ofDays(2).plusHours(1));
    assertThat(cloud.deadLetters).hasSize(2);
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> make("cron(0 3 * * * *)", "ENABLED", FUNCTION))
        .hasMessageContaining("Invalid Schedule Expression");
    assertThatThrownBy(() -> make("rate(1 hour)", "ENABLED", "arn:aws:ecs:us-east-1:0:cluster/c"))
        .hasMessageContaining("functions, queues, state machines");
  }

  private void make(String expression, String state, String target) {
    cloud.create(
        "AWS::Scheduler::Schedule", "Sweep", SCHEDULE.formatted(expression, state, target));
  }

  private void pass(Duration duration) {
    try (Hold _ = cloud.clock.hold("setting up")) {
      cloud.clock.at(cloud.clock.now().plus(duration), () -> {});
    }
    cloud.clock.awaitIdle();
  }
}
