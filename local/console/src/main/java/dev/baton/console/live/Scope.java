package dev.baton.console.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The states that run in sequence with each other: an execution's own, those of one iteration of a
 * Map, or those of a branch.
 *
 * @param owner the Map or Parallel around it; null for the execution's own
 */
record Scope(@Nullable Activation owner, int depth, String prefix) {
  static final Scope ROOT = new Scope(null, 0, "");

  /** A state from its entry to its exit; owned by the trace of its execution. */
  static final class Activation {
    final Scope scope;
    final String type;
    final String name;
    final Instant entered;
    final long enteredNanos;
    int attempts = 1;
    boolean exited;
    @Nullable String error;
    @Nullable Instant failedAt;

    Activation(Scope scope, String type, String name, Instant entered, long enteredNanos) {
      this.scope = scope;
      this.type = type;
      this.name = name;
      this.entered = entered;
      this.enteredNanos = enteredNanos;
    }

    boolean isContainer() {
      return type.equals("Map") || type.equals("Parallel");
    }

    String subject() {
      return scope.prefix() + name;
    }
  }

  /** Where an event stands: in a scope, and in a state or between two. */
  record Position(Scope scope, @Nullable Activation state) {
    static final Position START = new Position(ROOT, null);

    /** The Map or Parallel that an event of one is about, seen from its last inner event. */
    Position container() {
      if (state != null && state.isContainer() && !state.exited) {
        return this;
      }
      Activation owner = scope.owner();
      return owner == null ? this : new Position(owner.scope, owner);
    }
  }
}
