package dev.baton.engine.run;

/** What a state waits for. */
interface Pending {

  /** Gives it up; nothing may come of it afterwards. */
  void cancel();

  /** Leaves what the history tells of its end; called before it is cancelled with its execution. */
  default void stopping() {}
}
