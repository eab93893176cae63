package dev.baton.tests.cloud;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The states that executions entered in any cloud of this JVM, as {@code slug/State}. */
public final class VisitedStates {
  private static final Set<String> ENTERED = ConcurrentHashMap.newKeySet();

  private VisitedStates() {}

  /** Those entered so far. */
  public static Set<String> all() {
    return Set.copyOf(ENTERED);
  }

  static void add(String executionArn, String state) {
    ENTERED.add(executionArn.split(":", -1)[6] + "/" + state);
  }
}
