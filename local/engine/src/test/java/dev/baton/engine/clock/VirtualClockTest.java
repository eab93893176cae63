package dev.baton.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private final VirtualClock clock = new VirtualClock();
  private final Instant start = clock.now();
  private final List<String> ran = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void jumpsFromTimerToTimerInOrderOfDueTimeThenOfInsertion() {
    try (Hold hold = clock.hold("setting up")) {
      clock.at(start.plusSeconds(2), () -> ran.add("c@" + Duration.between(start, clock.now())));
      clock.at(start.plusSeconds(1), () -> ran.add("a@" + Duration.between(start, clock.now())));
      clock.at(start.plusSeconds(1), () -> ran.add("b@" + Duration.between(start, clock.now())));
      assertThat(clock.now()).isEqualTo(start);
    }
    clock.awaitIdle();
    assertThat(ran).containsExactly("a@PT1S", "b@PT1S", "c@PT2S");
    assertThat(clock.now()).isEqualTo(start.plusSeconds(2));
  }

  @Test
  void standsStillWhileAnyHoldIsOpen() {
    Hold first = clock.hold("first");
    Hold second = clock.hold("second");
    clock.at(start.plusSeconds(1), () -> ran.add("timer"));
    first.close();
    first.close();
    assertThat(ran).isEmpty();
    second.close();
    clock.awaitIdle();
    assertThat(ran).containsExactly("timer");
  }

  @Test
  void runsWhatRecursInPassingAndNeverForItsSakeAlone() {
    recur();
    clock.awaitIdle();
    assertThat(ran).isEmpty();
    assertThat(clock.now()).isEqualTo(start);
    try (Hold hold = clock.hold("setting up")) {
      clock.at(start.plusSeconds(150), () -> ran.add("timer"));
    }
    clock.awaitIdle();
    assertThat(ran).containsExactly("recurring", "recurring", "timer");
    assertThat(clock.now()).isEqualTo(start.plusSeconds(150));
  }

  private void recur() {
    clock.inPassing(
        clock.now().plusSeconds(60),
        () -> {
          ran.add("recurring");
          recur();
        });
  }

  @Test
  void neitherRunsNorWaitsForAWithdrawnTimer() {
    try (Hold hold = clock.hold("setting up")) {
      clock.at(start.plusSeconds(1), () -> ran.add("withdrawn")).cancel();
    }
    clock.awaitIdle();
    assertThat(ran).isEmpty();
    assertThat(clock.now()).isEqualTo(start);
  }

  @Test
  void keepsTimeStillFromTheMomentAConditionHolds() {
    AtomicBoolean reached = new AtomicBoolean();
    try (Hold setUp = clock.hold("setting up")) {
      clock.at(start.plusSeconds(1), () -> reached.set(true));
      clock.at(start.plusSeconds(9), () -> ran.add("late"));
      Thread waiting = Thread.currentThread();
      Thread.ofVirtual().start(() -> closeOnceParked(waiting, setUp));
      try (Hold hold = clock.holdWhen(reached::get)) {
        assertThat(hold).isNotNull();
        assertThat(clock.now()).isEqualTo(start.plusSeconds(1));
        assertThat(ran).isEmpty();
      }
    }
    clock.awaitIdle();
    assertThat(ran).containsExactly("late");
  }

  private static void closeOnceParked(Thread waiting, Hold hold) {
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    hold.close();
  }

  @Test
  void saysWhenNothingIsLeftToHappen() {
    clock.at(start.plusSeconds(1), () -> ran.add("only"));
    assertThat(clock.runUntil(() -> false)).isFalse();
    assertThat(clock.holdWhen(() -> false)).isNull();
    assertThat(ran).containsExactly("only");
  }

  @Test
  void skipsThirtyDaysAtOnceAlsoWhenActionsAskForMoreTimers() {
    Instant due = start.plus(Duration.ofDays(30));
    clock.at(due, () -> clock.at(clock.now().plus(Duration.ofDays(30)), () -> ran.add("second")));
    clock.awaitIdle();
    assertThat(clock.now()).isEqualTo(start.plus(Duration.ofDays(60)));
    assertThat(clock.asJavaClock().instant()).isEqualTo(clock.now());
  }
}
