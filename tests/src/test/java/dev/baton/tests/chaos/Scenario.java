package dev.baton.tests.chaos;

import dev.baton.tests.cloud.TestCloud;
import java.util.List;

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

  @Override
  public String toString() {
    return workflow + " " + name;
  }
}
