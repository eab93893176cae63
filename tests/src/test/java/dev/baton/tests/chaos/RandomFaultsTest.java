package dev.baton.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cloud.fault.FaultKind;
import dev.baton.tests.Repository;
import dev.baton.tests.cloud.TestCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several faults at once, drawn at random: run after run, each from a seed of its own, so that one
 * that fails can be repeated alone. {@code -Dbaton.chaos.seed} is the seed of the first run, {@code
 * -Dbaton.chaos.runs} how many follow each other.
 */
@Tag("chaos")
class RandomFaultsTest {
  private static final long SEED = Long.getLong("baton.chaos.seed", 1);
  private static final int RUNS = Integer.getInteger("baton.chaos.runs", 60);
  private static final int MOST_FAULTS = 3;

  private final List<String> failures = new ArrayList<>();
  private final OutcomeTable table = new OutcomeTable();

  /** What can be struck on a way, in an order that is always the same. */
  private record Target(Scenario scenario, List<Effect> effects) {}

  @Test
  void nothingIsLeftHalfDone() {
    List<Target> targets = targets();
    TestCloud cloud = TestCloud.withFaults();
    try {
      for (int i = 0; i < RUNS; i++) {
        run(cloud, targets, SEED + i);
      }
    } finally {
      cloud.close();
    }
    table.write(Repository.at("tests/target/random-faults.txt"));
    assertThat(failures).as("see tests/target/random-faults.txt").isEmpty();
  }

  /** The effects of each way, as the door sees them when nothing is disturbed. */
  private static List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    try (TestCloud cloud = TestCloud.withFaults()) {
      Recorder recorder = new Recorder(cloud);
      for (Scenario scenario : Scenarios.all()) {
        cloud.inject(scenario.detours());
        scenario.way().run(cloud, "discover-" + targets.size());
        targets.add(new Target(scenario, List.copyOf(new TreeSet<>(recorder.take().keySet()))));
      }
    } catch (Exception e) {
      throw new AssertionError("an undisturbed way fails: " + e.getMessage(), e);
    }
    return targets;
  }

  private void run(TestCloud cloud, List<Target> targets, long seed) {
    Random random = new Random(seed);
    Target target = targets.get(random.nextInt(targets.size()));
    Map<String, String> drawn = new TreeMap<>();
    int count = 1 + random.nextInt(Math.min(MOST_FAULTS, target.effects().size()));
    while (drawn.size() < count) {
      Effect effect = target.effects().get(random.nextInt(target.effects().size()));
      List<FaultKind> kinds = effect.kinds();
      FaultKind kind = kinds.get(random.nextInt(kinds.size()));
      drawn.putIfAbsent(effect.toString(), effect.fault(kind, 1 + random.nextInt(2)));
    }
    List<String> faults = List.copyOf(drawn.values());
    String outcome = outcome(cloud, target.scenario(), faults, seed);
    table.drawn(target.scenario(), seed, faults, outcome);
  }

  private String outcome(TestCloud cloud, Scenario scenario, List<String> faults, long seed) {
    List<String> all = new ArrayList<>(scenario.detours());
    all.addAll(faults);
    cloud.inject(all);
    try {
      return scenario.way().run(cloud, "chaos-" + seed);
    } catch (Exception | AssertionError e) {
      String first = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
      failures.add(
          "%s with %s: %s%n  repeat it: %s".formatted(scenario, faults, first, command(seed)));
      return "FAILED: " + first;
    } finally {
      cloud.inject(List.of());
    }
  }

  private static String command(long seed) {
    return "mvn -q test -pl tests -am -Dtest=RandomFaultsTest"
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dbaton.chaos.runs=1 -Dbaton.chaos.seed="
        + seed;
  }
}
