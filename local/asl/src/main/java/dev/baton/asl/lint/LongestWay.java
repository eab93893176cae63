package dev.baton.asl.lint;

import dev.baton.asl.state.Branch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The longest way through a branch, by what each state adds to it. A loop counts as one place in
 * which each of its states is passed as often as the bounds of the loop allow.
 */
final class LongestWay {
  private final Branch branch;
  private final Map<String, Long> lengths;
  private final Map<String, Long> bounds;
  private final List<Set<String>> unbounded = new ArrayList<>();
  private final Map<String, Set<String>> loops = new HashMap<>();
  private final Map<Set<String>, Long> longest = new HashMap<>();

  LongestWay(Branch branch, Map<String, Long> lengths, Map<String, Long> bounds) {
    this.branch = branch;
    this.lengths = lengths;
    this.bounds = bounds;
    new Loops().find();
  }

  /** The loops that no bound breaks. */
  List<Set<String>> unbounded() {
    return unbounded;
  }

  long length() {
    return from(component(branch.startAt()));
  }

  private long from(Set<String> component) {
    Long known = longest.get(component);
    if (known != null) {
      return known;
    }
    long further = 0;
    for (String state : component) {
      for (String next : Ways.from(branch.state(state))) {
        if (!component.contains(next)) {
          further = Math.max(further, from(component(next)));
        }
      }
    }
    long length = further + within(component);
    longest.put(component, length);
    return length;
  }

  /** Between two visits of bounded states every other state of a loop is passed at most once. */
  private long within(Set<String> component) {
    if (!isLoop(component)) {
      return length(component.iterator().next());
    }
    long rounds = 1;
    for (String state : component) {
      rounds += bounds.getOrDefault(state, 0L);
    }
    long length = 0;
    for (String state : component) {
      length += length(state) * bounds.getOrDefault(state, rounds);
    }
    return length;
  }

  private long length(String state) {
    return lengths.getOrDefault(state, 0L);
  }

  private Set<String> component(String state) {
    Set<String> component = loops.get(state);
    if (component == null) {
      throw new IllegalStateException("no way leads to " + state);
    }
    return component;
  }

  private boolean isLoop(Set<String> component) {
    String only = component.iterator().next();
    return component.size() > 1 || Ways.from(branch.state(only)).contains(only);
  }

  /** Whether some way goes round within these states without passing a bounded one. */
  private boolean isUnbounded(Set<String> component) {
    for (String state : component) {
      if (!bounds.containsKey(state) && leadsBack(component, state)) {
        return true;
      }
    }
    return false;
  }

  private boolean leadsBack(Set<String> component, String home) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> ahead = new ArrayDeque<>(Ways.from(branch.state(home)));
    while (!ahead.isEmpty()) {
      String state = ahead.removeFirst();
      if (component.contains(state) && !bounds.containsKey(state) && seen.add(state)) {
        ahead.addAll(Ways.from(branch.state(state)));
      }
    }
    return seen.contains(home);
  }

  /** Tarjan's search for the loops, each as the set of its states. */
  private final class Loops {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    void find() {
      visit(branch.startAt());
    }

    private int visit(String state) {
      Integer number = numbers.get(state);
      if (number != null) {
        return number;
      }
      int own = numbers.size();
      numbers.put(state, own);
      open.push(state);
      int low = own;
      for (String next : Ways.from(branch.state(state))) {
        boolean known = numbers.containsKey(next);
        int reached = visit(next);
        if (!known) {
          low = Math.min(low, low(next));
        } else if (open.contains(next)) {
          low = Math.min(low, reached);
        }
      }
      lowest.put(state, low);
      if (low == own) {
        close(state);
      }
      return own;
    }

    private int low(String state) {
      Integer low = lowest.get(state);
      return low == null ? Integer.MAX_VALUE : low;
    }

    private void close(String first) {
      Set<String> component = new LinkedHashSet<>();
      @Nullable String state;
      do {
        state = open.pop();
        component.add(state);
      } while (!state.equals(first));
      component.forEach(each -> loops.put(each, component));
      if (isLoop(component) && isUnbounded(component)) {
        unbounded.add(component);
      }
    }
  }
}
