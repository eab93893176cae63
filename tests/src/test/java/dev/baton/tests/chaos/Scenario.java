package dev.baton.tests.chaos;

import dev.baton.tests.cloud.TestCloud;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way a workflow can go, from what starts it to its end, with what must hold then. A workflow
 * joins the tests of this package by its lines in {@link Scenarios}.
 *
 * @param workflow its slug
 * @param name tells the ways of one workflow apart
 * @param detours faults that lead this way even when nothing else goes wrong
 */
record Scenario(String workflow, String name, List<String> detours, Way way) {

  /** Goes one way, under a name of its own, until nothing can happen any more. */
  @FunctionalInterface
  interface Way {
    /**
     * Runs to the end and checks it.
     *
     * @return the outcome in a word or two
     * @throws AssertionError saying what is half done
     */
    String run(TestCloud cloud, String name) throws Exception;
  }

  /** The same way, on which a fault leads elsewhere. */
  Scenario after(String fault) {
    return new Scenario(
        workflow, name, Stream.concat(detours.stream(), Stream.of(fault)).toList(), way);
  }

  @Override
  public String toString() {
    return workflow + " " + name;
  }
}
