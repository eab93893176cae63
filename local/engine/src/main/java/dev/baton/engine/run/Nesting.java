package dev.baton.engine.run;

import org.jspecify.annotations.Nullable;

/** The executions a thread drives within each other, as when one starts the next. */
final class Nesting {
  private static final int DEEP = 32;
  private static final ThreadLocal<Nesting> OF_THREAD = ThreadLocal.withInitial(Nesting::new);

  private int depth;
  private @Nullable Driver innermost;

  private Nesting() {}

  static Nesting ofThread() {
    return OF_THREAD.get();
  }

  /** Whether the next one had better have a stack of its own. */
  boolean isDeep() {
    return depth >= DEEP;
  }

  /** Takes a further one in; the one around it is for {@link #leave}. */
  @Nullable Driver enter(Driver driver) {
    Driver outer = innermost;
    depth++;
    innermost = driver;
    return outer;
  }

  void leave(@Nullable Driver outer) {
    depth--;
    innermost = outer;
  }

  /** Whether this thread drives the execution, or one within a call of it. */
  boolean isWithin(Driver driver) {
    Driver present = innermost;
    while (present != null && present != driver) {
      present = present.around();
    }
    return present != null;
  }
}
