package dev.baton.asl.lint;

import dev.baton.asl.Definition;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.FailState;
import dev.baton.asl.state.Handlers;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The linter: all breaches of the rules in one definition, by state. */
public final class Lint {
  static final String WHOLE = "-";

  private final List<Finding> findings = new ArrayList<>();

  private Lint() {}

  /** What is wrong with a valid definition; {@code limits} is null where there is no such file. */
  public static List<Finding> check(Definition definition, @Nullable Limits limits) {
    Lint lint = new Lint();
    lint.branch(definition.main(), false);
    if (limits == null) {
      lint.findings.addAll(LimitsRules.missing(definition));
    } else {
      lint.findings.addAll(LimitsRules.check(definition, limits));
      lint.findings.addAll(new PayloadBound(definition, limits).findings());
    }
    Limits known = limits == null ? Limits.NONE : limits;
    lint.findings.addAll(new HistoryBound(known).findings(definition, limits != null));
    lint.findings.sort(Comparator.comparing(Finding::state).thenComparing(Finding::rule));
    return List.copyOf(lint.findings);
  }

  private void branch(Branch branch, boolean caughtOutside) {
    for (State state : branch.states().values()) {
      switch (state) {
        case TaskState task -> {
          findings.addAll(RetryRules.check(task));
          findings.addAll(TimeoutRules.check(task));
          handlers(state, branch, task.handlers(), caughtOutside);
        }
        case MapState map -> {
          handlers(state, branch, map.handlers(), caughtOutside);
          branch(map.processor(), caughtOutside || CatchRules.catchesAll(map.handlers()));
        }
        case ParallelState parallel -> {
          handlers(state, branch, parallel.handlers(), caughtOutside);
          boolean caught = caughtOutside || CatchRules.catchesAll(parallel.handlers());
          parallel.branches().forEach(inner -> branch(inner, caught));
        }
        case FailState fail -> {
          if (fail.error() == null) {
            findings.add(
                Rule.FAIL_NAMELESS.broken(fail.name(), "It fails the execution by no name.", ""));
          }
        }
        default -> {}
      }
    }
  }

  private void handlers(State state, Branch branch, Handlers handlers, boolean caughtOutside) {
    findings.addAll(RetryRules.waits(state.name(), handlers));
    findings.addAll(CatchRules.check(state.name(), branch, handlers, caughtOutside));
  }
}
