package dev.baton.engine.run;

/** How many executions a thread drives within each other, as when one starts the next. */
final class Nesting {
  private static final int DEEP = 32;
  private static final ThreadLocal<int[]> DEPTH = ThreadLocal.withInitial(() -> new int[1]);

  private Nesting() {}

  /** Whether the next one had better have a stack of its own. */
  static boolean isDeep() {
    return DEPTH.get()[0] >= DEEP;
  }

  static void enter() {
    DEPTH.get()[0]++;
  }

  static void leave() {
    DEPTH.get()[0]--;
  }
}
