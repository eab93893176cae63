package dev.baton.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.fault.FaultKind;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.TestCloud;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every effect of every state and handler meets every fault: afterwards all is stored and announced
 * once, or nothing is there and a person is told why. The effects are those that the door sees in
 * runs of all {@link Scenarios}, so that a new one joins by itself.
 */
@Tag("chaos")
class KillEverywhereTest {
  private final OutcomeTable table = new OutcomeTable();
  private final List<String> failures = new ArrayList<>();

  /** An effect where it is struck: the first way on which it is met, as often as it happens. */
  private record Meeting(Scenario scenario, int times) {}

  @Test
  void everyEffectMeetsEveryFaultAndNothingIsLeftHalfDone() {
    try (TestCloud cloud = TestCloud.withFaults()) {
      Recorder recorder = new Recorder(cloud);
      Map<Effect, Meeting> effects = new TreeMap<>();
      for (Scenario scenario : Scenarios.all()) {
        String undisturbed = run(cloud, scenario, List.of(), "");
        recorder
            .take()
            .forEach((effect, times) -> effects.putIfAbsent(effect, new Meeting(scenario, times)));
        table.way(scenario, undisturbed);
      }
      strikeAll(cloud, effects, recorder);
      table.write(Repository.at("tests/target/kill-everywhere.txt"));
      everyStateWasOnSomeWay(effects);
    }
    assertThat(failures).as("see tests/target/kill-everywhere.txt").isEmpty();
  }

  /** What is first met under a fault is struck there, too: that fault leads to it. */
  private void strikeAll(TestCloud cloud, Map<Effect, Meeting> effects, Recorder recorder) {
    Deque<Map.Entry<Effect, Meeting>> open = new ArrayDeque<>(List.copyOf(effects.entrySet()));
    while (!open.isEmpty()) {
      Map.Entry<Effect, Meeting> next = open.remove();
      Meeting meeting = next.getValue();
      Set<Integer> occurrences = new TreeSet<>(List.of(1, meeting.times()));
      for (FaultKind kind : next.getKey().kinds()) {
        for (int occurrence : occurrences) {
          String fault = next.getKey().fault(kind, occurrence);
          String outcome = run(cloud, meeting.scenario(), List.of(fault), fault);
          table.struck(meeting.scenario(), next.getKey(), kind, occurrence, outcome);
          recorder
              .take()
              .forEach(
                  (effect, times) -> {
                    Meeting there = new Meeting(meeting.scenario().after(fault), times);
                    if (effects.putIfAbsent(effect, there) == null) {
                      open.add(Map.entry(effect, there));
                    }
                  });
        }
      }
    }
  }

  private String run(TestCloud cloud, Scenario scenario, List<String> faults, String label) {
    List<String> all = new ArrayList<>(scenario.detours());
    all.addAll(faults);
    cloud.inject(all);
    String name = "kill-" + (table.rows() + 1);
    try {
      String outcome = scenario.way().run(cloud, name);
      long unmet =
          cloud.unmetFaults().stream().filter(fault -> fault.toString().equals(label)).count();
      return unmet == 0 ? outcome : outcome + " (not met)";
    } catch (Exception | AssertionError e) {
      String first = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
      failures.add(scenario + (label.isEmpty() ? "" : " --fault " + label) + ": " + first);
      return "FAILED: " + first;
    } finally {
      cloud.inject(List.of());
    }
  }

  private void everyStateWasOnSomeWay(Map<Effect, Meeting> effects) {
    Set<String> missed = new TreeSet<>(States.all());
    missed.removeAll(States.visited());
    assertThat(missed).as("states on no way").isSubsetOf(States.ELSEWHERE);
    Set<String> targets = Recorder.targets(effects);
    assertThat(States.calling()).as("states that call a service").isNotEmpty();
    assertThat(
            States.calling().stream()
                .filter(state -> !States.ELSEWHERE.contains(state))
                .map(state -> state.substring(state.indexOf('/') + 1))
                .filter(state -> !targets.contains(state))
                .sorted(Comparator.naturalOrder()))
        .as("states whose call was not struck")
        .isEmpty();
  }
}
