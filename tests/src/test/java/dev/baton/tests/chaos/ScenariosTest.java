package dev.baton.tests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Repository;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No workflow is left out when everything is broken. */
class ScenariosTest {
  @Test
  void everyWorkflowHasAWayOfItsOwnOrAReasonWhyNot() {
    Set<String> with = new TreeSet<>();
    Scenarios.all().forEach(scenario -> with.add(scenario.workflow()));
    assertThat(with).doesNotContainAnyElementsOf(Scenarios.WITHIN_OTHERS.keySet());
    with.addAll(Scenarios.WITHIN_OTHERS.keySet());
    assertThat(with).containsExactlyInAnyOrderElementsOf(Repository.slugs());
  }
}
