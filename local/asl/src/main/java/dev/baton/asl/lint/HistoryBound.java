package dev.baton.asl.lint;

import dev.baton.asl.Definition;
import dev.baton.asl.state.Branch;
import dev.baton.asl.state.FailState;
import dev.baton.asl.state.Handlers;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.Resource;
import dev.baton.asl.state.Retrier;
import dev.baton.asl.state.State;
import dev.baton.asl.state.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The longest history that an execution can have: every try of every retrier is used up in every
 * state of the longest way, every Map has all its items, every loop all its rounds.
 */
final class HistoryBound {
  /** Entered and Exited. */
  private static final long AROUND = 2;

  /** Scheduled, Started, Succeeded and, where Output cannot be computed, EvaluationFailed. */
  private static final long TRY = 4;

  /** The execution's own: Started, and Succeeded or Failed. */
  private static final long EXECUTION = 2;

  private static final long UNBOUNDED = Long.MAX_VALUE / 4;

  private final Limits limits;
  private final List<Finding> findings = new ArrayList<>();

  HistoryBound(Limits limits) {
    this.limits = limits;
  }

  /** {@code promised} says whether somebody has bounded the Maps and loops. */
  List<Finding> findings(Definition definition, boolean promised) {
    long events = EXECUTION + branch(definition.main());
    if (limits.express() || events >= UNBOUNDED) {
      return findings;
    }
    tooLong(Lint.WHOLE, "its history", events);
    Long meant = limits.historyEvents();
    if (promised && meant == null) {
      findings.add(
          Rule.HISTORY_BEYOND_DECLARED.broken(
              Lint.WHOLE,
              "limits.json does not say how long its history gets: %s events.".formatted(events),
              Long.toString(events)));
    } else if (meant != null && events > meant) {
      findings.add(
          Rule.HISTORY_BEYOND_DECLARED.broken(
              Lint.WHOLE,
              "Its history can have %s events, limits.json says %s.".formatted(events, meant),
              Long.toString(events)));
    }
    return findings;
  }

  private void tooLong(String state, String what, long events) {
    if (events > Limits.MAX_EVENTS) {
      findings.add(
          Rule.HISTORY_TOO_LONG.broken(
              state,
              "In the worst case %s has %s events, more than %s."
                  .formatted(what, events, Limits.MAX_EVENTS),
              ""));
    }
  }

  /** The events of the longest way through a branch. */
  private long branch(Branch branch) {
    Map<String, Long> events = new HashMap<>();
    for (State state : branch.states().values()) {
      events.put(state.name(), events(state));
    }
    LongestWay way = new LongestWay(branch, events, limits.loops());
    long longest = way.length();
    for (Set<String> loop : way.unbounded()) {
      findings.add(
          Rule.LOOP_UNBOUNDED.broken(
              loop.iterator().next(),
              "Nothing bounds the loop of " + String.join(", ", loop) + ".",
              ""));
      longest = UNBOUNDED;
    }
    return Math.min(longest, UNBOUNDED);
  }

  private long events(State state) {
    return switch (state) {
      case FailState fail -> 1;
      case TaskState task -> AROUND + tries(task.handlers()) * ofTry(task.resource());
      case ParallelState parallel -> {
        long inner = 2;
        for (Branch each : parallel.branches()) {
          inner = plus(inner, branch(each));
        }
        yield plus(AROUND, times(tries(parallel.handlers()), inner));
      }
      case MapState map -> plus(AROUND, times(tries(map.handlers()), ofMap(map)));
      default -> AROUND;
    };
  }

  /**
   * An inline Map's iterations are in the history, children of a distributed one have their own.
   */
  private long ofMap(MapState map) {
    long iteration = branch(map.processor());
    MapState.Distributed distributed = map.distributed();
    if (distributed != null) {
      if (!distributed.express() && iteration < UNBOUNDED) {
        tooLong(map.name(), "the history of a child execution", EXECUTION + iteration);
      }
      return TRY;
    }
    Limits.MapBound bound = limits.maps().get(map.name());
    return bound == null ? UNBOUNDED : plus(2, times(bound.maxItems(), plus(2, iteration)));
  }

  private static long ofTry(Resource resource) {
    boolean submits =
        resource instanceof Resource.Integration integration && integration.pattern() != null;
    return submits ? TRY + 1 : TRY;
  }

  private static long tries(Handlers handlers) {
    return 1 + handlers.retriers().stream().mapToLong(Retrier::maxAttempts).sum();
  }

  private static long plus(long a, long b) {
    return Math.min(UNBOUNDED, a + b);
  }

  private static long times(long a, long b) {
    return a > 0 && b > UNBOUNDED / a ? UNBOUNDED : a * b;
  }
}
