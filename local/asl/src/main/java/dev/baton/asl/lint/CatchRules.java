package dev.baton.asl.lint;

import dev.baton.asl.expression.Errors;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.Catcher;
import dev.baton.asl.state.Handlers;
import dev.baton.asl.state.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every failure is caught, and what catches it leads to an end. */
final class CatchRules {
  private CatchRules() {}

  static List<Finding> check(
      String state, Branch branch, Handlers handlers, boolean caughtOutside) {
    List<Finding> findings = new ArrayList<>();
    if (!caughtOutside && !catchesAll(handlers)) {
      findings.add(Rule.CATCH_MISSING.broken(state, "Nothing catches each of its errors.", ""));
    }
    for (Catcher catcher : handlers.catchers()) {
      if (!ends(branch, catcher.next(), state)) {
        findings.add(
            Rule.CATCH_UNHANDLED.broken(
                state,
                "What catches %s, %s, leads to no end but through %s again."
                    .formatted(String.join(", ", catcher.errors()), catcher.next(), state),
                state));
      }
    }
    return findings;
  }

  static boolean catchesAll(Handlers handlers) {
    return handlers.catchers().stream().anyMatch(c -> c.errors().contains(Errors.ALL));
  }

  /** Whether some way from a state ends, and does not pass through another. */
  private static boolean ends(Branch branch, String from, String without) {
    Set<String> seen = new HashSet<>(Set.of(without));
    Deque<String> ahead = new ArrayDeque<>(List.of(from));
    while (!ahead.isEmpty()) {
      String name = ahead.removeFirst();
      if (seen.add(name)) {
        State state = branch.state(name);
        if (Ways.isEnd(state)) {
          return true;
        }
        ahead.addAll(Ways.from(state));
      }
    }
    return false;
  }
}
