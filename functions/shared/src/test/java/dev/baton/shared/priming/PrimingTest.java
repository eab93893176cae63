package dev.baton.shared.priming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PrimingTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void theWorkIsDoneBeforeTheSnapshotAndNotAfterTheRestore() {
    Priming priming = new Priming(() -> done.add("work"));
    priming.beforeCheckpoint(Core.getGlobalContext());
    priming.afterRestore(Core.getGlobalContext());
    assertThat(done).containsExactly("work");
  }

  @Test
  void workThatFailsStopsNoSnapshot() {
    Priming priming =
        new Priming(
            () -> {
              throw new IllegalStateException("no such class");
            });
    assertThatCode(() -> priming.beforeCheckpoint(Core.getGlobalContext()))
        .doesNotThrowAnyException();
  }

  @Test
  void whereNoSnapshotIsTakenNothingIsDone() {
    Priming.beforeSnapshot(() -> done.add("work"));
    assertThat(done).isEmpty();
  }
}
