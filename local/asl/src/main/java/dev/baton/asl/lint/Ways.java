package dev.baton.asl.lint;

import dev.baton.asl.state.Catcher;
import dev.baton.asl.state.ChoiceState;
import dev.baton.asl.state.FailState;
import dev.baton.asl.state.Handlers;
import dev.baton.asl.state.MapState;
import dev.baton.asl.state.ParallelState;
import dev.baton.asl.state.State;
import dev.baton.asl.state.SucceedState;
import dev.baton.asl.state.TaskState;
import java.util.LinkedHashSet;
import java.util.Set;

/** Where a branch goes from each of its states. */
final class Ways {
  private Ways() {}

  /** The states that may follow, whatever happens. */
  static Set<String> from(State state) {
    Set<String> next = onSuccess(state);
    for (Catcher catcher : handlers(state).catchers()) {
      next.add(catcher.next());
    }
    return next;
  }

  /** The states that may follow when the state does not fail. */
  static Set<String> onSuccess(State state) {
    Set<String> next = new LinkedHashSet<>();
    if (state instanceof ChoiceState choice) {
      choice.rules().forEach(rule -> next.add(rule.next()));
      if (choice.defaultNext() != null) {
        next.add(choice.defaultNext());
      }
    }
    String following = state.common().next();
    if (following != null) {
      next.add(following);
    }
    return next;
  }

  /** Whether a branch ends with this state. */
  static boolean isEnd(State state) {
    return switch (state) {
      case SucceedState succeed -> true;
      case FailState fail -> true;
      case ChoiceState choice -> false;
      default -> state.common().next() == null;
    };
  }

  static Handlers handlers(State state) {
    return switch (state) {
      case TaskState task -> task.handlers();
      case MapState map -> map.handlers();
      case ParallelState parallel -> parallel.handlers();
      default -> Handlers.NONE;
    };
  }
}
